import { Injectable } from '@nestjs/common';
import { LogRepository } from '../audit/log.repository.js';
import { requireModeratorOf, type Actor } from '../http/actor.js';
import { newIdAt } from '../common/ids.js';
import { forbidden, notFound } from '../contract/problem.error.js';
import { Clock } from '../database/clock.js';
import { Database } from '../database/database.js';
import { presentAuthor, presentNote } from './author.presenter.js';
import { AuthorsRepository } from './authors.repository.js';
import type { AuthorDossier, NoteView } from '../contract/authors.schemas.js';
import { QueueService } from '../queue/queue.service.js';

/** The person behind the comments: what the team knows of them. */
@Injectable()
export class AuthorsService {
  constructor(
    private readonly database: Database,
    private readonly authors: AuthorsRepository,
    private readonly queue: QueueService,
    private readonly log: LogRepository,
    private readonly clock: Clock,
  ) {}

  /** Errors: `account.not-found`, and `access.denied` for another's site. */
  async dossier(actor: Actor, accountId: string, siteId: string): Promise<AuthorDossier> {
    requireModeratorOf(actor, siteId);
    const author = await this.authors.find(accountId);
    if (!author) throw notFound('account');
    const [sanctions, decisions, waiting, notes] = await Promise.all([
      this.authors.sanctions(accountId, siteId),
      this.authors.decisions(accountId, siteId),
      this.authors.waiting(accountId, siteId).then((ids) => this.queue.items(ids)),
      this.authors.notes(accountId),
    ]);
    return presentAuthor(author, { sanctions, decisions, waiting, notes });
  }

  /** The log tells that a note was written, not what it says: a note can be taken back, the log cannot. */
  async writeNote(actor: Actor, accountId: string, body: string): Promise<NoteView> {
    if (!(await this.authors.find(accountId))) throw notFound('account');
    const createdAt = this.clock.now();
    const note = { id: newIdAt(createdAt), accountId, body, createdBy: actor.id, createdAt };
    await this.database.transaction(async (tx) => {
      await this.authors.insertNote(tx, note);
      const entry = { action: 'account.note', actorId: actor.id, accountId, details: { noteId: note.id } };
      await this.log.append(tx, [entry], note.createdAt);
    });
    return presentNote({ ...note, createdByName: actor.name });
  }

  /** One's own notes; an administrator takes back any. */
  async deleteNote(actor: Actor, accountId: string, noteId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const writer = await this.authors.noteWriter(tx, accountId, noteId);
      if (writer === null) throw notFound('note');
      if (writer !== actor.id && !actor.admin) throw forbidden('This note is not yours.');
      await this.authors.deleteNote(tx, noteId);
      const entry = { action: 'account.note-delete', actorId: actor.id, accountId, details: { noteId } };
      await this.log.append(tx, [entry], this.clock.now());
    });
  }
}
