import { PASSWORD_MAX } from '../contract/limits.js';
import { PASSWORD_MIN } from '../contract/limits.js';
import { ProblemError } from '../contract/problem.error.js';

/** What must remain of a password once the words that anybody could guess are taken out of it. */
const UNGUESSABLE_REST = 6;
/** Shorter words are in too many honest passwords. */
const CONTEXT_WORD_MIN = 4;

type Fault = 'too-short' | 'too-long' | 'breached' | 'guessable';

const MESSAGES: Record<Fault, string> = {
  'too-short': `must have at least ${PASSWORD_MIN} characters`,
  'too-long': `must have at most ${PASSWORD_MAX} characters`,
  breached: 'is one of the passwords that attackers try first; choose another',
  guessable: 'is too close to your name, your address or the name of this service; choose another',
};

let breached: Promise<ReadonlySet<string>> | undefined;

/** The offline list (17,950 of its entries have 8 characters or more), loaded when first needed. ASVS 6.2.4 asks for 3,000. */
export function breachedPasswords(): Promise<ReadonlySet<string>> {
  breached ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].filter((password) => password.length >= PASSWORD_MIN)),
  );
  return breached;
}

/** Throws 400 `password.too-short`, `.too-long`, `.breached` or `.guessable`. `context`: words that this person is known by. */
export async function checkNewPassword(password: string, context: readonly string[]): Promise<void> {
  const fault = await faultOf(password, context);
  if (fault === undefined) return;
  throw new ProblemError(400, `password.${fault}`, `password: ${MESSAGES[fault]}`, {
    errors: [{ path: 'password', message: MESSAGES[fault] }],
  });
}

async function faultOf(password: string, context: readonly string[]): Promise<Fault | undefined> {
  const length = Array.from(password).length;
  if (length < PASSWORD_MIN) return 'too-short';
  if (length > PASSWORD_MAX) return 'too-long';
  const lowered = password.toLowerCase();
  if ((await breachedPasswords()).has(lowered)) return 'breached';
  return isGuessable(lowered, context) ? 'guessable' : undefined;
}

/** ASVS 6.2.11: words of the context do not count. */
function isGuessable(lowered: string, context: readonly string[]): boolean {
  const words = ['palabre', ...context.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))]
    .filter((word) => word.length >= CONTEXT_WORD_MIN)
    .sort((a, b) => b.length - a.length);
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), lowered);
  return rest.length < UNGUESSABLE_REST;
}
