import { LiveArticle } from '/demo/live-article.js';
import { language, text } from '/demo/texts.js';

/** Lines kept on the page; older ones go. */
const EVENTS_SHOWN = 100;

const byId = (id) => document.getElementById(id);
const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
let followed;

function element(name, content, attributes = {}) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...[content].flat());
  return made;
}

/** Comments are plain text: they only ever become text nodes. */
function showEvent({ type, at, comment }) {
  const head = [element('time', time.format(new Date(at)), { dateTime: at }), element('strong', text[type] ?? type)];
  if (comment?.author) head.push(comment.author.name);
  const line = element('li', element('div', head, { className: 'event-head' }));
  if (comment?.body) line.append(element('p', comment.body, { className: 'event-body' }));
  byId('events').prepend(line);
  while (byId('events').children.length > EVENTS_SHOWN) byId('events').lastElementChild.remove();
}

function follow(article, button) {
  followed?.close();
  for (const other of byId('articles').querySelectorAll('button')) other.ariaCurrent = String(other === button);
  byId('article-title').textContent = article.title;
  byId('events').replaceChildren();
  let total = article.total;
  let state = 'connecting';
  const showState = (detail = '') => {
    byId('state').textContent = state === 'live' ? text.live(total) : text[state] + (state === 'refused' ? detail : '');
  };
  followed = new LiveArticle(article.id, {
    show: showEvent,
    total: (now) => {
      total = now;
      showState();
    },
    state: (now, detail) => {
      state = now;
      showState(detail);
    },
  });
}

async function start() {
  document.documentElement.lang = language;
  for (const place of document.querySelectorAll('[data-text]')) place.textContent = text[place.dataset.text];
  const response = await fetch('/api/articles?limit=20');
  if (!response.ok) throw new Error(`status ${response.status}`);
  const { items } = await response.json();
  if (items.length === 0) byId('articles').append(element('li', text.none));
  for (const article of items) {
    const button = element('button', article.title, { type: 'button' });
    button.addEventListener('click', () => follow(article, button));
    byId('articles').append(element('li', button));
  }
  byId('articles').querySelector('button')?.click();
}

start().catch(() => byId('articles').append(element('li', text.failed)));
