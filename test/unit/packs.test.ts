import { closedChannels } from '../../domain/policy/channels';
import { loopSteps } from '../../domain/policy/loop-steps';
import { emergencyRule, extensionTerms, unitNaming } from '../../domain/policy/loop-terms';
import { accountabilityTriggers } from '../../domain/policy/oversight-terms';
import { isProcessedBy, partnerLines, processingForms, processingModes } from '../../domain/policy/processing-forms';
import { silences } from '../../domain/policy/silences';
import {
  acceptedCategories,
  contactLimit,
  dispatchLimit,
  handlingLimit,
  levelsOf,
  nonAcceptanceReasons,
  registrationElements,
  repliesToAppellant,
  returnLimit,
  signLimit,
} from '../../domain/policy/stipulations';
import { loadPolicy, packIds } from '../../packs/load';
import { type Sheet, SHEETS } from './pack-sheets';

const PLAIN = { urgent: false, simple: false };
const inWords = (limit: { value: { value: number; unit: string } } | null): string | null =>
  limit && `${limit.value.value} ${limit.value.unit}`;

/** the sheet of a pack as the software reads it */
function sheetOf(pack: string, { otherwise }: Sheet): Sheet {
  const policy = loadPolicy(pack);
  const { pack: stated } = policy;
  const limits = acceptedCategories(policy).map((one) => [one, inWords(handlingLimit(policy, one, PLAIN))] as const);
  const some = <T>(name: string, value: T | null | undefined): object =>
    value === null || value === undefined ? {} : { [name]: value };
  const count = (name: string, list: readonly unknown[]): object => (list.length > 0 ? { [name]: list.length } : {});
  const codes = (name: string, list: readonly { code: string }[] | null): object =>
    list ? { [name]: list.map(({ code }) => code) } : {};
  const replies = repliesToAppellant(policy);
  return {
    kind: stated.kind,
    limits: Object.fromEntries(
      limits.filter(([, limit]) => limit !== otherwise).map(([one, limit]) => [one, limit ?? 'none']),
    ),
    otherwise,
    ...some('dispatch', inWords(dispatchLimit(policy))),
    ...some('sign', inWords(signLimit(policy))),
    ...some('give', inWords(returnLimit(policy))),
    modes: processingModes(policy),
    levels: stated.levels ? levelsOf(policy) : 'silent',
    categories: stated.categories?.length ?? 'silent',
    channels: closedChannels(policy)?.length ?? 'open',
    ...count('reasons', nonAcceptanceReasons(policy)),
    ...count('elements', registrationElements(policy)),
    ...(replies.length > 0 ? { replies } : {}),
    ...codes('supervision', stated.supervisionModes),
    ...codes('reports', stated.reports),
    ...count('triggers', accountabilityTriggers(policy)),
    ...count('kpis', stated.publishedKpis ?? []),
    silent: silences(policy).length,
    readings: stated.readings ?? [],
  };
}

test('every product pack has its sheet here', () => {
  expect(Object.keys(SHEETS).sort()).toEqual(packIds().filter((pack) => pack !== 'rehearsal'));
});

test.each(Object.entries(SHEETS))('%s says what its source says, and nothing else', (pack, sheet) => {
  expect(sheetOf(pack, sheet)).toEqual(sheet);
});

describe('where a pack is silent', () => {
  const hangzhou = loadPolicy('hangzhou');

  it('no clock has a number, no ground declines, nobody is named, and nothing is excluded (R-SYS-06)', () => {
    for (const category of acceptedCategories(hangzhou)) {
      expect(handlingLimit(hangzhou, category, PLAIN)).toBeNull();
      expect(contactLimit(hangzhou, category)).toBeNull();
    }
    expect([dispatchLimit, signLimit, returnLimit].map((limit) => limit(hangzhou))).toEqual([null, null, null]);
    expect(nonAcceptanceReasons(hangzhou)).toEqual([]);
    expect(extensionTerms(hangzhou)).toBeNull();
    expect(emergencyRule(hangzhou)).toBeNull();
    expect(unitNaming(hangzhou)).toMatchObject({ leadNamedBy: 'platform', conflictBy: null });
    expect(isProcessedBy(hangzhou, 'directHandling')).toBe(true);
  });

  it('no generic pack fills the gap (R-SYS-11)', () => {
    expect(loadPolicy('generic-mechanism').pack.categories).toHaveLength(5);
    expect(hangzhou.pack.categories).toBeNull();
  });

  it('what says how hotlines hang together leaves the forms of processing open', () => {
    expect(['bengbu', 'hainan', 'hangzhou'].map((pack) => processingForms(loadPolicy(pack)))).toEqual([
      null,
      null,
      null,
    ]);
    expect(processingForms(loadPolicy('shenzhen'))).toEqual(['directAnswer']);
    expect(partnerLines(loadPolicy('hainan'))).toEqual(['110', '961017']);
    expect(partnerLines(hangzhou)).toBeNull();
  });

  it('the links of the loop have the platform’s names, Bengbu’s eight; Dezhou names five of its own (AMB-16)', () => {
    expect(loopSteps(loadPolicy('bengbu'))).toHaveLength(loadPolicy('bengbu').pack.loopLinks?.count ?? 0);
    expect(loopSteps(loadPolicy('dezhou')).map(({ step, name }) => [step, name])).toEqual([
      ['acceptance', 'acceptance'],
      ['dispatch', 'transfer'],
      ['handling', 'handling'],
      ['reply', 'reply'],
      ['returnVisit', 'return visit'],
    ]);
  });
});
