/** What one connection may send in a window (milliseconds): ten times what Socket.IO messages are limited to, and all streams twice in bytes. */
const WINDOW = 10_000;
const MAX_FRAMES = 1_000;
const MAX_BYTES = 256 * 1024;

/** Counts what one connection sends below Socket.IO: frames of a WebSocket, packets of a poll. */
export class IncomingLimit {
  private since = 0;
  private frames = 0;
  private bytes = 0;

  /** Whether it may send this, too. */
  allows(bytes: number): boolean {
    const now = performance.now();
    if (now - this.since >= WINDOW) {
      this.since = now;
      this.frames = 0;
      this.bytes = 0;
    }
    this.frames++;
    this.bytes += bytes;
    return this.frames <= MAX_FRAMES && this.bytes <= MAX_BYTES;
  }
}
