import type { Discussion } from './discussion.js';
import type { OpenDialog } from './discussion-state.js';
import { loadMembers, type Members } from './members-loader.js';

type Act = (members: Members) => unknown;

/** Lazy loading: opens what only members need when it is first asked for, and keeps what was asked until it is there. */
export class MembersDoor {
  /** By what it is about: who clicks twice out of impatience meant it once. */
  readonly #waiting = new Map<string, Act>();
  #hasFailed = false;

  constructor(
    private readonly discussion: Discussion,
    private readonly join: (members: Members) => Promise<void>,
  ) {}

  /** Prefetch: somebody may be about to ask. Failures are told only to who does ask. */
  prepare(): void {
    loadMembers().catch(() => undefined);
  }

  openDialog(dialog: OpenDialog): void {
    this.discussion.update({ dialog });
    void this.open();
  }

  /** Does it now, or as soon as it can be done. */
  whenOpen(about: string, act: Act): void {
    this.#waiting.set(about, act);
    void this.open();
  }

  /** Shows that it is on its way, and when it does not come. */
  async open(): Promise<void> {
    const { members, door } = this.discussion.value;
    if (members) this.#act(members);
    if (members || door === 'loading') return;
    this.discussion.update({ door: 'loading' });
    try {
      const arrived = await loadMembers();
      await this.join(arrived);
      this.discussion.update({ members: arrived, door: null });
      this.#act(arrived);
    } catch {
      this.discussion.update({ door: this.#hasFailed ? 'unloadedAgain' : 'unloaded' });
      this.#hasFailed = true;
    }
  }

  #act(members: Members): void {
    const acts = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const act of acts) act(members);
  }
}
