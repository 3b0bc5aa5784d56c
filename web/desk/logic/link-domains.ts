/** The hosts that a text links to, each once, without `www.`. */
export function linkDomains(body: string): string[] {
  const hosts = [...body.matchAll(/\b(?:https?:\/\/|www\.)([^\s/?#<>"'()[\]{}]+)/giu)].map(([, host = '']) =>
    host
      .replace(/^.*@/, '')
      .replace(/^www\./i, '')
      .replace(/[:.,;!]+\d*$/, '')
      .toLowerCase(),
  );
  return [...new Set(hosts.filter((host) => host.includes('.')))];
}
