import type { Settings } from '../config/settings.js';

const DEMO_ACCOUNTS = ['admin@demo.test', 'moderator@demo.test', 'moderator2@demo.test', 'reader@demo.test'];

/** What the operator reads once the server listens at `url`; `demo` is undefined where there is no demo newsroom. */
export function welcome(settings: Settings, url: string, demo: { password: string | null } | undefined): string {
  const lines = [`Palabre is ready at ${url}`, ''];
  if (!settings.production) lines.push(`  ${url}/demo         a newspaper with comments, live`);
  lines.push(`  ${url}/moderation   the moderators’ desk`);
  if (!settings.production) lines.push(`  ${url}/docs         the interfaces`);
  if (demo) {
    lines.push('', 'Demo accounts:', ...DEMO_ACCOUNTS.map((email) => `  ${email}`));
    lines.push(
      demo.password === null ? '  with the password printed at the first start' : `  password: ${demo.password}`,
      '',
      'Ctrl-C stops everything.',
    );
  }
  return `\n${lines.join('\n')}\n`;
}
