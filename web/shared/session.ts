import type { AccountView, SessionView } from '../../src/contract/accounts.schemas.js';
import { ApiError } from './api-error.js';
import { ask } from './request.js';
import { hintOf, isRemembered } from './signed-in-hint.js';

export type Account = AccountView;

/** An access token is renewed this long before its end, so that clocks and slow networks do no harm. Milliseconds. */
const MARGIN_MS = 30_000;

type Notice = 'signed-in' | 'signed-out';

interface Access {
  token: string;
  expiresAt: number;
  account: Account;
}

/**
 * Who is signed in, in this tab and in the others of this origin. The access token is only in memory; the refresh token only in its
 * HttpOnly cookie, which rotates: a lock lets one tab at a time use it.
 */
export class Session {
  /** Whether nobody is signed in any more because the server knows no such session, or because the browser did not keep its cookie. */
  hasEnded = false;

  #access: Access | null = null;
  #renewal: Promise<Access | null> | null = null;
  readonly #listeners = new Set<(account: Account | null) => void>();
  readonly #others: BroadcastChannel;
  readonly #hint: string;

  constructor(
    private readonly url: string,
    /** For `Accept-Language`: what the server tells people. */
    private readonly language: () => string,
  ) {
    this.#hint = hintOf(url);
    this.#others = new BroadcastChannel(`palabre:${url}`);
    this.#others.addEventListener('message', ({ data }) => void this.#hear(data as Notice));
  }

  get account(): Account | null {
    return this.#access?.account ?? null;
  }

  /** The token of this moment, good or not. */
  get heldToken(): string | null {
    return this.#access?.token ?? null;
  }

  /** Whether this browser signed in on this origin and did not sign out: strangers need not ask the server who they are. */
  get isRemembered(): boolean {
    return isRemembered(this.url);
  }

  /** Calls back when somebody signs in or out, here or in another tab. Answers how to stop that. */
  onChange(listener: (account: Account | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes up the session of the cookie, if there is one: after a reload. Null when nobody is signed in; throws only when nobody answers. */
  async resume(): Promise<Account | null> {
    return (await this.#renew())?.account ?? null;
  }

  async signIn(email: string, password: string): Promise<Account> {
    return this.#begin('login', { email, password });
  }

  async register(email: string, password: string, name: string): Promise<Account> {
    return this.#begin('register', { email, password, name });
  }

  /** Signs out here even if the server cannot be reached. */
  async signOut(): Promise<void> {
    this.#take(null);
    await this.#exclusively(() => this.#call('logout')).catch(() => undefined);
    this.#tell('signed-out');
  }

  /** A token that is good for a while; null when nobody is signed in. `refused`: the last one was not good (any more). */
  async token(refused = false): Promise<string | null> {
    if (!this.#access) return null;
    const isGood = !refused && this.#access.expiresAt - MARGIN_MS > Date.now();
    return isGood ? this.#access.token : ((await this.#renew())?.token ?? null);
  }

  async #begin(route: 'login' | 'register', body: object): Promise<Account> {
    const { account } = this.#take(toAccess(await this.#exclusively(() => this.#call(route, body))));
    this.#tell('signed-in');
    return account;
  }

  #renew(): Promise<Access | null> {
    this.#renewal ??= this.#exclusively(() => this.#call('refresh'))
      .then((view) => this.#take(toAccess(view)))
      .catch((error: unknown) => {
        if (!(error instanceof ApiError) || error.status !== 401) throw error;
        return this.#take(null, this.isRemembered);
      })
      .finally(() => {
        this.#renewal = null;
      });
    return this.#renewal;
  }

  #call(route: string, body?: object): Promise<SessionView> {
    return ask(`${this.url}/api/auth/${route}`, {
      method: 'POST',
      credentials: 'include',
      // Outlives the page: who leaves while it renews still gets the new cookie.
      keepalive: true,
      headers: { 'accept-language': this.language() },
      body,
    }) as Promise<SessionView>;
  }

  /** Tabs use the cookie one after another, so that each sends what the last one got; the server forgives those that cannot. */
  #exclusively<T>(use: () => Promise<T>): Promise<T> {
    const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
    return locks ? locks.request(`palabre:${this.url}`, use) : use();
  }

  #take<A extends Access | null>(access: A, hasEnded = false): A {
    this.hasEnded = hasEnded;
    const before = this.#access?.account;
    this.#access = access;
    this.#remember(access !== null);
    if (before?.id !== access?.account.id) for (const listener of this.#listeners) listener(this.account);
    return access;
  }

  #remember(signedIn: boolean): void {
    try {
      if (signedIn) localStorage.setItem(this.#hint, '1');
      else localStorage.removeItem(this.#hint);
    } catch {
      // A page may be denied its storage: then one signs in again.
    }
  }

  #tell(notice: Notice): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
    this.#others.postMessage(notice);
  }

  async #hear(notice: Notice): Promise<void> {
    if (notice === 'signed-out') this.#take(null);
    else await this.#renew().catch(() => undefined);
  }
}

function toAccess({ accessToken, expiresIn, account }: SessionView): Access {
  return { token: accessToken, expiresAt: Date.now() + expiresIn * 1_000, account };
}
