import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keptSecret } from './kept-secret.js';

describe('the kept secret', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'palabre-secret-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is made once and stays the same', () => {
    const secret = keptSecret(folder);
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(keptSecret(folder)).toBe(secret);
  });

  it('is readable by its owner only', () => {
    keptSecret(folder);
    expect(statSync(path.join(folder, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('differs between installations', () => {
    expect(keptSecret(path.join(folder, 'one'))).not.toBe(keptSecret(path.join(folder, 'two')));
  });
});
