/** Where eyes rest, as parts of the window's height. */
const LINES = [0.4, 0.5, 0.3, 0.7];

/**
 * Keeps the comment that is being read where it is while others above it come, change and go. Browsers do so by themselves, but not at the
 * top of a page, and Safari not at all. Answers what to call before such a change.
 */
export function placeHolder(root: ShadowRoot): () => void {
  let isHolding = false;
  /** What was too little to scroll by: pages scroll by whole pixels. */
  let rest = 0;
  return () => {
    const held = isHolding ? null : commentInView(root);
    if (!held) return;
    isHolding = true;
    const before = held.getBoundingClientRect().top;
    requestAnimationFrame(() => {
      isHolding = false;
      if (!held.isConnected) return;
      const moved = held.getBoundingClientRect().top - before + rest;
      const top = Math.round(moved);
      rest = moved - top;
      if (top !== 0) scrollBy({ top, behavior: 'instant' });
    });
  };
}

function commentInView(root: ShadowRoot): Element | null | undefined {
  const found = LINES.map((line) =>
    root.elementFromPoint(innerWidth / 2, innerHeight * line)?.closest('[data-comment]'),
  );
  return found.find(Boolean);
}
