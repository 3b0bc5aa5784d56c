/** What only members need: signing in, writing, reporting. */
export type Members = typeof import('./members/members.js');

let failures = 0;
let loading: Promise<Members> | undefined;

/**
 * Loads it once for all widgets of the page, from beside this script. Rejects when it does not come; browsers remember such a failure by
 * its address, so the next attempt has another one.
 */
export function loadMembers(): Promise<Members> {
  loading ??= (failures === 0 ? import('./members/members.js') : again()).catch((error: unknown) => {
    failures++;
    loading = undefined;
    throw error;
  });
  return loading;
}

/** The build puts the name of the file here: see web/vite.config.ts. */
const again = (): Promise<Members> => import(/* @vite-ignore */ `./%MEMBERS%?again=${failures}`) as Promise<Members>;
