import { z } from 'zod';

import { idSchema } from '../common/ids.js';
import { decisionSchema } from './decisions.schemas.js';
import { queueItemSchema } from './queue.schemas.js';
import { SANCTION_KINDS } from './terms.js';

const personSchema = z.object({ id: z.uuid(), name: z.string() });

export const authorQuery = z.object({ site: idSchema.describe('The site on whose behalf one asks.') });
export const noteParams = z.object({ id: idSchema, noteId: idSchema });
export type NoteParams = z.infer<typeof noteParams>;

export const writeNoteSchema = z.object({ body: z.string().trim().min(1).max(2_000) }).meta({ id: 'WriteNote' });
export type WriteNote = z.infer<typeof writeNoteSchema>;

export const noteSchema = z
  .object({ id: z.uuid(), body: z.string(), at: z.iso.datetime(), by: personSchema })
  .meta({ id: 'AccountNote', description: 'For the team; the account never sees it.' });
export type NoteView = z.infer<typeof noteSchema>;

/** An author as moderators of a site know them. */
export const authorDossierSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    joinedAt: z.iso.datetime(),
    published: z.int(),
    rejected: z.int(),
    sanctions: z
      .array(
        z.object({
          id: z.uuid(),
          site: z.uuid().nullable().describe('Null: every site.'),
          kind: z.enum(SANCTION_KINDS),
          reason: z.string(),
          until: z.iso.datetime().nullable(),
          createdAt: z.iso.datetime(),
          by: personSchema,
          liftedAt: z.iso.datetime().nullable(),
          liftedBy: personSchema.nullable(),
        }),
      )
      .describe('Of this site and of every site, the latest 50, in force or not, newest first.'),
    decisions: z
      .array(decisionSchema.extend({ body: z.string().nullable(), articleTitle: z.string() }))
      .describe('The last 5 on this site, newest first. `body` is null once the author has withdrawn the comment.'),
    waiting: z.array(queueItemSchema).describe('Comments that wait on this site, oldest first, at most 20.'),
    notes: z.array(noteSchema).describe('The latest 50, newest first.'),
  })
  .meta({ id: 'AuthorDossier' });
export type AuthorDossier = z.infer<typeof authorDossierSchema>;
