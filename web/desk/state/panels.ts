import { signal } from '@preact/signals';

import type { Subject, Ruling } from './act.js';
import type { SelectionCriterion } from './desk-messages.js';
import type { View } from '../../../src/contract/terms.js';

/** What lies over the desk. */
export type Panel =
  | { kind: 'help' }
  | { kind: 'preferences' }
  | { kind: 'menu' }
  | { kind: 'author'; id: string; name: string }
  | { kind: 'reasons'; subjects: readonly Subject[]; choose: (ruling: Ruling) => void }
  | { kind: 'escalate'; subjects: readonly Subject[]; choose: (ruling: Ruling) => void }
  | { kind: 'bulk'; title: string; view: View; by: SelectionCriterion };

/** The dialogs and drawers that are open, the newest on top. */
export class Panels {
  readonly shown = signal<readonly Panel[]>([]);

  open(panel: Panel): void {
    this.shown.value = [...this.shown.value.filter(({ kind }) => kind !== panel.kind), panel];
  }

  shut(kind: Panel['kind']): void {
    this.shown.value = this.shown.value.filter((panel) => panel.kind !== kind);
  }
}
