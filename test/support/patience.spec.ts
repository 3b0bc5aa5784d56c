import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually, PATIENCE_MS, patiently } from './patience.js';

describe('a wait of the tests', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('that never ends says for what it waited, and what was there instead', async () => {
    const [outcome] = await Promise.all([
      patiently(new Promise(() => undefined), 'the tide', () => ({ water: 'low' })).catch(String),
      jest.advanceTimersByTimeAsync(PATIENCE_MS),
    ]);
    expect(outcome).toBe('Error: waited 300 s in vain for the tide; there was: {"water":"low"}');
  });

  it('that looks again and again says the same', async () => {
    const tide = () => {
      jest.setSystemTime(Date.now() + PATIENCE_MS);
      return Promise.resolve('low');
    };
    await expect(eventually(tide, (water) => water === 'high')).rejects.toThrow(/water === 'high'; there was: low$/);
  });

  it('has its say before Jest ends the test without a word', async () => {
    const file = path.resolve(import.meta.dirname, '../../jest.config.mjs');
    const { default: config } = (await import(file)) as { default: { testTimeout: number } };
    expect(config.testTimeout).toBeGreaterThan(PATIENCE_MS);
  });
});
