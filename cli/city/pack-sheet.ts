import type { Policy } from '../../domain/policy/policy';
import { readingsIn, type ReadingsCatalogue } from '../../domain/policy/readings';
import { silencesBySubject } from '../../domain/policy/silent-subjects';
import { defaultsInUse } from '../../domain/policy/silences';

const nameOf = ({ pack }: Policy): string => [pack.nameZh, pack.nameEn].filter((name) => name !== null).join(' ');

/** A pack in a few lines, for the first start: where it is silent, what is read into it, what stands in; and where all of it is. */
export function packInBrief(policy: Policy, catalogue: ReadingsCatalogue): readonly string[] {
  const silent = silencesBySubject(policy);
  const readings = readingsIn(policy, catalogue);
  const numbers = readings.flatMap((one) => one.ambiguity ?? []);
  const count = silent.reduce((sum, { paths }) => sum + paths.length, 0);
  return [
    `已建立 City seeded: ${nameOf(policy)} [${policy.city}]`,
    `  未规定 silent          ${count}: ${silent.map(({ words, paths }) => `${words.zh} ${words.en} ${paths.length}`).join('；') || '0'}`,
    `  按解读 readings        ${readings.length}${numbers.length > 0 ? `: ${numbers.join(' ')}` : ''}`,
    `  平台默认 defaults      ${defaultsInUse(policy).length}`,
    `  逐项 in full           huiying city show --pack ${policy.pack.id}`,
  ];
}

/** A pack whole: every silence, every reading with its words, every platform default in use (R-SYS-05, R-SYS-06). */
export function packInFull(policy: Policy, catalogue: ReadingsCatalogue): readonly string[] {
  const silent = silencesBySubject(policy).flatMap(({ words, paths }) => [
    `  ${words.zh} ${words.en} (${paths.length})`,
    ...paths.map((path) => `    ${path}`),
  ]);
  const readings = readingsIn(policy, catalogue).flatMap(({ ambiguity, paths, texts, unclear, reading }) => [
    `  ${ambiguity ?? '—'} ${paths.join(', ')}`,
    `    ${texts.join(' | ') || unclear || ''}`,
    ...(reading ? [`    ⇒ ${reading.zh} ${reading.en}`] : []),
  ]);
  const defaults = defaultsInUse(policy).map(
    ({ clause, value, rules }) => `  ${clause} = ${JSON.stringify(value)} (${rules.join(', ')})`,
  );
  return [
    `${nameOf(policy)} [${policy.pack.id}]`,
    '未规定：没有期限，没有检查 Silent: no timer, no check (R-SYS-06)',
    ...silent,
    '按解读：原文不清，暂按下列理解 Read in one way, where the source is unclear',
    ...readings,
    '平台默认，不是本市规定 Platform defaults, not the city’s rule (R-SYS-05)',
    ...defaults,
  ];
}
