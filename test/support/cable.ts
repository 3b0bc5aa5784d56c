import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket, connect } from 'node:net';

/** A line between a browser and a server that can be cut and mended; its address stays when the server behind it moves. */
export class Cable {
  private readonly sockets = new Set<Socket>();
  private readonly upgraded = new Set<Socket>();
  private delay = 0;

  private constructor(
    private target: string,
    private readonly server: Server,
    private readonly port: number,
  ) {}

  static async to(target: string): Promise<Cable> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const cable = new Cable(target, server, (server.address() as AddressInfo).port);
    server.on('connection', (socket) => cable.carry(socket));
    return cable;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Ends every connection and refuses new ones. */
  async cut(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** The WebSockets of this moment carry nothing any more, and nobody is told: as after a sleep. New ones work. */
  hang(): void {
    for (const socket of this.upgraded) socket.pause();
  }

  /** From now on, what goes through takes so long each way, in milliseconds. */
  slow(delay: number): void {
    this.delay = delay;
  }

  /** Lets connections through again, to another server if one is named. */
  async mend(target = this.target): Promise<void> {
    this.target = target;
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  private carry(browser: Socket): void {
    const { hostname, port } = new URL(this.target);
    const server = connect(Number(port), hostname);
    browser.on('data', (chunk) => {
      if (/^upgrade: websocket/im.test(String(chunk))) this.upgraded.add(browser).add(server);
    });
    for (const [from, to] of [
      [browser, server],
      [server, browser],
    ] as const) {
      this.sockets.add(from);
      from.on('data', (chunk) => this.later(() => to.write(chunk)));
      from.on('end', () => this.later(() => to.end()));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        this.sockets.delete(from);
      });
    }
  }
  /** Timers of one length keep their order. */
  private later(pass: () => void): void {
    if (this.delay === 0) pass();
    else setTimeout(pass, this.delay);
  }
}
