import { segments, type Span } from '../logic/marked-text.js';

interface Props {
  body: string;
  groups?: readonly (readonly Span[])[];
  /** What each group of marks is about, for a tooltip. */
  titles?: readonly string[];
}

/** A reader's text, as text: marked where rules fired, its direction its own. */
export function MarkedBody({ body, groups = [], titles = [] }: Props) {
  return (
    <div class="body-text" dir="auto">
      {segments(body, groups).map(({ text, groups: covering }, index) =>
        covering.length === 0 ? (
          text
        ) : (
          <mark key={index} title={covering.map((group) => titles[group] ?? '').join(', ')}>
            {text}
          </mark>
        ),
      )}
    </div>
  );
}
