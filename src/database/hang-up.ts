import type pg from 'pg';

/** Ends a connection at once and fails what it was asked. A server that is frozen answers no goodbye, so none is waited for. */
export function hangUp(client: pg.Client): void {
  void client.end();
  client.connection.stream.destroy();
}
