import { z } from 'zod';
import { PROBLEM_CODES, type ProblemCode } from './problem-codes.js';

const codes = Object.keys(PROBLEM_CODES) as ProblemCode[];

/** The closed list, with what each code means. */
export const problemCodeSchema = z.enum(codes).meta({
  id: 'ProblemCode',
  description: codes.map((code) => `\`${code}\`: ${PROBLEM_CODES[code]}`).join('\n\n'),
});

/** Every refusal over HTTP (RFC 9457). Some codes add members of their own. */
export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What went wrong and what to do, for a person.'),
    code: problemCodeSchema,
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('With `request.invalid`: every fault found.'),
  })
  .meta({ id: 'Problem' });
