import { problemOf } from '../../api/faults';

// What the driver says when PostgreSQL is killed, seen in rounds of faults: each is «the store is away, repeat», never a fault of ours.
test.each([
  'Connection terminated unexpectedly',
  'ROLLBACK - Client has encountered a connection error and is not queryable',
  'Knex: Timeout acquiring a connection. The pool is probably full. Are you missing a .transacting(trx) call?',
])('«%s» is told as storeUnavailable and written to no log', (message) => {
  const log: string[] = [];
  expect(problemOf(new Error(message), (line) => log.push(line))).toMatchObject({ code: 'storeUnavailable' });
  expect(log).toEqual([]);
});
