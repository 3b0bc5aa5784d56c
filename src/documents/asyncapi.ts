import type { z } from 'zod';
import { documentSchema } from './json-schema.js';
import {
  doneSchema,
  endedSchema,
  eventsSchema,
  gaugeSchema,
  headSchema,
  refusedSchema,
  subscribedSchema,
  subscribeSchema,
  unsubscribeSchema,
} from '../contract/live.schemas.js';

const DESCRIPTION = `Socket.IO v4, namespace \`/live\`, over WebSocket or polling. Handshake \`auth: {token?}\`: an access token, or nothing for an anonymous reader. A bad or expired token is refused with \`connect_error\`, and \`data.code\` says why.

Take a page over HTTP; its \`live\` is the position that it reflects. Then \`subscribe\` with that \`epoch\` and \`after: seq\`: nothing is missed and nothing comes twice.

A change whose \`seq\` is next in order: apply it. Already seen: drop it. A hole, or a \`head\` beyond what one has: \`subscribe\` again with the last number applied. \`reset: true\`: take the page again.

On \`article:\` streams the types of events are \`comment.published\`, \`comment.edited\`, \`comment.removed\` and \`article.updated\`; on \`moderation:\` streams \`comment.submitted\`, \`comment.edited\`, \`comment.reported\`, \`comment.decided\` and \`comment.withdrawn\`; on \`account\` \`comment.held\`, \`comment.published\`, \`comment.rejected\` and \`comment.withdrawn\`.`;

const RECEIVED = { subscribe: subscribeSchema, unsubscribe: unsubscribeSchema };
const ANSWERS = { subscribed: subscribedSchema, done: doneSchema, refused: refusedSchema };
const SENT = { events: eventsSchema, head: headSchema, gauge: gaugeSchema, ended: endedSchema };

const REPLIES: Record<keyof typeof RECEIVED, (keyof typeof ANSWERS)[]> = {
  subscribe: ['subscribed', 'refused'],
  unsubscribe: ['done', 'refused'],
};

/** The AsyncAPI document of `/live`, made from the schemas that messages are checked and typed with. */
export function asyncApiDocument(): Record<string, unknown> {
  const schemas: Record<string, unknown> = {};
  const messagesOf = (parts: Record<string, z.ZodType>, io: 'input' | 'output') =>
    Object.entries(parts).map(([name, part]) => {
      const { schema, components } = documentSchema(part, io);
      Object.assign(schemas, components);
      return [name, { name, payload: schema }] as const;
    });
  const messages = Object.fromEntries([
    ...messagesOf(RECEIVED, 'input'),
    ...messagesOf(ANSWERS, 'output'),
    ...messagesOf(SENT, 'output'),
  ]);
  const channel = { $ref: '#/channels/live' };
  const reference = (name: string) => ({ $ref: `#/channels/live/messages/${name}` });
  const received = Object.entries(REPLIES).map(([name, replies]) => [
    name,
    { action: 'receive', channel, messages: [reference(name)], reply: { channel, messages: replies.map(reference) } },
  ]);
  const sent = Object.keys(SENT).map((name) => [name, { action: 'send', channel, messages: [reference(name)] }]);
  const document = {
    asyncapi: '3.0.0',
    info: { title: 'Palabre live', version: '1', description: DESCRIPTION, license: { name: 'MIT' } },
    defaultContentType: 'application/json',
    channels: { live: { address: '/live', messages } },
    operations: Object.fromEntries([...received, ...sent]) as Record<string, unknown>,
    components: { schemas },
  };
  return JSON.parse(JSON.stringify(document).replaceAll('"#/$defs/', '"#/components/schemas/')) as typeof document;
}
