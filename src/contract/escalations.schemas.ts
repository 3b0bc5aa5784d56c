import { z } from 'zod';

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
