import { BULK_LIMIT } from './limits.js';
import { problemCodeSchema } from './problem.schema.js';
import { z } from 'zod';
import { idSchema } from '../common/ids.js';
import { DECISION_ACTIONS } from './terms.js';

const actionSchema = z.enum(['approve', 'reject']);
const reasonSchema = z.string().max(40).nullish().describe('A reason code of the site; required to reject.');
const noteSchema = z.string().trim().max(2_000).nullish().describe('For the team; the author never sees it.');

export const decideSchema = z
  .object({
    action: actionSchema,
    revision: z.int().min(1).describe('The revision that the moderator saw.'),
    reason: reasonSchema,
    note: noteSchema,
  })
  .meta({ id: 'Decide' });
export type Decide = z.infer<typeof decideSchema>;

export const decideManySchema = z
  .object({
    items: z
      .array(z.object({ commentId: idSchema, revision: z.int().min(1) }))
      .min(1)
      .max(BULK_LIMIT)
      .refine(
        (items) => new Set(items.map(({ commentId }) => commentId)).size === items.length,
        'must name each comment once',
      ),
    action: actionSchema,
    reason: reasonSchema,
    note: noteSchema,
  })
  .meta({ id: 'DecideMany' });
export type DecideMany = z.infer<typeof decideManySchema>;

export const decisionSchema = z
  .object({
    id: z.uuid(),
    commentId: z.uuid(),
    action: z.enum(DECISION_ACTIONS),
    reason: z.string().nullable(),
    note: z.string().nullable(),
    by: z.object({ id: z.uuid(), name: z.string() }),
    at: z.iso.datetime(),
    revision: z.int().describe('The comment’s revision after it.'),
  })
  .meta({ id: 'Decision' });
export type DecisionView = z.infer<typeof decisionSchema>;

export const decisionOutcomeSchema = z
  .discriminatedUnion('ok', [
    z.object({ commentId: z.uuid(), ok: z.literal(true), decision: decisionSchema }),
    z.object({
      commentId: z.uuid(),
      ok: z.literal(false),
      code: problemCodeSchema,
      detail: z.string(),
      decision: decisionSchema
        .nullable()
        .optional()
        .describe('With `decision.conflict`: the standing decision, if there is one.'),
    }),
  ])
  .meta({ id: 'DecisionOutcome' });
export type DecisionOutcome = z.infer<typeof decisionOutcomeSchema>;

export const decisionOutcomesSchema = z.object({ items: z.array(decisionOutcomeSchema) });

/** Each is a transaction of its own, so fewer than can be decided at once. */
const UNDO_LIMIT = 200;

export const undoManySchema = z
  .object({
    ids: z
      .array(idSchema)
      .min(1)
      .max(UNDO_LIMIT)
      .refine((ids) => new Set(ids).size === ids.length, 'must name each decision once'),
  })
  .meta({ id: 'UndoMany' });
export type UndoMany = z.infer<typeof undoManySchema>;

export const undoOutcomeSchema = z
  .discriminatedUnion('ok', [
    z.object({ decisionId: z.uuid(), ok: z.literal(true), decision: decisionSchema.describe('The undoing.') }),
    z.object({
      decisionId: z.uuid(),
      ok: z.literal(false),
      code: problemCodeSchema,
      detail: z.string(),
      decision: decisionSchema.nullable().optional().describe('With `decision.conflict`: the standing decision.'),
    }),
  ])
  .meta({ id: 'UndoOutcome' });
export type UndoOutcome = z.infer<typeof undoOutcomeSchema>;

export const undoOutcomesSchema = z.object({ items: z.array(undoOutcomeSchema) });

export const escalateSchema = z
  .strictObject({
    revision: z.int().min(1).describe('The revision that the moderator saw.'),
    note: z
      .string()
      .trim()
      .max(2_000)
      .nullish()
      .describe('What one is unsure of. For the team; the author never sees it.'),
  })
  .meta({ id: 'Escalate' });
export type Escalate = z.infer<typeof escalateSchema>;

export const escalationSchema = z
  .object({ by: z.object({ id: z.uuid(), name: z.string() }), at: z.iso.datetime(), note: z.string().nullable() })
  .meta({
    id: 'Escalation',
    description: 'A moderator’s wish for a second opinion. It stands until somebody decides.',
  });
export type EscalationView = z.infer<typeof escalationSchema>;
