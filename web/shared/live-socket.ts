/** What the namespace of the contract needs of Socket.IO v4 over WebSocket: the text packets of Engine.IO 4, without binary and upgrades. */

const NAMESPACE = '/live';
/** Engine.IO packet types: open, ping, pong, message. */
const OPEN = '0';
const PING = '2';
const PONG = '3';
const MESSAGE = '4';
/** Socket.IO packet types inside a message. */
const CONNECT = '0';
const DISCONNECT = '1';
const EVENT = '2';
const ACK = '3';
const CONNECT_ERROR = '4';
const PACKET = new RegExp(`^${MESSAGE}([0-4])${NAMESPACE},(\\d*)(.*)$`, 's');

/** A connection that is not ready after this long, or a request that is not answered, has failed. Milliseconds. */
const PATIENCE_MS = 10_000;

export interface LiveSocketHandlers {
  ready(): void;
  message(name: string, data: unknown): void;
  /** Once, at the end: `code` when the server refused the connection and said why. */
  closed(code: string | null): void;
}

/** One connection, from opening to its end; whoever needs another makes another. */
export class LiveSocket {
  readonly #socket: WebSocket;
  readonly #requests = new Map<number, (answer: unknown) => void>();
  #nextRequest = 0;
  #watchdog: ReturnType<typeof setTimeout>;
  /** Milliseconds without a word from the server after which it is gone. */
  #silence = PATIENCE_MS;
  #isReady = false;
  #ended = false;

  constructor(
    url: string,
    private readonly token: string | null,
    private readonly handlers: LiveSocketHandlers,
    Socket: typeof WebSocket,
  ) {
    this.#watchdog = setTimeout(() => this.#end(null), this.#silence);
    this.#socket = new Socket(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`);
    this.#socket.addEventListener('message', ({ data }) => this.#receive(String(data)));
    this.#socket.addEventListener('close', () => this.#end(null));
    this.#socket.addEventListener('error', () => this.#end(null));
  }

  get ready(): boolean {
    return this.#isReady;
  }

  /** Asks, and calls back with the answer. No answer in time is the end of the connection. */
  request(name: string, data: unknown, answered: (answer: unknown) => void, patience = PATIENCE_MS): void {
    const id = this.#nextRequest++;
    const timer = setTimeout(() => this.#end(null), patience);
    this.#requests.set(id, (answer) => {
      clearTimeout(timer);
      if (answer !== undefined) answered(answer);
    });
    this.#send(EVENT, id, [name, data]);
  }

  /** Ends the connection without calling `closed`. */
  close(): void {
    this.#ended = true;
    this.#release();
  }

  #receive(packet: string): void {
    if (this.#ended) return;
    this.#watch();
    if (packet === PING) this.#socket.send(PONG);
    else if (packet.startsWith(OPEN)) this.#opened(packet.slice(1));
    else this.#parsed(PACKET.exec(packet));
  }

  #opened(handshake: string): void {
    const { pingInterval, pingTimeout } = JSON.parse(handshake) as { pingInterval: number; pingTimeout: number };
    this.#silence = pingInterval + pingTimeout;
    this.#send(CONNECT, '', this.token === null ? {} : { token: this.token });
  }

  #parsed(match: RegExpExecArray | null): void {
    if (!match) return;
    const [, type, id, payload = ''] = match;
    const data: unknown = payload === '' ? undefined : JSON.parse(payload);
    if (type === CONNECT) {
      this.#isReady = true;
      this.#watch();
      this.handlers.ready();
    } else if (type === EVENT) {
      const [name, message] = data as [string, unknown];
      this.handlers.message(name, message);
    } else if (type === ACK) {
      const answered = this.#requests.get(Number(id));
      this.#requests.delete(Number(id));
      answered?.((data as unknown[])[0]);
    } else if (type === CONNECT_ERROR) {
      this.#end((data as { data?: { code?: string } }).data?.code ?? 'refused');
    } else if (type === DISCONNECT) {
      this.#end(null);
    }
  }

  #send(type: string, id: number | '', data: unknown): void {
    if (!this.#ended) this.#socket.send(`${MESSAGE}${type}${NAMESPACE},${id}${JSON.stringify(data)}`);
  }

  #watch(): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#end(null), this.#isReady ? this.#silence : PATIENCE_MS);
  }

  #end(code: string | null): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#release();
    this.handlers.closed(code);
  }

  #release(): void {
    clearTimeout(this.#watchdog);
    for (const answered of this.#requests.values()) answered(undefined);
    this.#requests.clear();
    this.#socket.close();
  }
}
