import { z } from 'zod';

/** Every refusal over HTTP (RFC 9457). Some codes add members of their own. */
export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What went wrong and what to do, for a person.'),
    code: z.string().describe('Stable, for programs.'),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('With request.invalid: every fault found.'),
  })
  .meta({ id: 'Problem' });
