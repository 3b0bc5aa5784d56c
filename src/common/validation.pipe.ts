import { StandardSchemaValidationPipe } from '@nestjs/common';
import { invalidRequest } from './problem.error.js';

/** Checks every `@Body/@Query/@Param({ schema })`; what does not fit is 400 `request.invalid` with all faults. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    invalidRequest(
      issues.map(({ path, message }) => ({
        path: (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
        message,
      })),
    ),
});
