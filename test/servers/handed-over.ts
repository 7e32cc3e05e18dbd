import { type RunningServers } from './running-servers';

type Handed = Omit<RunningServers, 'stop'>;

const names = {
  postgresUrl: 'HUIYING_TEST_POSTGRES_URL',
  temporalAddress: 'HUIYING_TEST_TEMPORAL_ADDRESS',
  testServerBinary: 'HUIYING_TEST_SERVER_BINARY',
} as const satisfies Record<keyof Handed, string>;

/** Leaves word of the servers where jest's workers, which are started later, inherit it. */
export function handOver(servers: Handed): void {
  for (const [key, name] of Object.entries(names)) process.env[name] = servers[key as keyof Handed];
}

/** What the test at hand was given. Throws in a test under test/unit, which is promised to need no server. */
export function handed(key: keyof Handed): string {
  const value = process.env[names[key]];
  if (!value)
    throw new Error(
      `No test servers run (${names[key]} is not set): a test that needs one does not belong in test/unit.`,
    );
  return value;
}
