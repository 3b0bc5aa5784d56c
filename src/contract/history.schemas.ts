import { z } from 'zod';
import { decisionSchema, escalationSchema } from './decisions.schemas.js';

import { queueItemSchema } from './queue.schemas.js';

export const historyEntrySchema = z
  .object({
    at: z.iso.datetime(),
    kind: z.enum(['submitted', 'edited', 'decided', 'escalated']),
    revision: z.int().describe('The comment’s revision after it.'),
    body: z
      .string()
      .nullable()
      .describe('The text from then on; null where it is not kept any more, and for what moderators did.'),
    decision: decisionSchema.nullable(),
    escalation: escalationSchema.nullable(),
  })
  .meta({ id: 'HistoryEntry' });
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const inspectedItemSchema = queueItemSchema
  .extend({ history: z.array(historyEntrySchema).describe('Oldest first.') })
  .meta({ id: 'InspectedItem' });
export type InspectedItem = z.infer<typeof inspectedItemSchema>;
