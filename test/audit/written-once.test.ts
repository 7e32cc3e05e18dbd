import type { Knex } from 'knex';
import { connect } from '../../db/connect';
import { testDatabase, type TestDatabase } from '../servers/test-database';

const DENIED = '42501';
const CHANGES = [
  `update events set body = '{}'`,
  'delete from events',
  'truncate events',
  `update actions set body = ''`,
];

describe('what is written once', () => {
  let database: TestDatabase;
  let owner: Knex;
  beforeAll(async () => {
    database = await testDatabase();
    owner = connect({ url: database.ownerUrl, poolSize: 1 });
    await database.db.raw(
      `insert into events (city, number, v, type, at, policy_version, format, body, prev, hash)
       values ('c', '1', 1, 'registered', now(), 1, 1, '{}', '', 'h')`,
    );
    await database.db.raw(
      `insert into actions (id, city, number, link, body, version, account, at)
       values ('a', 'c', '1', 'sign', 'b', 1, '1', now())`,
    );
  });
  afterAll(async () => {
    await owner.destroy();
    await database.drop();
  });

  const after = async (): Promise<unknown> => [
    await owner('events').select('body'),
    await owner('actions').select('body'),
  ];

  it.each(CHANGES)('is not the application’s to change: %s', async (change) => {
    await expect(database.db.raw(change)).rejects.toMatchObject({
      code: DENIED,
      message: expect.stringContaining('permission denied') as string,
    });
    expect(await after()).toEqual([[{ body: '{}' }], [{ body: 'b' }]]);
  });

  it.each(CHANGES)('is not the owner’s to change either while the guards stand: %s', async (change) => {
    await expect(owner.raw(change)).rejects.toMatchObject({
      code: DENIED,
      message: expect.stringContaining('written once and never changed') as string,
    });
    expect(await after()).toEqual([[{ body: '{}' }], [{ body: 'b' }]]);
  });

  it('cannot be unguarded by the application', async () => {
    for (const attempt of ['alter table events disable trigger user', 'drop trigger written_once on events'])
      await expect(database.db.raw(attempt)).rejects.toMatchObject({ code: DENIED });
  });
});
