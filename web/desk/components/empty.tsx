import type { ComponentChildren } from 'preact';

interface Props {
  title: string;
  /** `done`: nothing is left to do. `none`: nothing is there. `failed`: something went wrong. */
  kind?: keyof typeof MARKS;
  children?: ComponentChildren;
}

const MARKS = { done: 'M68 40l4.5 4.5L81 36', none: 'M68 40h12', failed: 'M74 33v8M74 47h.01' };

/** Nothing to show, and what that means. */
export function Empty({ title, kind = 'none', children }: Props) {
  return (
    <div class="empty" tabIndex={-1} data-resting>
      <svg viewBox="0 0 96 64" aria-hidden="true" class={`empty-drawing empty-${kind}`}>
        <rect x="8" y="10" width="56" height="36" rx="8" />
        <path d="M22 46v12l14-12" />
        <path d="M24 24h24M24 33h16" />
        <circle cx="74" cy="40" r="14" />
        <path d={MARKS[kind]} />
      </svg>
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}
