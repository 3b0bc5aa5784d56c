import { z } from 'zod';

import { wordsSchema } from './sites.schemas.js';
import { normaliseBody } from '../common/body.js';
import { MAX_BODY_LENGTH } from './limits.js';
import { OUTCOMES } from './terms.js';

export const trialSchema = z
  .object({
    body: z
      .string()
      .max(4 * MAX_BODY_LENGTH)
      .transform(normaliseBody)
      .describe('What somebody might write.'),
    words: z
      .object({ bannedWords: wordsSchema, watchedWords: wordsSchema, allowedWords: wordsSchema })
      .optional()
      .describe('Lists to try before they are saved; absent: those of the site.'),
    newAuthor: z.boolean().default(false).describe('As by somebody’s first comment, not by an established author.'),
  })
  .meta({ id: 'ScreeningTrial' });
export type Trial = z.infer<typeof trialSchema>;

export const trialVerdictSchema = z
  .object({
    body: z.string().describe('The text as it would be stored; spans count in it.'),
    outcome: z.enum(OUTCOMES),
    reasons: z.array(
      z.object({
        rule: z.string(),
        outcome: z.enum(OUTCOMES),
        code: z.string(),
        message: z.string(),
        spans: z.array(z.object({ start: z.int(), end: z.int() })).describe('UTF-16 units of the body.'),
      }),
    ),
  })
  .meta({ id: 'TrialVerdict' });
export type TrialVerdict = z.infer<typeof trialVerdictSchema>;
