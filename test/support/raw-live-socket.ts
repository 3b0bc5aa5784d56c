import { connect, type Socket } from 'node:net';

const FINAL = 0x80;
const MASKED = 0x80;
export const OPCODES = { continuation: 0, text: 1, ping: 9, pong: 10 } as const;
type Opcode = keyof typeof OPCODES;

/** A client of `/live` that does with its TCP connection what no library would: stop reading, lie, send crumbs. */
export class RawLiveSocket {
  private readonly socket: Socket;
  /** What arrived last, enough to find a word in; the rest is forgotten. */
  private tail = '';
  private readonly waiting = new Set<() => void>();
  isClosed = false;

  private constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.socket = connect(Number(port), hostname);
    this.socket.on('data', (chunk: Buffer) => {
      this.tail = (this.tail + chunk.toString('latin1')).slice(-4_096);
      for (const look of this.waiting) look();
    });
    this.socket.on('error', () => undefined);
    this.socket.once('close', () => {
      this.isClosed = true;
      for (const look of this.waiting) look();
    });
    this.socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
  }

  /** Connected to `/live` as nobody in particular. */
  static async open(url: string): Promise<RawLiveSocket> {
    const socket = new RawLiveSocket(url);
    await socket.heard('"sid"');
    socket.say('40/live,');
    await socket.heard('40/live,');
    return socket;
  }

  /** One whole text message. */
  say(text: string): void {
    this.frame('text', text);
  }

  ask(stream: string, after?: number, id = 1): void {
    this.say(`42/live,${id}["subscribe",${JSON.stringify({ stream, after })}]`);
  }

  /** Frames with a mask of zeros, up to 65,535 bytes each; `isFinal: false` leaves the message open. Answers whether there is room for more. */
  frame(opcode: Opcode, text: string, isFinal = true): boolean {
    const payload = Buffer.from(text);
    const long = payload.length > 125;
    const head = Buffer.alloc(long ? 8 : 6);
    head[0] = (isFinal ? FINAL : 0) | OPCODES[opcode];
    head[1] = MASKED | (long ? 126 : payload.length);
    if (long) head.writeUInt16BE(payload.length, 2);
    return this.socket.write(Buffer.concat([head, payload]));
  }

  /** Resolves once the text has arrived; rejects when the connection ends before. */
  heard(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const isThere = this.tail.includes(text);
        if (!isThere && !this.isClosed) return;
        this.waiting.delete(look);
        if (isThere) resolve();
        else reject(new Error(`cut before ${text} came`));
      };
      this.waiting.add(look);
      look();
    });
  }

  /** Resolves once the server has cut it. It must be reading to notice. */
  cut(): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!this.isClosed) return;
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
      look();
    });
  }

  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  destroy(): void {
    this.socket.destroy();
  }
}
