import { expect, it } from '@jest/globals';
import { linkDomains } from './link-domains.js';

it('names each host that a text links to once', () => {
  const body =
    'See https://www.Casino.example/win?x=1, http://casino.example. and www.other.example:8080/ or e.g. nothing';
  expect(linkDomains(body)).toEqual(['casino.example', 'other.example']);
});
