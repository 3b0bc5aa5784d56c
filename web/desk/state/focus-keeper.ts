/**
 * Whoever works by keyboard must always stand somewhere: when the element that has the focus is taken away, what is at rest on the page
 * (the card, the row one is on, the word that nothing is left) takes it, or else the page's content. Answers how to stop.
 */
export function keepFocus(): () => void {
  let last: Element | null = null;
  const remember = ({ target }: FocusEvent): void => {
    last = target instanceof Element ? target : null;
  };
  const observer = new MutationObserver(() => {
    if (last === null || last.isConnected || document.activeElement !== document.body) return;
    last = null;
    const resting = document.querySelector<HTMLElement>('[data-resting]') ?? document.getElementById('content');
    resting?.focus({ preventScroll: true });
  });
  document.addEventListener('focusin', remember);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}
