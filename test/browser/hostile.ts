import type { Page } from 'playwright-core';

/** Set by any of the texts below that managed to run. */
declare global {
  var pwned: number | undefined;
}

/** What people send who mean harm. The last is longer than the form allows: an import could bring it. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  markup:
    '<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=2</script><svg onload=globalThis.pwned=3> {{7*7}} ${7*7} &lt;b&gt;',
  schemes:
    'javascript:globalThis.pwned=4 data:text/html,<script>globalThis.pwned=5</script> [x](javascript:globalThis.pwned=6)',
  overrides: 'Le fichier \u202Eexe.gnp\u202C est sûr \u2067שלום\u2066 \u200F\u061C et la phrase continue ici.',
  combining: `Z${'\u0335\u0321\u0302\u0327'.repeat(60)}a${'\u0488'.repeat(80)}lgo, encore et encore.`,
  arabic: 'هذا تعليق طويل باللغة العربية مع رقم 1234 (وأقواس) ورابط https://مثال.example/صفحة ثم نهاية.',
  address: `https://example.org/${'chemin/'.repeat(90)}?q=${'x'.repeat(400)}`,
  unbroken: 'w'.repeat(10_000),
};

/** Names that try to pass for somebody, or to break a line: accepted by the rules of names, and shown. */
export const HOSTILE_NAMES = ['Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww', 'אבי 123 כהן'] as const;

/** What a hostile text did: scripts that ran, elements that it made, and what makes the page wider than its window. */
export async function harm(page: Page): Promise<{ ran: number | undefined; made: number; overflow: string[] }> {
  return page.evaluate(() => {
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots) {
      for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
    }
    const made = roots.flatMap((root) => [
      ...root.querySelectorAll('img[src="x"], [onerror], [onload], a[href^="javascript:" i], a[href^="data:" i]'),
    ]);
    const { scrollWidth, clientWidth } = document.documentElement;
    const beyond = roots.flatMap((root) =>
      [...root.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5),
    );
    const overflow = scrollWidth > clientWidth ? beyond.map((element) => element.outerHTML.slice(0, 100)) : [];
    return { ran: globalThis.pwned, made: made.length, overflow };
  });
}

export const NO_HARM = { ran: undefined, made: 0, overflow: [] as string[] };
