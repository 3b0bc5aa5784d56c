import { beforeEach, describe, expect, it } from '@jest/globals';
import { WaitingBytes } from './waiting-bytes.js';

const MB = 1024 * 1024;

let waiting: WaitingBytes;
let cut: string[];

beforeEach(() => {
  waiting = new WaitingBytes();
  cut = [];
});

const hold = (bytes: Buffer, network: string, name = network) => waiting.hold(bytes, network, () => cut.push(name));

describe('bytes that wait', () => {
  it('count once, however many wait for them, until the last has them', () => {
    const bytes = Buffer.alloc(MB);
    const holds = Array.from({ length: 1_000 }, (_, nth) => hold(bytes, `network ${nth}`));
    expect(waiting.now).toBe(MB);
    for (const one of holds.slice(0, -1)) waiting.release(one);
    expect(waiting.now).toBe(MB);
    for (const one of holds) waiting.release(one);
    expect(waiting).toMatchObject({ now: 0, peak: MB });
    expect(cut).toEqual([]);
  });

  it('of one network have a bound, and nobody elsewhere is cut for it', () => {
    hold(Buffer.alloc(20 * MB), 'elsewhere');
    for (let nth = 1; nth <= 30; nth++) hold(Buffer.alloc(MB), 'network', `client ${nth}`);
    expect(cut).toEqual(['client 1', 'client 2', 'client 3', 'client 4', 'client 5', 'client 6']);
    expect(waiting.cut).toBe(6);
  });

  it('have no room in a network that has its share, but in others', () => {
    for (let nth = 1; nth <= 24; nth++) hold(Buffer.alloc(MB), 'network');
    expect(waiting.hasRoom(Buffer.alloc(MB), 'network')).toBe(false);
    expect(waiting.hasRoom(Buffer.alloc(MB), 'elsewhere')).toBe(true);
  });

  it('of all have a bound, beyond which the dearest are cut, not those who share', () => {
    const shared = Buffer.alloc(2 * MB);
    for (let nth = 0; nth < 10; nth++) hold(shared, `reader ${nth}`);
    for (let nth = 0; nth < 60; nth++) hold(Buffer.alloc(MB), `stranger ${nth}`);
    expect(waiting.now).toBeLessThanOrEqual(48 * MB);
    expect(cut).toHaveLength(14);
    expect(cut.every((name) => name.startsWith('stranger'))).toBe(true);
  });
});
