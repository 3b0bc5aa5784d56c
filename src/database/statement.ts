/** A named prepared statement: parsed and planned once per connection, then sent by name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const names = new Set<string>();

/** Declares a statement once, at module level; two with one name would be mixed up by the server, so that is refused. */
export function statement(name: string, text: string): Statement {
  if (names.has(name)) throw new Error(`two statements are named ${name}`);
  names.add(name);
  return { name, text };
}
