import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import ts from 'typescript';
import { openBrowser, Window } from '../support/chromium.js';

const READER = path.resolve('web/reader');
const ORIGIN = 'http://view.example';

interface State {
  ids: string[];
  name: string;
  isOn: boolean;
}

type Select = <T>(select: (state: State) => T) => T;

/** What the specs find in the page. */
interface Tools {
  /** What JSX is compiled to; 0 is a group. */
  h: (type: unknown, props: object | null, ...children: unknown[]) => unknown;
  part: (view: (self: { select: Select }, props: { ids: string[]; on: boolean }) => unknown) => unknown;
  state: { value: State };
  root: ShadowRoot;
  /** Renders what is made of the state. Answers how to end that. */
  show: (view: (state: State) => unknown) => () => void;
  /** Changes the state, and waits until that is drawn. */
  change: (change: Partial<State>) => Promise<void>;
}

/** The renderer alone, in a page of its own: its files as they are, without their types. */
const PAGE = `<!doctype html><div id="host"></div><script type="module">
  import { describe as h, render } from './view.js';
  import { part } from './part.js';
  import { Observable } from './observable.js';
  const state = new Observable({ ids: [], name: '', isOn: false });
  const root = document.getElementById('host').attachShadow({ mode: 'open' });
  const show = (view) => {
    const All = part(({ select }) => view(select((all) => all)));
    const place = render({ discussion: state }, h(All, null), root);
    return () => place.forget();
  };
  const change = (change) => {
    state.update(change);
    return new Promise((resolve) => setTimeout(resolve));
  };
  Object.assign(globalThis, { tools: { h, part, state, root, show, change } });
</script>`;

let browser: Browser;
let window: Window;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  await window?.close();
  window = await Window.open(browser);
  await window.page.route(`${ORIGIN}/**`, async (route) => {
    const [, name] = /\/([\w-]+)\.js$/.exec(route.request().url()) ?? [];
    if (name === undefined) return route.fulfill({ contentType: 'text/html', body: PAGE });
    const source = readFileSync(path.join(READER, `${name}.ts`), 'utf8');
    const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(source, { compilerOptions });
    return route.fulfill({ contentType: 'text/javascript', body: outputText });
  });
  await window.page.goto(ORIGIN);
});

/** Does something in the page, with its tools. */
const inPage = <T>(act: (tools: Tools) => T | Promise<T>): Promise<T> =>
  window.page.evaluate(`(${act.toString()})(globalThis.tools)`);

