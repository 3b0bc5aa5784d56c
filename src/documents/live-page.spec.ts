import { describe, expect, it } from '@jest/globals';
import { asyncApiDocument } from './asyncapi.js';
import { renderLivePage, type AsyncApiDocument } from './live-page.js';

const document = asyncApiDocument() as unknown as AsyncApiDocument;

describe('the page of the live interface', () => {
  it('names every message of the document', () => {
    const page = renderLivePage(document);
    const names = Object.keys(document.channels['live']?.messages ?? {});
    expect(names).toContain('subscribe');
    expect(names.filter((name) => !page.includes(`<code>${name}</code>`))).toEqual([]);
  });

  it('links only to parts that it has', () => {
    const page = renderLivePage(document);
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, name]) => name);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((name) => !page.includes(`id="${name}"`))).toEqual([]);
  });

  it('shows mark-up in a description as text', () => {
    const page = renderLivePage({ ...document, info: { title: '<script>', description: 'a < b & `c`' } });
    expect(page).toContain('<h1>&lt;script&gt;</h1>');
    expect(page).toContain('<p>a &lt; b &amp; <code>c</code></p>');
    expect(page).not.toContain('<script');
  });
});
