import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { invalidRequest } from '../contract/problem.error.js';

/** Visible ASCII: keys are opaque, usually a UUID. */
const keySchema = z.string().regex(/^[\x21-\x7e]{1,128}$/);

/** The `Idempotency-Key` header; null without one, 400 `request.invalid` when it is not usable. */
export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext): string | null => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
  if (header === undefined) return null;
  const key = keySchema.safeParse(header);
  if (key.success) return key.data;
  throw invalidRequest([{ path: 'Idempotency-Key', message: 'must be 1 to 128 visible ASCII characters' }]);
});
