import { PalabreComments } from './palabre-element.js';

export { PalabreComments };

/** A relative address, which modules resolve against their own; in a constant, as the build would take a text for its own file. */
const PLAIN = './palabre.js';

/**
 * What members need imports the rest from the plain address of this script: a page that names it with a query, as `palabre.js?ver=2`, must
 * not have two. So only the script at the plain address defines the element; any other has just fetched that one.
 */
async function define(): Promise<void> {
  const plain = (await import(/* @vite-ignore */ PLAIN)) as { PalabreComments: unknown };
  if (plain.PalabreComments !== PalabreComments || customElements.get('palabre-comments')) return;
  customElements.define('palabre-comments', PalabreComments);
}

void define();
