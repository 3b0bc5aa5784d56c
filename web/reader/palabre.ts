import { PalabreComments } from './palabre-element.js';

/** A classic script knows its own element; a module is found by its name. */
const script =
  document.currentScript instanceof HTMLScriptElement
    ? document.currentScript
    : document.querySelector<HTMLScriptElement>('script[src*="palabre.js"]');

PalabreComments.scriptOrigin = new URL(script?.src || location.href).origin;
if (!customElements.get('palabre-comments')) customElements.define('palabre-comments', PalabreComments);
