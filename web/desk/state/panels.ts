import { signal } from '@preact/signals';
import type { View } from '../../../src/moderation/queue.schemas.js';
import type { Subject, Ruling } from './acts.js';
import type { SelectionCriterion } from './desk-messages.js';

/** What lies over the desk. */
export type Panel =
  | { kind: 'help' }
  | { kind: 'preferences' }
  | { kind: 'menu' }
  | { kind: 'author'; id: string; name: string }
  | { kind: 'reasons'; subjects: readonly Subject[]; choose: (ruling: Ruling) => void }
  | { kind: 'escalate'; subjects: readonly Subject[]; choose: (ruling: Ruling) => void }
  | { kind: 'bulk'; title: string; view: View; by: SelectionCriterion };

export const panels = signal<readonly Panel[]>([]);

export function open(panel: Panel): void {
  panels.value = [...panels.value.filter(({ kind }) => kind !== panel.kind), panel];
}

export function shut(kind: Panel['kind']): void {
  panels.value = panels.value.filter((panel) => panel.kind !== kind);
}
