import type { AllText } from '../text/text.js';
import type { Act } from './act.js';

/** What one did, in a few words. */
export function summaryOf({ act: t }: AllText, act: Pick<Act, 'subjects' | 'action' | 'label'>): string {
  const { subjects, action, label } = act;
  const [only] = subjects;
  if (subjects.length === 1 && only) {
    if (action === 'escalate') return t.escalated(only.author);
    return action === 'approve' ? t.approved(only.author) : t.rejected(only.author, label);
  }
  if (action === 'escalate') return t.escalatedMany(subjects.length);
  return action === 'approve' ? t.approvedMany(subjects.length) : t.rejectedMany(subjects.length, label);
}

/** What somebody else did, as a participle. */
export function actionWord({ notice: t }: AllText, action: string): string {
  if (action === 'approve') return t.approved;
  return action === 'reject' ? t.rejected : t.undone;
}

/** The same as a trace, with who it was. */
export function traceOf({ notice: t }: AllText, action: string, by: string): string {
  if (action === 'approve') return t.approvedTrace(by);
  return action === 'reject' ? t.rejectedTrace(by) : t.undoTrace(by);
}
