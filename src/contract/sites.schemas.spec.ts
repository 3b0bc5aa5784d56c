import { describe, expect, it } from '@jest/globals';
import { createSiteSchema, updateSiteSchema } from './sites.schemas.js';

const originsOf = (...origins: string[]) => createSiteSchema.safeParse({ name: 'Le Phare', origins });

describe('the origins of a site', () => {
  it.each([
    ['https://phare.example', 'https://phare.example'],
    ['https://phare.example/', 'https://phare.example'],
    ['HTTPS://Phare.Example:443', 'https://phare.example'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['https://été.example', 'https://xn--t-9fab.example'],
  ])('takes %s as %s, as browsers send it', (written, sent) => {
    expect(originsOf(written).data?.origins).toEqual([sent]);
  });

  it.each([
    '*',
    'null',
    'phare.example',
    'https://phare.example/news',
    'https://phare.example?x',
    'https://user@phare.example',
    'https://*.phare.example/x',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ])('refuses %s', (written) => {
    expect(originsOf(written).success).toBe(false);
  });

  it('lists each once', () => {
    expect(originsOf('https://a.example', 'https://a.example/').data?.origins).toEqual(['https://a.example']);
  });
});

describe('the reasons of a site', () => {
  const reason = { code: 'too-long', label: 'Too long', message: 'Your comment is too long.' };

  it('need different codes', () => {
    expect(updateSiteSchema.safeParse({ reasons: [reason] }).success).toBe(true);
    expect(updateSiteSchema.safeParse({ reasons: [reason, reason] }).success).toBe(false);
  });

  it('cannot be an empty list, which would leave moderators unable to reject', () => {
    expect(updateSiteSchema.safeParse({ reasons: [] }).success).toBe(false);
    expect(updateSiteSchema.safeParse({ reasons: null }).success).toBe(true);
  });
});
