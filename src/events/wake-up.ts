import { z } from 'zod';
import { idSchema } from '../common/ids.js';
import type { StreamKey } from '../contract/streams.js';

/** What one process tells the others: where to look again, never what is there. Losing one costs time, not truth. */
export const wakeUpSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stream'), stream: z.custom<StreamKey>((value) => typeof value === 'string') }),
  z.object({ kind: z.literal('reactions'), articleId: idSchema, commentId: idSchema }),
  z.object({ kind: z.literal('claims'), siteId: idSchema }),
  z.object({ kind: z.literal('access'), accountId: idSchema }),
  /** The one that carries a value: how many sockets of the sender hear the article. */
  z.object({ kind: z.literal('readers'), articleId: idSchema, readers: z.int().min(0) }),
]);
export type WakeUp = z.infer<typeof wakeUpSchema>;

export const wakeUpsSchema = z.object({ from: z.string(), notes: z.array(z.unknown()) });

/** Two with the same subject are one; the later stands. */
export function subjectOf(note: WakeUp): string {
  return JSON.stringify(note.kind === 'readers' ? { ...note, readers: null } : note);
}

/** Cuts notes into payloads of at most `limit` bytes, all of them ASCII. */
export function payloadsOf(from: string, notes: readonly WakeUp[], limit: number): string[] {
  const envelope = JSON.stringify({ from, notes: [] }).length;
  const payloads: string[] = [];
  let parts: string[] = [];
  let length = envelope;
  const close = () => {
    if (parts.length > 0) payloads.push(`${JSON.stringify({ from, notes: [] }).slice(0, -2)}${parts.join(',')}]}`);
    parts = [];
    length = envelope;
  };
  for (const note of notes) {
    const part = JSON.stringify(note);
    if (length + part.length + 1 > limit) close();
    parts.push(part);
    length += part.length + 1;
  }
  close();
  return payloads;
}
