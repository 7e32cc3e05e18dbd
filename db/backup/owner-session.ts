import { Client } from 'pg';
import { SCHEMA } from '../connect';

/** One connection as the role that owns the schema, for what has to happen in one transaction of PostgreSQL's own protocol. */
export async function asOwner<T>(ownerUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: ownerUrl,
    options: `-c search_path=${SCHEMA} -c timezone=UTC -c datestyle=ISO`,
    application_name: 'huiying',
  });
  // a connection that breaks fails the statement under way, which says so
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
