import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

/** The origin of an http or https address as browsers write it: scheme, host and port unless it is the scheme's own. Null for others. */
function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, origin } = new URL(address);
  return protocol === 'http:' || protocol === 'https:' ? origin : null;
}

/**
 * The origin under which a client reached us. Scheme and host are what the last proxy says that `trusts` believes (the entry next to us counts),
 * else what this connection says. Null when the host is no host.
 */
export function reachedOrigin(
  { headers, socket }: IncomingMessage,
  trusts: (address: string, hop: number) => boolean,
): string | null {
  const proxied = trusts(socket.remoteAddress ?? '', 0);
  const told = (name: string): string | undefined =>
    proxied
      ? String(headers[name] ?? '')
          .split(',')
          .at(-1)
          ?.trim() || undefined
      : undefined;
  const scheme = told('x-forwarded-proto') ?? ((socket as Partial<TLSSocket>).encrypted ? 'https' : 'http');
  return originOf(`${scheme}://${told('x-forwarded-host') ?? headers.host ?? ''}`);
}
