import { Injectable } from '@nestjs/common';

import { holdsOn } from '../accounts/sanctions.repository.js';
import { Database, type Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { AccountNote } from './account-note.entity.js';
import { DECISION_COLUMNS, type DecisionRow } from '../decisions/decisions.repository.js';
import type { SanctionKind } from '../contract/terms.js';

const SANCTIONS_SHOWN = 50;
const NOTES_SHOWN = 50;
const DECISIONS_SHOWN = 5;
const WAITING_SHOWN = 20;

export interface AuthorRow {
  id: string;
  name: string;
  joinedAt: Date;
  published: number;
  rejected: number;
}

export interface ImposedSanction {
  id: string;
  site: string | null;
  kind: SanctionKind;
  reason: string;
  until: Date | null;
  createdAt: Date;
  createdBy: string;
  createdByName: string;
  liftedAt: Date | null;
  liftedBy: string | null;
  liftedByName: string | null;
}

export interface NoteRow extends AccountNote {
  createdByName: string;
}

export interface JudgedComment extends DecisionRow {
  body: string | null;
  articleTitle: string;
}

const findAuthor = statement(
  'authors.find',
  `SELECT id, name, created_at AS "joinedAt", published, rejected FROM accounts WHERE id = $1`,
);

const listSanctions = statement(
  'authors.sanctions',
  `SELECT s.id, s.site_id AS site, s.kind, s.reason, s.until, s.created_at AS "createdAt", s.created_by AS "createdBy", maker.name AS "createdByName",
          s.lifted_at AS "liftedAt", s.lifted_by AS "liftedBy", lifter.name AS "liftedByName"
   FROM sanctions s JOIN accounts maker ON maker.id = s.created_by LEFT JOIN accounts lifter ON lifter.id = s.lifted_by
   WHERE s.account_id = $1 AND ${holdsOn('s', '$2')} ORDER BY s.id DESC LIMIT ${SANCTIONS_SHOWN}`,
);

/** The log knows whom a decision was about, and in which order. */
const listDecisions = statement(
  'authors.decisions',
  `SELECT ${DECISION_COLUMNS}, CASE WHEN c.status <> 'withdrawn' THEN c.body END AS body, article.title AS "articleTitle"
   FROM (
     SELECT (l.details ->> 'decisionId')::uuid AS id FROM moderation_log l
     WHERE l.account_id = $1 AND l.site_id = $2 AND l.action IN ('comment.approve', 'comment.reject', 'comment.undo')
     ORDER BY l.id DESC LIMIT ${DECISIONS_SHOWN}
   ) latest
   JOIN decisions d ON d.id = latest.id JOIN accounts m ON m.id = d.moderator_id
   JOIN comments c ON c.id = d.comment_id JOIN articles article ON article.id = c.article_id
   ORDER BY d.id DESC`,
);

const listWaiting = statement(
  'authors.waiting',
  `SELECT id FROM comments WHERE author_id = $1 AND site_id = $2 AND status = 'pending' ORDER BY id LIMIT ${WAITING_SHOWN}`,
);

const NOTE = `n.id, n.account_id AS "accountId", n.body, n.created_by AS "createdBy", n.created_at AS "createdAt", writer.name AS "createdByName"`;

const listNotes = statement(
  'notes.list',
  `SELECT ${NOTE} FROM account_notes n JOIN accounts writer ON writer.id = n.created_by
   WHERE n.account_id = $1 ORDER BY n.id DESC LIMIT ${NOTES_SHOWN}`,
);

const findNote = statement(
  'notes.find',
  `SELECT created_by AS "createdBy" FROM account_notes WHERE id = $1 AND account_id = $2 FOR UPDATE`,
);

const insertNote = statement(
  'notes.insert',
  `INSERT INTO account_notes (id, account_id, body, created_by, created_at) VALUES ($1, $2, $3, $4, $5)`,
);

const deleteNote = statement('notes.delete', `DELETE FROM account_notes WHERE id = $1`);

/** What moderators know of an author, and what they write down. Every list is bounded. */
@Injectable()
export class AuthorsRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<AuthorRow | null> {
    const [row] = await this.database.query<AuthorRow>(findAuthor, [id]);
    return row ?? null;
  }

  /** Those of the site and those of every site; what another site thinks of somebody is its own affair. */
  async sanctions(id: string, siteId: string): Promise<ImposedSanction[]> {
    return this.database.query<ImposedSanction>(listSanctions, [id, siteId]);
  }

  async decisions(id: string, siteId: string): Promise<JudgedComment[]> {
    return this.database.query<JudgedComment>(listDecisions, [id, siteId]);
  }

  /** Ids of comments that wait, oldest first. */
  async waiting(id: string, siteId: string): Promise<string[]> {
    return (await this.database.query<{ id: string }>(listWaiting, [id, siteId])).map((row) => row.id);
  }

  async notes(id: string): Promise<NoteRow[]> {
    return this.database.query<NoteRow>(listNotes, [id]);
  }

  /** Who wrote a note about that account; null when there is none. Locks it. */
  async noteWriter(tx: Transaction, accountId: string, noteId: string): Promise<string | null> {
    const [row] = await tx.query<{ createdBy: string }>(findNote, [noteId, accountId]);
    return row?.createdBy ?? null;
  }

  async insertNote(tx: Transaction, note: AccountNote): Promise<void> {
    await tx.query(insertNote, [note.id, note.accountId, note.body, note.createdBy, note.createdAt]);
  }

  async deleteNote(tx: Transaction, noteId: string): Promise<void> {
    await tx.query(deleteNote, [noteId]);
  }
}
