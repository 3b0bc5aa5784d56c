import { z } from 'zod';
import { SIGNALS, type SignalMap, type SignalName } from './signals.js';

/** A signal on its way to the other processes. */
export type WakeUp = { [K in SignalName]: { signal: K } & SignalMap[K] }[SignalName];

export const wakeUpsSchema = z.object({ from: z.string(), notes: z.array(z.looseObject({ signal: z.string() })) });

/** The name and payload of a note; null for one that another version of Palabre knows and this one doesn't. */
export function readNote({ signal, ...payload }: { signal: string }): [SignalName, SignalMap[SignalName]] | null {
  if (!Object.hasOwn(SIGNALS, signal)) return null;
  const name = signal as SignalName;
  const known = SIGNALS[name].safeParse(payload);
  return known.success ? [name, known.data] : null;
}

/** Two with the same subject are one; the later stands. */
export function subjectOf(note: WakeUp): string {
  return JSON.stringify(note.signal === 'readers.counted' ? { ...note, readers: null } : note);
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
