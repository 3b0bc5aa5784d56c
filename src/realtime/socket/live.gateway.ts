import { Logger } from '@nestjs/common';
import {
  Ack,
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { z } from 'zod';
import { Access } from '../../http/access.js';
import { PATIENCE, within } from '../../common/deadline.js';
import { invalidRequest } from '../../contract/problem.error.js';
import { toProblem } from '../../http/problem.filter.js';
import { Handshakes } from './handshakes.js';
import { LiveOutlet } from './live-outlet.js';
import type { LiveNamespace, LiveSocket } from './live-socket.js';
import {
  subscribeSchema,
  unsubscribeSchema,
  type Done,
  type Refused,
  type Subscribed,
} from '../../contract/live.schemas.js';
import { MessageLimit } from './message-limit.js';
import { RealtimeStats } from '../realtime-stats.js';
import { Subscriptions } from '../subscriptions.js';
import type { SharedAnswer } from './live-parser.js';

type Acknowledge<T> = ((answer: T | Refused) => void) | undefined;

/**
 * The `/live` namespace. Nest's guards, pipes and filters don't reach a gateway by themselves: the token is checked by the namespace, rights by
 * each stream, messages by their schema, and every failure is acknowledged.
 */
@WebSocketGateway({ namespace: '/live' })
export class LiveGateway
  implements OnGatewayInit<LiveNamespace>, OnGatewayConnection<LiveSocket>, OnGatewayDisconnect<LiveSocket>
{
  private readonly logger = new Logger(LiveGateway.name);

  constructor(
    private readonly handshakes: Handshakes,
    private readonly subscriptions: Subscriptions,
    private readonly limit: MessageLimit,
    private readonly outlet: LiveOutlet,
    private readonly stats: RealtimeStats,
  ) {}

  afterInit(namespace: LiveNamespace): void {
    this.outlet.attach(namespace);
    namespace.use((socket, next) => {
      const admit = async () => next(await this.connectRefusal(socket));
      void admit();
    });
  }

  handleConnection(socket: LiveSocket): void {
    this.stats.connections++;
    this.limit.bind(socket);
    forgetRequest(socket);
  }

  handleDisconnect(socket: LiveSocket): void {
    this.stats.connections--;
    this.subscriptions.leaveAll(socket);
  }

  /** Articles are open to everybody; who may hear another stream is asked for each. */
  @Access('public')
  @SubscribeMessage('subscribe')
  async subscribe(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() message: unknown,
    @Ack() acknowledge: Acknowledge<SharedAnswer<Subscribed>>,
  ): Promise<void> {
    if (!acknowledge) return;
    try {
      const { stream, ...position } = parse(subscribeSchema, message);
      await this.subscriptions.subscribe(socket, stream, position, acknowledge);
    } catch (error) {
      if (socket.connected) acknowledge(this.refusalOf(error));
    }
  }

  @Access('public')
  @SubscribeMessage('unsubscribe')
  unsubscribe(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() message: unknown,
    @Ack() acknowledge: Acknowledge<Done>,
  ): void {
    try {
      this.subscriptions.leave(socket, parse(unsubscribeSchema, message).stream);
      acknowledge?.({ ok: true });
    } catch (error) {
      acknowledge?.(this.refusalOf(error));
    }
  }

  private async connectRefusal(socket: LiveSocket): Promise<Error | undefined> {
    try {
      await within(PATIENCE, () => this.handshakes.authenticate(socket));
      return undefined;
    } catch (error) {
      const { code, message } = this.refusalOf(error);
      return Object.assign(new Error(message), { data: { code, message } });
    }
  }

  private refusalOf(error: unknown): Refused {
    const { status, code, detail } = toProblem(error);
    if (status >= 500) this.logger.error({ err: error }, 'unexpected error');
    return { ok: false, code, message: detail };
  }
}

/** Who connects is known by now, and the request with its headers weighs as much as the rest of an idle connection. */
function forgetRequest(socket: LiveSocket): void {
  Object.assign(socket.conn, { request: undefined });
  Object.assign(socket, { handshake: undefined });
}

function parse<T extends z.ZodType>(schema: T, message: unknown): z.output<T> {
  const result = schema.safeParse(message);
  if (result.success) return result.data;
  throw invalidRequest(result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
}
