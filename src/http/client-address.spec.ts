import { describe, expect, it } from '@jest/globals';
import { clientNetwork, isLoopback } from './client-address.js';

describe('the network of a client', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:207', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:2::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8::/64'],
    ['::1', '::/64'],
    ['fe80::1%eth0', 'fe80::/64'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, network) => {
    expect(clientNetwork(address)).toBe(network);
  });
});

describe('an address', () => {
  it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1'])(
    'of this machine itself: %s',
    (address) => {
      expect(isLoopback(address)).toBe(true);
    },
  );

  it.each(['', 'unknown', '10.0.0.1', '128.0.0.1', '::2', '::ffff:10.0.0.1', 'fe80::1'])(
    'of elsewhere: “%s”',
    (address) => {
      expect(isLoopback(address)).toBe(false);
    },
  );
});
