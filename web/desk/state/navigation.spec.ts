import { beforeEach, describe, expect, it } from '@jest/globals';
import { queueRoute } from '../logic/route.js';
import { Navigation } from './navigation.js';

/** The address bar, as far as the desk touches it. */
class AddressBar extends EventTarget {
  readonly steps: string[] = [];
  #hash = '';

  get hash(): string {
    return this.#hash;
  }

  set hash(next: string) {
    this.steps.push(next);
    this.#hash = next;
    this.dispatchEvent(new Event('hashchange'));
  }

  replaceState(_state: unknown, _title: string, hash: string): void {
    this.#hash = hash;
  }
}

let bar: AddressBar;

beforeEach(() => {
  bar = new AddressBar();
  Object.assign(globalThis, {
    location: bar,
    history: bar,
    addEventListener: bar.addEventListener.bind(bar),
    removeEventListener: bar.removeEventListener.bind(bar),
  });
});

describe('navigation', () => {
  it('begins where the address leads, and follows it until it is stopped', () => {
    const navigation = new Navigation('#/queue/reported');
    expect(navigation.route.value).toEqual(queueRoute('reported'));
    const stop = navigation.start();
    bar.hash = '#/overview';
    stop();
    bar.hash = '#/words';
    expect(navigation.route.value).toEqual({ page: 'overview' });
  });

  it('leaves a step to come back to, unless it replaces one', () => {
    const navigation = new Navigation('');
    navigation.start();
    navigation.go({ page: 'words' });
    navigation.go({ page: 'site' }, true);
    expect([bar.steps, bar.hash, navigation.route.value]).toEqual([['#/words'], '#/site', { page: 'site' }]);
  });
});
