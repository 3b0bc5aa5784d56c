// The rules of the layout, which no linter knows: who may import whom, and where a few powerful things may be used.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A folder of src/ imports only from itself and from those before it. */
const ORDER = [
  'common',
  'config',
  'database',
  'events',
  'audit',
  'sites',
  'accounts',
  'articles',
  'screening',
  'comments',
  'moderation',
  'notifications',
  'realtime',
  'importers',
  'admin',
];

const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g;
const SQL_HOME = /^(?:migrations\/|src\/database\/|test\/|src\/.*\.repository(?:\.spec)?\.ts$)/;

/** What may stand only in some files, and what to do elsewhere. */
const RESERVED = [
  {
    pattern: /(?:from|import)\s*\(?\s*['"]socket\.io(?:\/[^'"]*)?['"]/,
    home: /^(?:src\/realtime\/|test\/)/,
    remedy: 'only src/realtime/ knows sockets: let it call a service, or publish an event that it forwards',
  },
  {
    pattern: /\bprocess\s*\.\s*env\b|import\s*\{[^}]*\benv\b[^}]*\}\s*from\s*['"](?:node:)?process['"]/,
    home: /^(?:src\/config\/|test\/)/,
    remedy: 'only src/config/ reads the environment: add the setting to settings-schema.ts and inject Settings',
  },
  {
    pattern: /\bcreateQueryBuilder\b|\.query\s*(?:<[^(]*>)?\s*\(|\bsql\s*`/,
    home: SQL_HOME,
    remedy: 'SQL lives in *.repository.ts, src/database/ and migrations/: move the statement to a repository',
  },
];

const root = path.resolve(import.meta.dirname, '..');
const faults = ['src', 'migrations', 'test'].flatMap((folder) => sources(folder).flatMap(faultsOf));
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(`\n${faults.length} breach(es) of the layout; ARCHITECTURE.md tells why it is so.`);
  process.exitCode = 1;
}

function sources(folder) {
  return readdirSync(path.join(root, folder), { recursive: true })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((file) => file.endsWith('.ts'));
}

function faultsOf(file) {
  const text = withoutComments(readFileSync(path.join(root, file), 'utf8'));
  const at = (index) => `${file}:${text.slice(0, index).split('\n').length}`;
  const found = [];
  for (const { pattern, home, remedy } of RESERVED) {
    const match = home.test(file) ? null : pattern.exec(text);
    if (match) found.push(`${at(match.index)}: ${remedy}.`);
  }
  for (const match of text.matchAll(IMPORT)) {
    const remedy = importFault(file, match[1]);
    if (remedy) found.push(`${at(match.index)}: ${remedy}.`);
  }
  return found;
}

function importFault(file, specifier) {
  const [top, folder, rest] = file.split('/');
  if (top !== 'src' || rest === undefined) return undefined;
  const own = ORDER.indexOf(folder);
  if (own === -1) {
    return `src/${folder}/ has no place in the order of layers: add it to ORDER in scripts/check-imports.mjs`;
  }
  if (!specifier.startsWith('.')) return undefined;
  const target = path.posix.join(path.posix.dirname(file), specifier).split('/');
  if (target[0] === 'migrations' && folder === 'database') return undefined;
  if (target[0] !== 'src') return `src/ must not import ${target.join('/')}: only database/ takes the migrations`;
  if (target.length === 2) return `${folder}/ must not import ${specifier}, which wires everything together`;
  if (ORDER.indexOf(target[1]) <= own) return undefined;
  return `${folder}/ must not import from ${target[1]}/, which stands to its right: move what is shared to the left, or react to a domain event in ${target[1]}/`;
}

/** Blanks comments, keeping the lines, so that the rules may be written about. */
function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/[^\n]*/g, (comment) => comment.replace(/[^\n]/g, ' '));
}
