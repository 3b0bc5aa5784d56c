import { effect, signal } from '@preact/signals';
import type { DeskApi } from './desk-api.js';
import type { ReasonText } from './desk-messages.js';
import type { Preferences } from './preferences.js';
import type { DeskSession } from './session.js';

/** The reasons of the site, in the order of their digits. */
export class Reasons {
  readonly all = signal<readonly ReasonText[]>([]);

  constructor(
    private readonly api: DeskApi,
    private readonly session: DeskSession,
    private readonly preferences: Preferences,
  ) {}

  /** Reads them for whichever site and language is chosen. Answers how to stop. */
  start(): () => void {
    return effect(() => {
      const id = this.session.site.value?.id;
      // They come in the language of the desk.
      void this.preferences.language.value;
      if (id === undefined || this.session.phase.value !== 'staff') return;
      this.read(id).catch(() => undefined);
    });
  }

  async read(site: string): Promise<void> {
    const { items } = await this.api.reasons(site);
    if (this.session.site.peek()?.id === site) this.all.value = items;
  }

  labelOf(code: string | null): string {
    return code === null ? '' : (this.all.value.find((reason) => reason.code === code)?.label ?? code);
  }
}
