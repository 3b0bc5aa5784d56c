import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { z } from 'zod';
import { invalidRequest, type ProblemIssue } from '../contract/problem.error.js';

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

/** Unknown fields that an answer names; whoever sends more is told of these. */
const UNKNOWN_NAMED = 20;

/** The faults of one issue: strict objects, the bodies of PATCH and PUT, tell of all their unknown fields in one. */
function faultsOf(issue: z.core.$ZodIssue): ProblemIssue[] {
  const at = (...more: string[]): string => [...issue.path, ...more].map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return [{ path: at(), message: issue.message }];
  return issue.keys
    .slice(0, UNKNOWN_NAMED)
    .map((key) => ({ path: at(key), message: 'is not a field of this message' }));
}

/** Checks every `@Body/@Query/@Param({ schema })`, all of which are zod's; what does not fit is 400 `request.invalid` with all faults. */
export const validationPipe = new ValidationPipe({
  exceptionFactory: (issues) => invalidRequest((issues as readonly z.core.$ZodIssue[]).flatMap(faultsOf)),
});
