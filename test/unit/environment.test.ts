import { readEnvironment } from '../../cli/environment';
import { PlainFailure } from '../../cli/services/plain-failure';
import { temporalSettings } from '../../temporal.config';

const refusal = (env: NodeJS.ProcessEnv): PlainFailure => {
  try {
    readEnvironment(env);
  } catch (error) {
    if (error instanceof PlainFailure) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('the environment', () => {
  test('asks for nothing: every variable has a meaning when it is absent', () => {
    const { port, packs, databaseUrl, ownTemporalGiven, url, token, dataDir, temporalNamespace } = readEnvironment({});
    expect({ port, packs, databaseUrl, ownTemporalGiven, url, token, temporalNamespace }).toEqual({
      port: 12345,
      packs: ['suzhou-anhui'],
      databaseUrl: null,
      ownTemporalGiven: false,
      url: null,
      token: null,
      temporalNamespace: 'default',
    });
    expect(dataDir).toMatch(/^\/.*huiying$/);
  });

  test('counts an empty variable as absent', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: ' ', TEMPORAL_ADDRESS: '' })).toEqual(readEnvironment({}));
  });

  test('makes the folders absolute and keeps downloads with the person, not with the installation', () => {
    expect(readEnvironment({ HUIYING_DATA_DIR: 'some/where' }).dataDir).toBe(`${process.cwd()}/some/where`);
    expect(readEnvironment({ XDG_CACHE_HOME: '/var/tmp/c' }).cacheDir).toBe('/var/tmp/c/huiying');
    expect(readEnvironment({ XDG_CACHE_HOME: '/var/tmp/c', HUIYING_CACHE_DIR: '/srv/h' }).cacheDir).toBe('/srv/h');
  });

  test.each([
    ['PORT', 'banana'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'mysql://localhost/huiying'],
    ['DATABASE_URL', 'postgres://localhost'],
    ['TEMPORAL_ADDRESS', 'localhost'],
    ['TEMPORAL_ADDRESS', 'http://localhost:7233'],
    ['HUIYING_PACK', '../secrets'],
    ['HUIYING_URL', 'ftp://elsewhere'],
    ['HUIYING_TOKEN', 'two words'],
  ])('refuses %s=%s by name, in two languages, with status 2', (name, value) => {
    const { chinese, english, exitStatus } = refusal({ [name]: value });
    expect(chinese).toContain(`环境变量 ${name}`);
    expect(english).toContain(`Environment variable ${name}`);
    expect(exitStatus).toBe(2);
  });

  test('never prints a secret', () => {
    expect(refusal({ DATABASE_URL: 'mysql://me:hunter2@host/x' }).message).not.toContain('hunter2');
    expect(refusal({ HUIYING_TOKEN: 'hunter2 hunter2' }).message).not.toContain('hunter2');
  });

  test.each([
    { TEMPORAL_ADDRESS: 'temporal.example:7233' },
    { TEMPORAL_PROFILE: 'prod' },
    { TEMPORAL_CONFIG_FILE: '/etc/t.toml' },
  ])('takes %j for the operator’s own Temporal', (env) => expect(readEnvironment(env).ownTemporalGiven).toBe(true));
});

describe('where Temporal is', () => {
  const noFile = { TEMPORAL_CONFIG_FILE: '/dev/null/none', HOME: '/nonexistent', XDG_CONFIG_HOME: '/nonexistent' };

  test('is localhost:7233, namespace default, when nothing says otherwise', () => {
    const { address, namespace, taskQueue, transport } = temporalSettings({
      ...noFile,
      TEMPORAL_CONFIG_FILE: undefined,
    });
    expect({ address, namespace, taskQueue, transport }).toEqual({
      address: 'localhost:7233',
      namespace: 'default',
      taskQueue: 'appeals',
      transport: undefined,
    });
  });

  test('follows Temporal’s standard variables, and an API key brings TLS', () => {
    const env = {
      HOME: '/nonexistent',
      XDG_CONFIG_HOME: '/nonexistent',
      TEMPORAL_ADDRESS: 'cloud.example:7233',
      TEMPORAL_NAMESPACE: 'city',
    };
    expect(temporalSettings(env)).toEqual({ address: 'cloud.example:7233', namespace: 'city', taskQueue: 'appeals' });
    expect(temporalSettings({ ...env, TEMPORAL_API_KEY: 'k' }).transport).toMatchObject({ apiKey: 'k', tls: true });
  });
});
