import { computed, signal } from '@preact/signals';
import { isSettled, type Card, type Notice } from '../logic/deck.js';
import { subjectOf, type Ruling, type Subject } from './act.js';
import type { Acts } from './acts.js';
import type { DeskApi } from './desk-api.js';
import type { InspectedItem } from './desk-messages.js';
import { HEARTBEAT } from './leases.js';
import type { LiveListener } from './live.js';
import type { ModerationEvent } from '../../../src/contract/events.js';
import { claimHolder, type Explain } from './problems.js';

/** One comment that was opened by its address, with everything that happened to it. */
export class CaseStore implements LiveListener {
  readonly file = signal<InspectedItem | null>(null);
  readonly problem = signal('');
  readonly notice = signal<Notice | null>(null);
  readonly card = computed<Card | null>(() => this.file.value && { item: this.file.value, notice: this.notice.value });
  /** Whom one may decide about: null when there is nothing to decide. */
  readonly subject = computed<Subject | null>(() => {
    const card = this.card.value;
    if (!card || isSettled(card) || card.item.comment.status === 'withdrawn') return null;
    return subjectOf(card.item);
  });

  constructor(
    readonly id: string,
    private readonly api: DeskApi,
    private readonly acts: Acts,
    private readonly explain: Explain,
  ) {}

  async read(): Promise<void> {
    try {
      this.file.value = await this.api.comment(this.id);
    } catch (error) {
      this.problem.value = this.explain(error);
    }
  }

  /** Decides, and reads what the server made of it. */
  async rule(ruling: Ruling): Promise<void> {
    const file = this.file.value;
    if (!file) return;
    this.notice.value = null;
    const made = this.acts.decide([subjectOf(file)], ruling);
    if (ruling.action !== 'escalate') {
      const status = ruling.action === 'approve' ? 'published' : 'rejected';
      this.file.value = { ...file, comment: { ...file.comment, status }, waitingSince: null };
    }
    await made;
    await this.read();
  }

  readonly bringBack = (_subject: Subject, notice: Notice | null): void => {
    void this.read().then(() => (this.notice.value = notice));
  };

  readonly hear = (events: readonly ModerationEvent[]): void => {
    const isNews = events.some(
      (event) =>
        event.commentId === this.id &&
        !this.acts.isUnderway(this.id) &&
        !(event.type === 'comment.decided' && this.acts.isOwn(event.decisionId)),
    );
    if (isNews) void this.read();
  };

  readonly reset = (): Promise<void> => this.read();

  /** Tells the others that somebody is looking, as long as this is open. Answers how to stop. */
  hold(): () => void {
    this.#hold({ take: true });
    const beat = setInterval(() => this.#hold({}), HEARTBEAT);
    const leave = (): void => this.api.releaseOnLeaving(this.id);
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(beat);
      removeEventListener('pagehide', leave);
      void this.api.release(this.id).catch(() => undefined);
    };
  }

  /** What somebody else decided is taken note of: one may decide anew about the comment as it is now. */
  goOn(): void {
    this.notice.value = null;
  }

  takeOver(): void {
    this.api.hold(this.id, { takeOver: true }).then(
      () => (this.notice.value = null),
      (error: unknown) => (this.notice.value = { kind: 'failed', detail: this.explain(error) }),
    );
  }

  #hold(how: { take?: boolean }): void {
    this.api.hold(this.id, how).catch((error: unknown) => {
      const by = claimHolder(error);
      if (by !== null) this.notice.value = { kind: 'taken', by };
    });
  }
}
