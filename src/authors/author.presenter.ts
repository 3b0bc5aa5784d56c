import type { AuthorRow, ImposedSanction, JudgedComment, NoteRow } from './authors.repository.js';
import type { AuthorDossier, NoteView } from '../contract/authors.schemas.js';
import { presentDecision } from '../decisions/decision.presenter.js';
import type { QueueItem } from '../contract/queue.schemas.js';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export function presentNote(note: NoteRow): NoteView {
  return {
    id: note.id,
    body: note.body,
    at: note.createdAt.toISOString(),
    by: { id: note.createdBy, name: note.createdByName },
  };
}

/** An author as moderators know them. */
export function presentAuthor(
  author: AuthorRow,
  known: { sanctions: ImposedSanction[]; decisions: JudgedComment[]; waiting: QueueItem[]; notes: NoteRow[] },
): AuthorDossier {
  return {
    ...author,
    joinedAt: author.joinedAt.toISOString(),
    sanctions: known.sanctions.map((sanction) => ({
      id: sanction.id,
      site: sanction.site,
      kind: sanction.kind,
      reason: sanction.reason,
      until: iso(sanction.until),
      createdAt: sanction.createdAt.toISOString(),
      by: { id: sanction.createdBy, name: sanction.createdByName },
      liftedAt: iso(sanction.liftedAt),
      liftedBy: sanction.liftedBy === null ? null : { id: sanction.liftedBy, name: sanction.liftedByName ?? '' },
    })),
    decisions: known.decisions.map((row) => ({
      ...presentDecision(row),
      body: row.body,
      articleTitle: row.articleTitle,
    })),
    waiting: known.waiting,
    notes: known.notes.map(presentNote),
  };
}
