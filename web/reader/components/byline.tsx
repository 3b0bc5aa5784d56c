import type { ComponentChildren } from 'preact';

/** A colour of one's own, from an id: the same everywhere and always. Degrees. */
function hueOf(id: string): number {
  let hue = 0;
  for (const char of id) hue = (hue * 31 + (char.codePointAt(0) ?? 0)) % 360;
  return hue;
}

const initialOf = (name: string): string =>
  (Array.from(name).find((char) => /[\p{L}\p{N}]/u.test(char)) ?? '·').toUpperCase();

/** Who wrote a comment, and what else stands on its first line. */
export function Byline({ author, children }: { author: { id: string; name: string }; children?: ComponentChildren }) {
  return (
    <header class="byline">
      <span class="avatar" part="avatar" aria-hidden="true" style={{ '--hue': String(hueOf(author.id)) }}>
        {initialOf(author.name)}
      </span>
      <bdi class="name" part="name">
        {author.name}
      </bdi>
      {children}
    </header>
  );
}
