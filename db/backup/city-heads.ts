import { createHash, type Hash } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Client } from 'pg';
import { to } from 'pg-copy-streams';

/** How much a city's log holds, and one hash that stands for all of it. */
export interface CityHead {
  id: string;
  appeals: number;
  /** not archived */
  open: number;
  events: number;
  /** SHA-256, hexadecimal, over a line `number head` of each appeal in the order of the numbers: the heads of all chains */
  head: string;
  /** the newest change of the city's own log; null when nothing was ever changed */
  change: { v: number; hash: string } | null;
}

/** The heads of every city: equal before and after, they prove that a restored log is the one that was backed up. */
export async function cityHeads(client: Client): Promise<CityHead[]> {
  const cities = await client.query<{ id: string; appeals: number; open: number; events: string }>(
    `select c.id, count(a.number)::int as appeals, count(a.number) filter (where a.phase <> 'archived')::int as open,
            coalesce(sum(a.version), 0)::text as events
       from cities c left join appeals a on a.city = c.id group by c.id order by c.id`,
  );
  const changes = await client.query<{ city: string; v: number; hash: string }>(
    'select distinct on (city) city, v, hash from changes order by city, v desc',
  );
  const heads = await hashedHeads(client);
  return cities.rows.map(({ id, appeals, open, events }) => {
    const change = changes.rows.find((row) => row.city === id);
    return {
      id,
      appeals,
      open,
      events: Number(events),
      head: (heads.get(id) ?? createHash('sha256')).digest('hex'),
      change: change ? { v: change.v, hash: change.hash } : null,
    };
  });
}

async function hashedHeads(client: Client): Promise<Map<string, Hash>> {
  const heads = new Map<string, Hash>();
  const rows = client.query(
    to(`copy (select city, number || ' ' || head from appeals order by number collate "C") to stdout`),
  );
  for await (const row of createInterface({ input: rows, crlfDelay: Infinity })) {
    const [city = '', line = ''] = row.split('\t');
    const hash = heads.get(city) ?? createHash('sha256');
    heads.set(city, hash);
    hash.update(`${line}\n`);
  }
  return heads;
}
