/** Where a browser remembers that somebody signed in, by the address of Palabre. */
export const hintOf = (url: string): string => `palabre:signed-in:${url}`;

/** Whether somebody signed in on this origin and did not sign out. Of its own, as strangers load no session. */
export function isRemembered(url: string): boolean {
  try {
    return localStorage.getItem(hintOf(url)) !== null;
  } catch {
    return false;
  }
}
