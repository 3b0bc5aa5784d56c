import type { Heard, Place } from './dialects.js';
import type { FrameSocket } from './frames.js';

/** One reader of one stream: what it has, and what does not follow. */
export class Reader implements Place {
  last = 0;
  epoch = '';
  session = '';
  offset = '';
  isFollowing = false;
  stalled = false;
  socket: FrameSocket | undefined;
  readonly reactions = new Map<string, number>();

  constructor(readonly stream: string) {}

  /** Takes what the server said. Answers what is wrong with it, if anything. */
  take(heard: Heard): string | null {
    switch (heard.kind) {
      case 'answer':
        return this.catchUp(heard);
      case 'events': {
        const fault = heard.from === this.last + 1 ? null : `had ${this.last} and got ${heard.from}..${heard.to}`;
        this.last = heard.to;
        this.offset = heard.offset;
        return fault;
      }
      case 'session':
        // Restored: what was missed follows by itself.
        if (this.session !== '') this.isFollowing = true;
        if (this.session !== '' && this.session !== heard.id) return 'its connection was not restored';
        this.session = heard.id;
        break;
      case 'reactions':
        for (const [id, count] of Object.entries(heard.counts)) this.reactions.set(id, count);
        break;
      case 'other':
    }
    return null;
  }

  /** Whether it has all events up to the head, and these counts. */
  has(head: number, counts: Readonly<Record<string, number>>): boolean {
    return this.last >= head && Object.entries(counts).every(([id, count]) => this.reactions.get(id) === count);
  }

  leave(): void {
    const { socket } = this;
    this.isFollowing = false;
    this.socket = undefined;
    socket?.destroy();
  }

  private catchUp({ epoch, head, from, events, reset }: Heard & { kind: 'answer' }): string | null {
    const knew = this.epoch !== '';
    const whole = !reset && from + events === head + 1 && from === this.last + 1;
    const fault = knew && !whole ? `came back at ${this.last} and got ${from}+${events} up to ${head}` : null;
    this.epoch = epoch;
    this.last = head;
    this.isFollowing = true;
    return fault;
  }
}
