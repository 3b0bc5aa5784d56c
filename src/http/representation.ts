import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';

/** An answer as bytes, ready for any number of clients, and a name for exactly these bytes. */
export interface Representation {
  json: Buffer;
  etag: string;
}

export function representationOf(answer: object): Representation {
  const json = Buffer.from(JSON.stringify(answer));
  return { json, etag: `"${createHash('sha1').update(json).digest('base64url')}"` };
}

/** Sends a {@link Representation}, or 304 to a client that has it. Browsers keep it, and ask each time whether it is still the one. */
@Injectable()
export class Represented implements NestInterceptor<Representation, Buffer | undefined> {
  intercept(context: ExecutionContext, next: CallHandler<Representation>): Observable<Buffer | undefined> {
    const http = context.switchToHttp();
    const known = http.getRequest<FastifyRequest>().headers['if-none-match'];
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      map(({ json, etag }) => {
        void reply.headers({ etag, 'cache-control': 'no-cache' });
        if (names(known, etag)) {
          void reply.status(304);
          return undefined;
        }
        void reply.type('application/json; charset=utf-8');
        return json;
      }),
    );
  }
}

/** Whether a list of entity tags has this one; a proxy that changed the bytes may have made it a weak one. */
export const names = (list: string | undefined, etag: string): boolean =>
  list?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;
