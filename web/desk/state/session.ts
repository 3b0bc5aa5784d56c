import { computed, signal } from '@preact/signals';
import type { AccountView } from '../../../src/accounts/accounts.schemas.js';
import type { SiteView } from '../../../src/sites/sites.schemas.js';
import { ApiClient } from '../../shared/api-client.js';
import { DeskApi } from './desk-api.js';
import { codeOf } from './problems.js';
import { language, preferences } from './preferences.js';

export type Phase = 'starting' | 'signed-out' | 'expired' | 'reader' | 'staff' | 'unreachable';

export const phase = signal<Phase>('starting');
export const me = signal<AccountView | null>(null);
export const sites = signal<readonly SiteView[]>([]);
export const isAdmin = computed(() => me.value?.roles.includes('admin') ?? false);
/** The site that the desk shows: the one chosen last, while one may act on it. */
export const site = computed(
  () => sites.value.find(({ id }) => id === preferences.value.site) ?? sites.value[0] ?? null,
);

export const client = new ApiClient({ url: location.origin, language: () => language.value });
export const api = new DeskApi(client);

async function enter(account: AccountView): Promise<void> {
  me.value = account;
  if (!account.roles.includes('moderator') && !account.roles.includes('admin')) {
    phase.value = 'reader';
    return;
  }
  await reloadSites();
  phase.value = 'staff';
}

export async function reloadSites(): Promise<void> {
  sites.value = (await api.sites()).items;
}

/** Goes on with the session that the browser remembers, if there is one. */
export async function resume(): Promise<void> {
  try {
    const account = await client.session.resume();
    if (account) await enter(account);
    else phase.value = 'signed-out';
  } catch (error) {
    phase.value = codeOf(error) === 'network' ? 'unreachable' : 'signed-out';
  }
}

export async function signIn(email: string, password: string): Promise<void> {
  await enter(await client.session.signIn(email, password));
}

export async function signOut(): Promise<void> {
  me.value = null;
  phase.value = 'signed-out';
  await client.session.signOut();
}

client.session.onChange((account) => {
  // Another tab signed out, or the server ended the session: what is on the screen stays, behind the question who one is.
  if (account === null && phase.value === 'staff') phase.value = 'expired';
});
