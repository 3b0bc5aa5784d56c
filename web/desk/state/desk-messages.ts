import type { DecisionView } from '../../../src/moderation/decisions.schemas.js';
import type { QueueItem } from '../../../src/moderation/queue.schemas.js';

interface Person {
  id: string;
  name: string;
}

export interface PolicyReason {
  code: string;
  label: string;
  message: string;
  policy?: string | null;
}

export interface CaseStep {
  at: string;
  kind: 'submitted' | 'edited' | 'decided';
  revision: number;
  body: string | null;
  decision: DecisionView | null;
}

/** A queue item with everything that happened to it. */
export type CaseFile = QueueItem & { history: CaseStep[] };

export interface Note {
  id: string;
  body: string;
  at: string;
  by: Person;
}

export type SanctionKind = 'warn' | 'premoderate' | 'suspend' | 'ban';

export interface SanctionRequest {
  kind: SanctionKind;
  reason: string;
  until: string | null;
}

export interface AuthorRecord {
  id: string;
  name: string;
  joinedAt: string;
  published: number;
  rejected: number;
  sanctions: {
    id: string;
    kind: SanctionKind;
    reason: string;
    until: string | null;
    createdAt: string;
    by: Person;
    liftedAt: string | null;
    liftedBy: Person | null;
  }[];
  decisions: (DecisionView & { body: string | null; articleTitle: string })[];
  waiting: QueueItem[];
  notes: Note[];
}

export type SelectionCriterion = { author: string } | { domain: string } | { sameTextAs: string };

export interface Selection {
  total: number;
  items: { commentId: string; revision: number; body: string; author: Person; status: string }[];
}

export interface Overview {
  waiting: number;
  reported: number;
  oldestWaitingSince: string | null;
  decided: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
  reversed: number;
  perRule: { rule: string; code: string; decided: number; approved: number }[];
  perHour: { hour: string; submitted: number; decided: number }[];
  me: {
    decided: number;
    approved: number;
    medianSeconds: number | null;
    p90Seconds: number | null;
    reversed: number;
    perDay: { day: string; decided: number }[];
  };
  moderators?: { id: string; name: string; decided: number; approved: number }[];
}

export interface WordLists {
  bannedWords: string[];
  watchedWords: string[];
  allowedWords: string[];
}

export interface Trial {
  body: string;
  outcome: 'publish' | 'hold' | 'reject';
  reasons: {
    rule: string;
    outcome: 'hold' | 'reject';
    code: string;
    message: string;
    spans: { start: number; end: number }[];
  }[];
}

export interface LogRow {
  account: Person | null;
  excerpt: string | null;
}

export interface Moderator extends Person {
  email: string;
}
