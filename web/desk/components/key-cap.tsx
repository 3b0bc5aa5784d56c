import { useDesk } from '../state/use-desk.js';
/** The key printed on a button; nothing when shortcuts are switched off. Drawn by the stylesheet: it is no part of the button's name. */
export function KeyCap({ children }: { children: string }) {
  const { preferences } = useDesk();
  if (!preferences.value.shortcuts) return null;
  return <span class="key-cap" data-key={children.toUpperCase()} aria-hidden="true" />;
}
