import { computed, signal } from '@preact/signals';
import type { AccountView } from '../../../src/contract/accounts.schemas.js';
import type { SiteView } from '../../../src/contract/sites.schemas.js';
import type { Session } from '../../shared/session.js';
import type { DeskApi } from './desk-api.js';
import type { Preferences } from './preferences.js';
import { codeOf } from './problems.js';

export type Phase = 'starting' | 'signed-out' | 'expired' | 'reader' | 'staff' | 'unreachable';

/** Who works at the desk, on which site. */
export class DeskSession {
  readonly phase = signal<Phase>('starting');
  readonly me = signal<AccountView | null>(null);
  readonly sites = signal<readonly SiteView[]>([]);
  readonly isAdmin = computed(() => this.me.value?.roles.includes('admin') ?? false);
  /** The site that the desk shows: the one chosen last, while one may act on it. */
  readonly site = computed(
    () => this.sites.value.find(({ id }) => id === this.preferences.value.site) ?? this.sites.value[0] ?? null,
  );

  constructor(
    private readonly door: Pick<Session, 'resume' | 'signIn' | 'signOut' | 'onChange'>,
    private readonly api: DeskApi,
    private readonly preferences: Preferences,
  ) {
    // Another tab signed out, or the server ended the session: what is on the screen stays, behind the question who one is.
    door.onChange((account) => {
      if (account === null && this.phase.value === 'staff') this.phase.value = 'expired';
    });
  }

  /** Goes on with the session that the browser remembers, if there is one. */
  async resume(): Promise<void> {
    try {
      const account = await this.door.resume();
      if (account) await this.#enter(account);
      else this.phase.value = 'signed-out';
    } catch (error) {
      this.phase.value = codeOf(error) === 'network' ? 'unreachable' : 'signed-out';
    }
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.#enter(await this.door.signIn(email, password));
  }

  async signOut(): Promise<void> {
    this.me.value = null;
    this.phase.value = 'signed-out';
    await this.door.signOut();
  }

  async reloadSites(): Promise<void> {
    this.sites.value = (await this.api.sites()).items;
  }

  async #enter(account: AccountView): Promise<void> {
    this.me.value = account;
    if (!account.roles.includes('moderator') && !account.roles.includes('admin')) {
      this.phase.value = 'reader';
      return;
    }
    await this.reloadSites();
    this.phase.value = 'staff';
  }
}
