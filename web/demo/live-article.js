import { io } from '/demo/socket.io.esm.min.js';

/**
 * Follows one article as the contract has it: a page tells the position that it reflects, and from there every event is applied once, in the
 * order of its number. `show` gets the events, `total` the number of published comments, `state` one of connecting, live, offline, refused.
 */
export class LiveArticle {
  constructor(id, { show, total, state }) {
    this.id = id;
    this.stream = `article:${id}`;
    this.show = show;
    this.total = total;
    this.state = state;
    this.position = null;
    this.socket = io('/live');
    this.socket.on('connect', () => this.subscribe());
    this.socket.on('disconnect', () => this.state('offline'));
    this.socket.on('connect_error', (error) => this.state(this.socket.active ? 'offline' : 'refused', error.message));
    this.socket.on('events', (message) => this.receive(message));
    this.socket.on('head', ({ stream, epoch, head }) => {
      if (stream === this.stream && this.position && (epoch !== this.position.epoch || head > this.position.after)) {
        void this.subscribe();
      }
    });
    this.state('connecting');
  }

  close() {
    this.socket.close();
  }

  async subscribe() {
    try {
      this.position ??= await this.takePage();
      const answer = await this.socket
        .timeout(10_000)
        .emitWithAck('subscribe', { stream: this.stream, ...this.position });
      if (!answer.ok) return this.state('refused', answer.message);
      if (answer.reset) {
        this.position = null;
        return this.subscribe();
      }
      this.apply(answer.events, answer.head);
      this.state('live');
    } catch {
      // The connection went meanwhile: the next one subscribes again.
      this.state('offline');
    }
  }

  async takePage() {
    const response = await fetch(`/api/articles/${this.id}/comments?limit=1`);
    if (!response.ok) throw new Error(`status ${response.status}`);
    const { total, live } = await response.json();
    this.total(total);
    return { epoch: live.epoch, after: live.seq };
  }

  receive({ stream, epoch, from, to, events }) {
    if (stream !== this.stream || !this.position) return;
    if (epoch !== this.position.epoch || from > this.position.after + 1) {
      void this.subscribe();
      return;
    }
    this.apply(events, to);
  }

  /** What was applied already is dropped, however often it comes. */
  apply(events, head) {
    for (const event of events.filter(({ seq }) => seq > this.position.after)) {
      this.show(event);
      if (event.total !== undefined) this.total(event.total);
    }
    this.position.after = Math.max(this.position.after, head);
  }
}
