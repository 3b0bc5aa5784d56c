import { render } from 'preact';
import { languageOf } from '../shared/i18n.js';
import { Announcer } from './announcer.js';
import { Authoring } from './authoring.js';
import { App } from './components/app.js';
import { Discussion } from './discussion.js';
import { guardFocus } from './focus-guard.js';
import { WidgetProvider } from './part.js';
import { placeHolder } from './place-holder.js';
import styles from './palabre.css?inline';
import { voice } from './texts.js';
import { countArrived } from './thread-store.js';
import { commentSelector, type Widget } from './widget.js';

const LINK = /^#palabre-([0-9a-f-]{36})$/i;

/** How often ages move on. Milliseconds. */
const TICK_MS = 30_000;

/** How long what is said is shown as well. Milliseconds. */
const SHOWN_MS = 5_000;

let sheet: CSSStyleSheet | undefined;

/** One style sheet for all widgets of a page. Constructed, so that a strict policy on styles does not forbid it. */
function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  return sheet;
}

/** `<palabre-comments>`: the comments of an article. See docs/embedding.md. */
export class PalabreComments extends HTMLElement {
  /** Where the script came from; the attribute `api` says otherwise. */
  static scriptOrigin = '';

  #stop: (() => void) | null = null;

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styleSheet()];
    const live = document.createElement('div');
    live.className = 'live';
    live.setAttribute('role', 'status');
    live.setAttribute('aria-live', 'polite');
    live.dir = 'auto';
    const place = document.createElement('div');
    root.replaceChildren(place, live);
    this.#stop = this.#start(root, place, live);
  }

  disconnectedCallback(): void {
    this.#stop?.();
    this.#stop = null;
  }

  #start(root: ShadowRoot, place: HTMLElement, live: HTMLElement): () => void {
    const language = languageOf(this);
    const discussion = new Discussion({
      url: this.getAttribute('api') ?? PalabreComments.scriptOrigin,
      article: this.#article(),
      language: () => language,
      sort: 'newest',
      hold: placeHolder(root),
    });
    const announcer = new Announcer((text, isOwn) => {
      live.textContent = text;
      if (isOwn) live.animate({ opacity: [1, 1] }, SHOWN_MS);
    });
    const widget: Widget = {
      discussion,
      announcer,
      authoring: new Authoring(discussion),
      language,
      say: voice(language),
      linkTo: (id) => `${location.href.replace(/#.*$/, '')}#palabre-${id}`,
      focusSoon: (selector) => focusSoon(root, selector),
    };
    render(
      <WidgetProvider widget={widget}>
        <App />
      </WidgetProvider>,
      place,
    );
    const follow = (): void => void this.#followLink(root, widget);
    addEventListener('hashchange', follow);
    const unguard = guardFocus(root);
    const clock = setInterval(() => discussion.update({ now: Date.now() }), TICK_MS);
    const unsubscribe = tellNews(widget);
    const open = async (): Promise<void> => {
      await discussion.open();
      if (discussion.value.phase === 'unlisted') tellDeveloper(discussion.api.url);
      follow();
    };
    void open();
    return () => {
      removeEventListener('hashchange', follow);
      unguard();
      clearInterval(clock);
      unsubscribe();
      announcer.stop();
      discussion.close();
      render(null, place);
    };
  }

  /** Named by its id or address; else the page's canonical address, else its own. */
  #article(): { id: string } | { url: string } {
    const id = this.getAttribute('article');
    if (id !== null) return { id };
    const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
    return { url: this.getAttribute('article-url') ?? (canonical || location.href.replace(/#.*$/, '')) };
  }

  /** Leads to the comment that the page's address names. */
  async #followLink(root: ShadowRoot, { discussion, announcer, say }: Widget): Promise<void> {
    const id = LINK.exec(location.hash)?.[1]?.toLowerCase();
    if (id === undefined || discussion.value.phase !== 'ready') return;
    if (!(await discussion.openLink(id))) {
      announcer.announce(say('gone'));
      return;
    }
    focusSoon(root, commentSelector(id), true);
  }
}

/** Once what was changed is drawn. Without `isFar` the page scrolls no further than it must. */
function focusSoon(root: ShadowRoot, selector: string, isFar = false): void {
  const focus = (): void => {
    const element = root.querySelector<HTMLElement>(selector);
    if (isFar) element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: isFar });
    if (element instanceof HTMLTextAreaElement) element.setSelectionRange(element.value.length, element.value.length);
  };
  requestAnimationFrame(() => requestAnimationFrame(focus));
}

/** Says what happens without the reader's doing: comments that arrive, what becomes of one's own, a connection that is gone. */
function tellNews({ announcer, discussion, say }: Widget): () => void {
  let before = discussion.value;
  return discussion.subscribe(() => {
    const now = discussion.value;
    const n = countArrived(now.threads);
    if (n > countArrived(before.threads)) announcer.announce(say('arrived', { n }), false);
    if (now.isCutOff && !before.isCutOff) announcer.announce(say('cutOff'), false);
    for (const { id, status } of before.own) {
      const after = (now.own.find((own) => own.id === id) ?? now.threads.entries.get(id)?.comment)?.status;
      if (after && after !== status) announcer.announce(say(after));
    }
    before = now;
  });
}

function tellDeveloper(url: string): void {
  // oxlint-disable-next-line no-console -- the person who embeds the widget reads it there
  console.error(`Palabre: add ${location.origin} to the site's origins at ${url}/moderation.`);
}
