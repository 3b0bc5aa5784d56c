import { languageOf } from '../shared/i18n.js';
import { hintOf, isRemembered } from '../shared/signed-in-hint.js';
import { Announcer } from './announcer.js';
import { App } from './components/app.js';
import { Discussion } from './discussion.js';
import { guardFocus } from './focus-guard.js';
import { MembersDoor } from './members-door.js';
import { placeHolder } from './place-holder.js';
import styles from './palabre.css?inline';
import { READING_TEXTS } from './texts.js';
import { countArrived } from './thread-store.js';
import { render } from './view.js';
import { voice } from './voice.js';
import { commentSelector, type Widget } from './widget.js';

const LINK = /^#palabre-([0-9a-f-]{36})$/i;

/** How often ages move on. Milliseconds. */
const TICK_MS = 30_000;

/** How long what is said is shown as well. Milliseconds. */
const SHOWN_MS = 5_000;

/** One style sheet for all widgets of a page. Constructed, so that a strict policy on styles does not forbid it. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/** `<palabre-comments>`: the comments of an article. See docs/embedding.md. */
export class PalabreComments extends HTMLElement {
  #stop: (() => void) | null = null;

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    this.#stop = this.#start(root);
  }

  disconnectedCallback(): void {
    this.#stop?.();
    this.#stop = null;
  }

  #start(root: ShadowRoot): () => void {
    const ended = new AbortController();
    const { signal } = ended;
    const language = languageOf(this);
    const url = (this.getAttribute('api') ?? new URL(import.meta.url).origin).replace(/\/+$/, '');
    const discussion = new Discussion({
      url,
      article: this.#article(),
      recognise: async () => {
        if (isRemembered(url)) await door.open('expected');
      },
      tellDeveloper: () => {
        // oxlint-disable-next-line no-console -- the person who embeds the widget reads it there
        console.error(`Palabre: is ${url} up, and ${location.origin} among its origins?`);
      },
      hold: placeHolder(root),
    });
    const door = new MembersDoor(discussion, async (members) => {
      root.adoptedStyleSheets.push(members.sheet);
      await members.join(widget, url, signal);
    });
    const announcer = new Announcer((text, isOwn) => {
      const live = root.querySelector('.live');
      if (!live) return;
      live.textContent = text;
      if (isOwn) live.animate({ opacity: [1, 1] }, SHOWN_MS);
    });
    const widget: Widget = {
      discussion,
      announcer,
      door,
      language,
      say: voice(READING_TEXTS, language),
      linkTo: (id) => `${location.href.replace(/#.*$/, '')}#palabre-${id}`,
      focusSoon: (selector) => focusSoon(root, selector),
    };
    const page = render(
      widget,
      <>
        <App />
        <div class="live" role="status" aria-live="polite" dir="auto" />
      </>,
      root,
    );
    const follow = (): void => void this.#followLink(root, widget);
    addEventListener('hashchange', follow, { signal });
    const meet = ({ key }: StorageEvent): void => {
      // Somebody has signed in in another tab.
      if (key === hintOf(url) && isRemembered(url)) void door.open();
    };
    addEventListener('storage', meet, { signal });
    const unguard = guardFocus(root);
    const clock = setInterval(() => discussion.update({ now: Date.now() }), TICK_MS);
    const unsubscribe = tellNews(widget);
    const open = async (): Promise<void> => {
      await discussion.open();
      follow();
    };
    void open();
    return () => {
      ended.abort();
      unguard();
      clearInterval(clock);
      unsubscribe();
      announcer.stop();
      discussion.close();
      page.forget();
      root.replaceChildren();
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

/** Says what happens without the reader's doing: comments that arrive, a connection that is gone. */
function tellNews({ announcer, discussion, say }: Widget): () => void {
  let before = discussion.value;
  return discussion.subscribe(() => {
    const now = discussion.value;
    const n = countArrived(now.threads);
    if (n > countArrived(before.threads)) announcer.announce(say('arrived', { n }), false);
    if (now.isCutOff && !before.isCutOff) announcer.announce(say('cutOff'), false);
    before = now;
  });
}
