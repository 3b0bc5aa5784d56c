import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import type { ProblemCode } from '../contract/problem-codes.js';

/**
 * Says what a route answers when all goes well, and documents it: a summary, the shape (null: no body), and the problem codes that are
 * its own by status. What every route may answer (400, 401, 403, 429) is added to the document from its access rule.
 */
export function Answers(
  status: number,
  summary: string,
  schema: z.ZodType | null,
  problems: Readonly<Record<number, ProblemCode | readonly ProblemCode[]>> = {},
): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    ApiOperation({ summary }),
    ApiResponse({ status, description: summary, ...(schema && { standardSchema: schema }) }),
    ...Object.entries(problems).map(([problem, codes]) =>
      ApiResponse({ status: Number(problem), description: listed(codes) }),
    ),
  );
}

const listed = (codes: ProblemCode | readonly ProblemCode[]): string =>
  [codes]
    .flat()
    .map((code) => `\`${code}\``)
    .join(', ');
