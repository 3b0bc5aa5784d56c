import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** One buffer for all sockets of the process: what arrives is read before the next one gets it. */
const SHARED = Buffer.alloc(256 * 1024);
const OPCODE = 0x0f;
const [TEXT, CLOSE, PING, PONG] = [1, 8, 9, 10];

export interface FrameListener {
  onOpen(): void;
  /** The buffer is only good during the call. */
  onText(text: Buffer): void;
  onClose(reason: string): void;
}

/**
 * The reader's end of a WebSocket, as cheap as it can be, since thousands share one process: no extensions, no fragments, and a masking key
 * of zero, which leaves texts as they are.
 */
export class FrameSocket {
  readonly #socket: Socket;
  #rest: Buffer = Buffer.alloc(0);
  #isOpen = false;

  constructor(
    address: URL,
    private readonly on: FrameListener,
  ) {
    this.#socket = connect({
      host: address.hostname,
      port: Number(address.port),
      noDelay: true,
      onread: {
        buffer: SHARED,
        callback: (length) => {
          this.#read(SHARED.subarray(0, length));
          return true;
        },
      },
    });
    this.#socket.once('error', ({ message }) => this.on.onClose(message));
    this.#socket.once('close', () => this.on.onClose('closed'));
    this.#socket.write(
      `GET ${address.pathname}${address.search} HTTP/1.1\r\nHost: ${address.host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
    );
  }

  send(text: string): void {
    this.#write(TEXT, Buffer.from(text));
  }

  /** Stops reading, as a reader does whose machine sleeps. */
  pause(): void {
    this.#socket.pause();
  }

  /** Gone without a word. */
  destroy(): void {
    this.#socket.destroy();
  }

  #write(opcode: number, payload: Buffer): void {
    const long = payload.length > 125;
    const head = Buffer.alloc(long ? 8 : 6);
    head[0] = 0x80 | opcode;
    head[1] = 0x80 | (long ? 126 : payload.length);
    if (long) head.writeUInt16BE(payload.length, 2);
    this.#socket.write(Buffer.concat([head, payload]));
  }

  #read(chunk: Buffer): void {
    let data = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    if (!this.#isOpen) {
      const end = data.indexOf('\r\n\r\n');
      if (end === -1) {
        this.#rest = Buffer.from(data);
        return;
      }
      if (!data.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101'))) {
        this.on.onClose(data.subarray(0, data.indexOf('\r\n')).toString());
        this.#socket.destroy();
        return;
      }
      this.#isOpen = true;
      data = data.subarray(end + 4);
      this.on.onOpen();
    }
    let at = 0;
    for (;;) {
      const frame = frameAt(data, at);
      if (!frame) break;
      at = frame.end;
      if (frame.opcode === TEXT) this.on.onText(data.subarray(frame.start, frame.end));
      else if (frame.opcode === PING) this.#write(PONG, Buffer.from(data.subarray(frame.start, frame.end)));
      else if (frame.opcode === CLOSE) this.#socket.destroy();
    }
    this.#rest = at < data.length ? Buffer.from(data.subarray(at)) : Buffer.alloc(0);
  }
}

function frameAt(data: Buffer, at: number): { opcode: number; start: number; end: number } | null {
  if (data.length < at + 2) return null;
  const [first = 0, length = 0] = [data[at], data[at + 1]];
  const extra = length === 126 ? 2 : length === 127 ? 8 : 0;
  const start = at + 2 + extra;
  if (data.length < start) return null;
  const size = extra === 0 ? length : extra === 2 ? data.readUInt16BE(at + 2) : Number(data.readBigUInt64BE(at + 2));
  if (data.length < start + size) return null;
  return { opcode: first & OPCODE, start, end: start + size };
}
