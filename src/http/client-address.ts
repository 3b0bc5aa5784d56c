import { isIPv6 } from 'node:net';

const GROUPS_OF_A_SUBSCRIBER = 4;

/**
 * What stands for a client's address where attempts are counted: an IPv4 address as it is, of an IPv6 address its /64, because a
 * subscriber has all of it to choose from. A client that has gone has none.
 */
export function clientNetwork(address: string | undefined): string {
  if (address === undefined) return 'gone';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  const [head = '', tail = ''] = plain.split('::');
  const before = groups(head);
  const zeros = plain.includes('::') ? Math.max(0, 8 - before.length - groups(tail).length) : 0;
  const network = [...before, ...Array<string>(zeros).fill('0'), ...groups(tail)].slice(0, GROUPS_OF_A_SUBSCRIBER);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
