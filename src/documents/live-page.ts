interface Reference {
  $ref: string;
}
interface Schema extends Partial<Reference> {
  type?: string | string[];
  format?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
}
interface Message {
  name?: string;
  summary?: string;
  payload: Schema;
}
interface Operation {
  action: 'send' | 'receive';
  summary?: string;
  description?: string;
  messages: Reference[];
  reply?: { messages?: Reference[] };
}

/** As much of AsyncAPI 3 as the page shows. Actions are the server's: it sends, and it receives what clients send. */
export interface AsyncApiDocument {
  info: { title: string; description?: string };
  channels: Record<
    string,
    { address: string | null; description?: string; messages: Record<string, Message | Reference> }
  >;
  operations: Record<string, Operation>;
  components?: { messages?: Record<string, Message>; schemas?: Record<string, Schema> };
}

/** The document as a page that needs no script. */
export function renderLivePage(document: AsyncApiDocument): string {
  const operations = Object.values(document.operations);
  const received = operations.filter(({ action }) => action === 'receive');
  const sent = operations.filter(({ action }) => action === 'send');
  const messages = Object.values(document.channels).flatMap((channel) => Object.values(channel.messages));
  const payloads = new Set(
    messages
      .map((message) => resolve<Message>(document, message).payload.$ref)
      .flatMap((reference) => (reference === undefined ? [] : [lastPart(reference)])),
  );
  const parts = Object.entries(document.components?.schemas ?? {}).filter(([name]) => !payloads.has(name));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(document.info.title)}</title>
<link rel="stylesheet" href="/docs/assets/live.css">
</head>
<body>
<h1>${text(document.info.title)}</h1>
${prose(document.info.description)}
<p>The same as <a href="/docs/asyncapi.json">AsyncAPI document</a>. The HTTP interface has <a href="/docs">its own page</a>.</p>
<h2>What clients send</h2>
${received.map((operation) => renderOperation(document, operation)).join('')}
<h2>What the server sends</h2>
${sent.map((operation) => renderOperation(document, operation)).join('')}
<h2>Parts</h2>
${parts.map(([name, schema]) => `<h3 id="${text(name)}"><code>${text(name)}</code></h3>${renderSchema(schema)}`).join('')}
</body>
</html>
`;
}

function renderOperation(document: AsyncApiDocument, operation: Operation): string {
  const messages = operation.messages.map((reference) => resolve<Message>(document, reference));
  const answers = (operation.reply?.messages ?? []).map((reference) => resolve<Message>(document, reference));
  return `${messages.map((message) => renderMessage(document, 'h3', message)).join('')}${prose(operation.description)}${
    answers.length > 0
      ? `<p>Acknowledged with:</p>${answers.map((message) => renderMessage(document, 'h4', message)).join('')}`
      : ''
  }`;
}

function renderMessage(document: AsyncApiDocument, heading: 'h3' | 'h4', { name, summary, payload }: Message): string {
  return `<${heading}><code>${text(name ?? '')}</code></${heading}>${prose(summary)}${renderSchema(resolve<Schema>(document, payload))}`;
}

function renderSchema(schema: Schema): string {
  const { properties } = schema;
  if (!properties) return `<p>${typeOf(schema)}</p>${prose(schema.description)}`;
  const rows = Object.entries(properties).map(([name, property]) => {
    const optional = schema.required?.includes(name) ? '' : ' <small>optional</small>';
    return `<tr><th scope="row"><code>${text(name)}</code>${optional}</th><td>${typeOf(property)}</td><td>${inline(property.description)}</td></tr>`;
  });
  return `${prose(schema.description)}<div class="table"><table><thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

/** The type of a value in words, with links to the parts. */
function typeOf(schema: Schema): string {
  const { $ref, anyOf, oneOf, items, type, format, additionalProperties } = schema;
  if ($ref !== undefined) return `<a href="#${text(lastPart($ref))}"><code>${text(lastPart($ref))}</code></a>`;
  const choices = anyOf ?? oneOf;
  if (choices) return choices.map(typeOf).join(' or ');
  if (schema.const !== undefined) return `<code>${text(JSON.stringify(schema.const))}</code>`;
  if (schema.enum) return schema.enum.map((value) => `<code>${text(JSON.stringify(value))}</code>`).join(' or ');
  if (items) return `array of ${typeOf(items)}`;
  if (typeof additionalProperties === 'object' && Object.keys(additionalProperties).length > 0) {
    return `object of ${typeOf(additionalProperties)}`;
  }
  return text([[type ?? 'any'].flat().join(' or '), format && `(${format})`].filter(Boolean).join(' '));
}

function resolve<T extends object>(document: AsyncApiDocument, target: T | Reference): T {
  if (!('$ref' in target) || target.$ref === undefined) return target as T;
  const found = target.$ref
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (part, key) => (part as Record<string, unknown>)[key.replaceAll('~1', '/').replaceAll('~0', '~')],
      document,
    );
  if (found === undefined) throw new Error(`${target.$ref} is not in the document`);
  return resolve(document, found as T | Reference);
}

const lastPart = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (plain: string): string => plain.replaceAll(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
/** Text with `code` in backticks, the one mark-up that descriptions use. */
const inline = (plain = ''): string => text(plain).replaceAll(/`([^`]*)`/g, '<code>$1</code>');
const prose = (plain?: string): string =>
  plain
    ? plain
        .split('\n\n')
        .map((paragraph) => `<p>${inline(paragraph)}</p>`)
        .join('')
    : '';
