// The rules of the layout, which no linter knows: who may import whom, who owns which table, and where a few powerful things may be used.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A folder of src/ is a task. It imports only from itself and from those before it, types included. */
const ORDER = [
  'common',
  'config',
  'contract',
  'database',
  'http',
  'events',
  'audit',
  'sites',
  'accounts',
  'sign-in',
  'articles',
  'screening',
  'comments',
  'reports',
  'decisions',
  'reactions',
  'pages',
  'submissions',
  'queue',
  'history',
  'authors',
  'overview',
  'trials',
  'realtime',
  'operation',
  'static',
  'documents',
  'demo',
];

/** Packages that would tie the contract, which browsers read too, to the server's frameworks. */
const FRAMEWORKS = /^(?:@nestjs\/|typeorm|fastify|@fastify\/|pg$|socket\.io|node:)/;

/** Writes to another task's table that one statement must do, and why. */
const SHARED_WRITES = [
  { folder: 'comments', table: 'claims', why: 'every change of a comment ends its lease, in the same statement' },
  {
    folder: 'reactions',
    table: 'comments',
    why: 'the reaction and its count are one statement, without the lock of the article',
  },
  { folder: 'demo', table: '*', why: 'gives the demo a past' },
];
/** Reads of a table whose owner stands further down, and why. */
const EARLY_READS = [];

const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g;
/** What is loaded later, by `import()`, makes no circle: it is a way back that is taken when everything is there. */
const STATIC_IMPORT = /(?:\bfrom\s*|\bimport\s+)['"]([^'"]+)['"]/g;
const SQL_HOME = /^(?:migrations\/|src\/database\/|test\/|bench\/|src\/.*\.repository(?:\.spec)?\.ts$)/;

/** What may stand only in some files, and what to do elsewhere. */
const RESERVED = [
  {
    pattern: /(?:from|import)\s*\(?\s*['"]socket\.io(?:\/[^'"]*)?['"]/,
    home: /^(?:src\/realtime\/socket\/|test\/|bench\/)/,
    remedy: 'only src/realtime/socket/ knows sockets: let it call a service, or publish an event that it forwards',
  },
  {
    pattern: /\bprocess\s*\.\s*env\b|import\s*\{[^}]*\benv\b[^}]*\}\s*from\s*['"](?:node:)?process['"]/,
    home: /^(?:src\/config\/|test\/|bench\/)/,
    remedy: 'only src/config/ reads the environment: add the setting to settings-schema.ts and inject Settings',
  },
  {
    pattern: /\bcreateQueryBuilder\b|\.query\s*(?:<[^(]*>)?\s*\(|\bsql\s*`/,
    home: SQL_HOME,
    remedy: 'SQL lives in *.repository.ts, src/database/ and migrations/: move the statement to a repository',
  },
];

const root = path.resolve(import.meta.dirname, '..');
const files = new Map(['src', 'migrations', 'test', 'web', 'bench'].flatMap(sources));
const owners = tableOwners();
const faults = [...[...files].flatMap(([file, text]) => faultsOf(file, text)), ...cycles()];
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(`\n${faults.length} breach(es) of the layout; ARCHITECTURE.md tells why it is so.`);
  process.exitCode = 1;
}

/** Path and text, comments blanked, of every source below a folder. */
function sources(folder) {
  return readdirSync(path.join(root, folder), { recursive: true })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => [file, withoutComments(readFileSync(path.join(root, file), 'utf8'))]);
}

/** The folder of a table is that of its entity. */
function tableOwners() {
  const found = new Map();
  for (const [file, text] of files) {
    for (const [, table] of text.matchAll(/@Entity\('(\w+)'\)/g)) found.set(table, file.split('/')[1]);
  }
  return found;
}

function faultsOf(file, text) {
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
  if (/^src\/.*\.repository\.ts$/.test(file)) found.push(...tableFaults(file, text, at));
  return found;
}

/** A table is written by its owner alone, and read by its owner and those below. */
function tableFaults(file, text, at) {
  const folder = file.split('/')[1];
  const found = [];
  for (const match of text.matchAll(/\b(INSERT INTO|UPDATE|DELETE FROM|FROM|JOIN|USING)\s+([a-z_]+)\b/g)) {
    const [, verb, table] = match;
    const owner = owners.get(table);
    if (owner === undefined || owner === folder) continue;
    const isWrite = /^(?:INSERT|UPDATE|DELETE)/.test(verb);
    const allowed = (list) => list.some((one) => one.folder === folder && [table, '*'].includes(one.table));
    if (isWrite && !allowed(SHARED_WRITES)) {
      found.push(`${at(match.index)}: ${table} belongs to ${owner}/: ask a repository there to write it.`);
    } else if (ORDER.indexOf(owner) > ORDER.indexOf(folder) && !allowed(EARLY_READS) && !allowed(SHARED_WRITES)) {
      found.push(`${at(match.index)}: ${table} belongs to ${owner}/, which stands below: let ${owner}/ read it.`);
    }
  }
  return found;
}

function importFault(file, specifier) {
  const [top, folder, rest] = file.split('/');
  if (folder === 'contract' && FRAMEWORKS.test(specifier) && !file.endsWith('.spec.ts')) {
    return `contract/ is read by browsers too and must not import ${specifier}`;
  }
  if (!specifier.startsWith('.')) return undefined;
  const target = path.posix.join(path.posix.dirname(file), specifier).split('/');
  if (top === 'web') {
    const known = target[0] === 'web' || (target[0] === 'src' && target[1] === 'contract');
    return known ? undefined : `web/ must not import ${target.join('/')}: what both sides know stands in src/contract/`;
  }
  if (top === 'bench') {
    const known = ['bench', 'src'].includes(target[0]) || (target[0] === 'test' && target[1] === 'support');
    return known ? undefined : `bench/ must not import from ${target[0]}/`;
  }
  if (top !== 'src' || rest === undefined) return undefined;
  const own = ORDER.indexOf(folder);
  if (own === -1) {
    return `src/${folder}/ has no place in the order of layers: add it to ORDER in scripts/check-imports.mjs`;
  }
  if (target[0] === 'migrations' && folder === 'database') return undefined;
  if (target[0] !== 'src') return `src/ must not import ${target.join('/')}: only database/ takes the migrations`;
  if (target.length === 2) return `${folder}/ must not import ${specifier}, which wires everything together`;
  if (ORDER.indexOf(target[1]) <= own) return undefined;
  return `${folder}/ must not import from ${target[1]}/, which stands below: move what is shared up, or subscribe to a signal in ${target[1]}/`;
}

/** Files that import each other in a circle, type-only imports included: depth-first search. */
function cycles() {
  const state = new Map();
  const found = [];
  const visit = (file, trail) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push(
        `${trail.slice(trail.indexOf(file)).join(' -> ')} -> ${file}: a circle; move what both need to a third file.`,
      );
      return;
    }
    state.set(file, 'open');
    for (const match of files.get(file).matchAll(STATIC_IMPORT)) {
      const target = path.posix.join(path.posix.dirname(file), match[1]).replace(/\.js$/, '');
      const source = [`${target}.ts`, `${target}.tsx`].find((name) => files.has(name));
      if (match[1].startsWith('.') && source) visit(source, [...trail, file]);
    }
    state.set(file, 'done');
  };
  for (const file of files.keys()) visit(file, []);
  return found;
}

/** Blanks comments, keeping the lines, so that the rules may be written about. */
function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/[^\n]*/g, (comment) => comment.replace(/[^\n]/g, ' '));
}
