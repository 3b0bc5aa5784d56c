/**
 * Gives the focus a place again when what had it is gone, as a removed comment is: the comment above it in the thread, else the next one
 * that still stands, else the heading. Answers how to stop.
 */
export function guardFocus(root: ShadowRoot): () => void {
  let last: HTMLElement | null = null;
  let refuges: readonly HTMLElement[] = [];

  const remember = ({ target }: Event): void => {
    if (!(target instanceof HTMLElement)) return;
    last = target;
    refuges = refugesOf(root, target);
  };
  const rescue = (): void => {
    if (!last || last.isConnected || root.activeElement) return;
    if (document.activeElement === document.body) refuges.find((element) => element.isConnected)?.focus();
    last = null;
  };
  const forget = (): void => {
    // Focus that moves away by itself fires this too, but a removed element fires nothing.
    if (last?.isConnected) last = null;
  };

  root.addEventListener('focusin', remember);
  root.addEventListener('focusout', forget);
  const observer = new MutationObserver(rescue);
  observer.observe(root, { childList: true, subtree: true });
  return () => observer.disconnect();
}

function refugesOf(root: ShadowRoot, from: HTMLElement): HTMLElement[] {
  const comments = [...root.querySelectorAll<HTMLElement>('[data-comment]')];
  const own = from.closest<HTMLElement>('[data-comment]');
  const at = own ? comments.indexOf(own) : 0;
  const title = root.querySelectorAll<HTMLElement>('#palabre-title');
  return [...(own ? [...comments.slice(at), ...comments.slice(0, at).reverse()] : []), ...title];
}
