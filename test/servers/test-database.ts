import { randomBytes, randomInt } from 'node:crypto';
import { type Knex } from 'knex';
import { Client } from 'pg';
import { connect } from '../../db/connect';
import { migrate } from '../../db/migrate';
import { handed } from './handed-over';

/** A database of one test file's own, with every migration applied and no rows. */
export interface TestDatabase {
  /** As the role that owns the schema: for what the processes of Huiying are given as DATABASE_URL. */
  ownerUrl: string;
  /** The application's pool, with the application's rights and no more. */
  db: Knex;
  /** Ends the pool and drops the database, other sessions included. Call in `afterAll`. */
  drop(): Promise<void>;
}

/** The role that the application works as; the migrations create it. */
const APPLICATION_ROLE = 'huiying_app';
const TEMPLATE = 'huiying_template';
/** Test files run side by side: the first one makes the template, the others wait for it. */
const TEMPLATE_LOCK = 20_260_101;

/** A database of one test's own in which nothing stands, to be filled. */
export async function emptyDatabase(): Promise<Pick<TestDatabase, 'ownerUrl' | 'drop'>> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser((postgres) => postgres.query(`create database ${name} template template0`));
  return { ownerUrl: urlOf(name), drop: () => dropped(name) };
}

/** Copies the migrated template (made once a run) into a database with a name of its own: a few hundredths of a second. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(async (postgres) => {
    await postgres.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await postgres.query('select 1 from pg_database where datname = $1', [TEMPLATE]);
    if (rowCount === 0) await makeTemplate(postgres);
    await postgres.query(`create database ${name} template ${TEMPLATE}`);
  });
  const ownerUrl = urlOf(name);
  const db = connect({ url: ownerUrl, role: APPLICATION_ROLE });
  await startNumbersApart(db);
  const drop = async (): Promise<void> => {
    await db.destroy();
    await dropped(name);
  };
  return { ownerUrl, db, drop };
}

async function dropped(name: string): Promise<void> {
  await asSuperuser((postgres) => postgres.query(`drop database if exists ${name} with (force)`));
}

// Test files share one Temporal server, where an appeal's number is its workflow's id: each file numbers in a range of its own.
async function startNumbersApart(db: Knex): Promise<void> {
  const today = new Date();
  const days = [-1, 0, 1].map((d) =>
    new Date(today.getTime() + d * 86_400_000).toISOString().slice(0, 10).replaceAll('-', ''),
  );
  await db('numbers').insert(days.map((day) => ({ day, last: randomInt(1, 9_000_000) })));
}

// Renamed only when every migration went through, so that a failed one is tried, and reported, by each test file that needs it.
async function makeTemplate(postgres: Client): Promise<void> {
  const unfinished = `${TEMPLATE}_unfinished`;
  await postgres.query(`drop database if exists ${unfinished} with (force)`);
  await postgres.query(`create database ${unfinished}`);
  await migrate(urlOf(unfinished));
  await postgres.query(`alter database ${unfinished} rename to ${TEMPLATE}`);
}

async function asSuperuser(work: (postgres: Client) => Promise<unknown>): Promise<void> {
  const postgres = new Client({ connectionString: handed('postgresUrl') });
  await postgres.connect();
  try {
    await work(postgres);
  } finally {
    await postgres.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(handed('postgresUrl'));
  url.pathname = `/${database}`;
  return url.href;
}
