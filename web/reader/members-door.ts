import type { Discussion } from './discussion.js';
import { loadMembers, type Members } from './members-loader.js';

type Wish = (members: Members) => unknown;

/** Lazy loading: opens what only members need when it is first asked for. */
export class MembersDoor {
  /** What was asked for last, until it can be done: whoever clicks twice out of impatience means it once. */
  #wish: Wish | null = null;
  hasFailed = false;

  constructor(
    private readonly discussion: Discussion,
    private readonly join: (members: Members) => Promise<void>,
  ) {}

  /** Prefetch: somebody may be about to ask. Failures are told only to who does ask. */
  prepare(): void {
    loadMembers().catch(() => undefined);
  }

  /** Does it now, or as soon as it can be done. */
  whenOpen(wish: Wish): void {
    this.#wish = wish;
    void this.open();
  }

  /** For a member; a stranger is asked to sign in. */
  asMember(wish: Wish): void {
    const { discussion } = this;
    this.whenOpen((members) => (discussion.value.account ? wish(members) : discussion.update({ dialog: 'sign-in' })));
  }

  /** Shows that it is on its way, which `door` says how, and when it does not come. */
  async open(door: 'expected' | 'loading' = 'loading'): Promise<void> {
    const { discussion } = this;
    const { members: known, door: before } = discussion.value;
    if (before === 'expected' || before === 'loading') return;
    if (!known) await this.#load(door);
    const { members } = discussion.value;
    if (!members) return;
    this.#wish?.(members);
    this.#wish = null;
  }

  async #load(door: 'expected' | 'loading'): Promise<void> {
    const { discussion } = this;
    discussion.update({ door });
    try {
      const members = await loadMembers();
      await this.join(members);
      discussion.update({ members, door: null });
    } catch {
      discussion.update({ door: this.hasFailed ? 'unloadedAgain' : 'unloaded' });
      this.hasFailed = true;
    }
  }
}
