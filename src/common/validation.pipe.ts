import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { invalidRequest } from './problem.error.js';

/** Deeper than any of our messages; what is deeper is left to the schema, which refuses it. */
const MAX_DEPTH = 8;

/** What PostgreSQL cannot store in a text is dropped (NUL) or replaced (half of a surrogate pair), wherever it stands in a message. */
function storable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (typeof value !== 'object' || value === null || depth === MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((item) => storable(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, storable(item, depth + 1)]));
}

class ValidationPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    return super.transform(metadata.schema ? (storable(value) as T) : value, metadata);
  }
}

/** Checks every `@Body/@Query/@Param({ schema })`; what does not fit is 400 `request.invalid` with all faults. */
export const validationPipe = new ValidationPipe({
  exceptionFactory: (issues) =>
    invalidRequest(
      issues.map(({ path, message }) => ({
        path: (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
        message,
      })),
    ),
});
