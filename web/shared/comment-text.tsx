import { scanLinks } from './link-scanner.js';

/**
 * What a reader wrote: text nodes only, with links that vouch for nothing. `dir="auto"` gives right-to-left text its own direction, and the
 * stylesheet isolates it (`unicode-bidi: isolate`, `overflow-wrap: anywhere`, `white-space: pre-wrap`): see `.comment-text` there.
 */
export function CommentText({ text }: { text: string }) {
  return (
    <div class="comment-text" part="text" dir="auto">
      {scanLinks(text).map(({ text, href }) =>
        href === undefined ? (
          text
        ) : (
          <a href={href} rel="nofollow ugc noopener" target="_blank">
            {text}
          </a>
        ),
      )}
    </div>
  );
}