describe('the renderer', () => {
  it('keeps the elements of what has a key wherever it goes, moves no other, and removes what is gone', async () => {
    const seen = await inPage(async ({ h, root, show, change }) => {
      await change({ ids: ['a', 'b', 'c', 'd'] });
      show(({ ids }) =>
        h(
          'ol',
          null,
          ids.map((id) => h('li', { key: id, id }, id)),
        ),
      );
      const before = new Map([...root.querySelectorAll('li')].map((item) => [item.id, item]));
      let moves = 0;
      new MutationObserver((all) => (moves += all.flatMap(({ addedNodes }) => [...addedNodes]).length)).observe(root, {
        subtree: true,
        childList: true,
      });
      await change({ ids: ['a', 'd', 'b', 'e'] });
      const after = [...root.querySelectorAll('li')];
      return { ids: after.map(({ id }) => id), kept: after.map((item) => before.get(item.id) === item), moves };
    });
    expect(seen).toEqual({ ids: ['a', 'd', 'b', 'e'], kept: [true, true, true, false], moves: 2 });
  });

  it('leaves a place to what is not shown, so that what follows stays what it is', async () => {
    const seen = await inPage(async ({ h, root, show, change }) => {
      show(({ isOn }) => h('div', null, isOn && h('b', null, 'new'), 'text', h('p', null)));
      const before = root.querySelector('p');
      await change({ isOn: true });
      const shown = root.querySelector('div')?.innerHTML;
      await change({ isOn: false });
      return [shown, root.querySelector('div')?.innerHTML, root.querySelector('p') === before];
    });
    expect(seen).toEqual(['<b>new</b>text<p></p>', 'text<p></p>', true]);
  });

  it('puts groups in order, also inside each other and when they grow', async () => {
    const seen = await inPage(async ({ h, part, root, show, change }) => {
      const Letters = part((_, { ids }) =>
        h(
          0,
          null,
          ids.map((id) => h('i', { key: id }, id)),
        ),
      );
      show(({ ids }) => h('div', null, h('b', null), h(Letters, { ids }), h(0, null, ids.length), h('p', null)));
      const drawn = [root.querySelector('div')?.innerHTML];
      for (const ids of [['a', 'b'], ['c', 'a'], []]) {
        await change({ ids });
        drawn.push(root.querySelector('div')?.innerHTML);
      }
      return drawn;
    });
    expect(seen).toEqual([
      '<b></b>0<p></p>',
      '<b></b><i>a</i><i>b</i>2<p></p>',
      '<b></b><i>c</i><i>a</i>2<p></p>',
      '<b></b>0<p></p>',
    ]);
  });

  it('sets properties and attributes, and takes away what is not asked for any more', async () => {
    const seen = await inPage(async ({ h, root, show, change }) => {
      let clicks = 0;
      const props = { disabled: true, title: 'T', part: 'p', onClick: () => clicks++, 'data-id': '1' };
      show(({ isOn }) => h('button', isOn ? { 'aria-pressed': false } : { 'aria-pressed': true, ...props }));
      const button = root.querySelector('button');
      const describeIt = () => [button?.disabled, button?.title, button?.outerHTML];
      const first = describeIt();
      if (button) button.disabled = false;
      button?.click();
      await change({ isOn: true });
      button?.click();
      return { first, second: [button?.title, button?.dataset['id'], button?.ariaPressed], clicks };
    });
    expect(seen.first).toEqual([true, 'T', expect.stringContaining('data-id="1"')]);
    expect(seen.first[2]).toContain('aria-pressed="true"');
    expect(seen).toMatchObject({ second: ['', undefined, 'false'], clicks: 1 });
  });

  it('brings a field to the value that is wanted, whatever was typed meanwhile, and leaves the cursor otherwise', async () => {
    const seen = await inPage(async ({ h, root, show, change }) => {
      show(({ name, isOn }) => h('textarea', { value: name, title: String(isOn) }));
      const field = root.querySelector('textarea');
      if (!field) throw new Error('no field');
      field.value = 'typed';
      await change({ isOn: true });
      const wanted = field.value;
      await change({ name: 'typed' });
      field.setSelectionRange(2, 2);
      await change({ isOn: false });
      return [wanted, field.value, field.selectionStart];
    });
    expect(seen).toEqual(['', 'typed', 2]);
  });

  it('calls a ref once, when its element is on the page', async () => {
    const seen = await inPage(async ({ h, root, show, change }) => {
      const told: unknown[] = [];
      const ref = (node: Element) => told.push([node.localName, node.isConnected, node.getRootNode() === root]);
      show(({ isOn }) => h('div', null, h('p', { ref }), isOn && h('b', { ref })));
      await change({ name: 'again' });
      await change({ isOn: true });
      return told;
    });
    expect(seen).toEqual([
      ['p', true, true],
      ['b', true, true],
    ]);
  });

  it('renders a part again for what it selects and for its props only, and no more once it is gone', async () => {
    const seen = await inPage(async ({ h, part, state, show, change }) => {
      const counts = { named: 0, given: 0 };
      const Named = part(({ select }) => {
        counts.named++;
        return select(({ name }) => name);
      });
      const Given = part((_, { on }) => {
        counts.given++;
        return String(on);
      });
      const end = show(({ isOn }) =>
        h('div', null, h(Given, { on: isOn }), state.value.ids.length < 2 && h(Named, null)),
      );
      const drawn = [{ ...counts }];
      for (const next of [{ name: 'n' }, { isOn: true }, { ids: ['a'] }, { ids: ['a', 'b'] }, { name: 'gone' }]) {
        await change(next);
        drawn.push({ ...counts });
      }
      end();
      await change({ isOn: false });
      return [...drawn, { ...counts }].map(({ named, given }) => `${named} ${given}`);
    });
    expect(seen).toEqual(['1 1', '2 1', '2 2', '2 2', '2 2', '2 2', '2 2']);
  });
});
