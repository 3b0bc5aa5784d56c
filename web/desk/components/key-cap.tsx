import { preferences } from '../state/preferences.js';

/** The key printed on a button; nothing when shortcuts are switched off. */
export function KeyCap({ children }: { children: string }) {
  if (!preferences.value.shortcuts) return null;
  return (
    <kbd class="key-cap" aria-hidden="true">
      {children.toUpperCase()}
    </kbd>
  );
}
