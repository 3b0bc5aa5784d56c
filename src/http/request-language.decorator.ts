import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Language, LANGUAGES } from '../contract/terms.js';

/** The first language of an `Accept-Language` header that we speak; English when there is none. Order counts, weights do not. */
export function preferredLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .slice(0, 200)
    .toLowerCase()
    .split(',')
    .map((range) => range.trim().slice(0, 2));
  return (
    LANGUAGES.find(
      (language) => language === wanted.find((range) => (LANGUAGES as readonly string[]).includes(range)),
    ) ?? 'en'
  );
}

/** The language to answer a person in. */
export const RequestLanguage = createParamDecorator((_data: unknown, context: ExecutionContext): Language =>
  preferredLanguage(context.switchToHttp().getRequest<FastifyRequest>().headers['accept-language']),
);
