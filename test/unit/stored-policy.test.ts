import type { PlatformDefaults } from '../../domain/policy/platform-defaults';
import { loadPolicy, withEveryDefault } from '../../packs/load';

test('a policy stored by an earlier release keeps its defaults and gets those that it did not know', () => {
  const policy = loadPolicy('suzhou-anhui');
  const { fourEyes: _later, ...known } = policy.defaults;
  const stored = { ...policy, defaults: { ...known, visitAttempts: 7 } as PlatformDefaults };
  expect(withEveryDefault(stored).defaults).toMatchObject({ visitAttempts: 7, fourEyes: policy.defaults.fourEyes });
});
