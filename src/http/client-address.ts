import ipaddr from 'ipaddr.js';

/**
 * What stands for a client's address where attempts are counted: an IPv4 address as it is, of an IPv6 address its /64, because a
 * subscriber has all of it to choose from. What a proxy forwards that is no address stands for itself, and a client that has gone has none.
 */
export function clientNetwork(address: string | undefined): string {
  if (address === undefined) return 'gone';
  if (!ipaddr.isValid(address)) return address;
  const { IPv6 } = ipaddr;
  const parsed = ipaddr.process(address);
  return parsed instanceof IPv6
    ? `${new IPv6([...parsed.parts.slice(0, 4), 0, 0, 0, 0]).toString()}/64`
    : parsed.toString();
}

/** Whether it is an address of this machine itself. */
export const isLoopback = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
