// A process that does one abuse until it is ended: `abuser.ts ABUSE URL ARTICLE…`.
import { ABUSES } from './abuses.js';

const [name = '', url = '', ...articles] = process.argv.slice(2);
const abuse = ABUSES[name];
if (!abuse) throw new Error(`There is no abuse ${name}. There are: ${Object.keys(ABUSES).join(', ')}.`);
// What the server does to its connections is what this is about.
process.on('uncaughtException', () => undefined);
await abuse({ url, articles });
