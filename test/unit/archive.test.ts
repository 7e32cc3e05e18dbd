import { archiveItems } from '../../domain/loop/archive-items';
import { FILE_KINDS } from '../../domain/policy/archive-clauses';
import { archiveRetention } from '../../domain/policy/archive-terms';
import { fileKinds } from '../../domain/policy/oversight-terms';
import { loadPolicy, packIds } from '../../packs/load';
import { BY_LEADER, type Given, on, rulesOf, SUBMITTED } from './loop-given';
import { standingIn } from './loop-standing';

const PACKS = packIds();

/** a closed appeal with call record, order and feedback, and a file of each kind that the city takes */
function withFiles(pack: string): Given {
  const rules = rulesOf(pack);
  const handled = standingIn('dispatched', rules).did('sign').did('submitFeedback', SUBMITTED, BY_LEADER);
  return fileKinds(rules.policy).reduce(
    (given, kind) => given.did('attachFile', { file: `of-${kind}`, hash: 'h', kind }, { role: 'dispatcher' }),
    handled,
  );
}

describe('the files of a case', () => {
  it.each([
    ['suzhou-anhui', ['attachment', 'recording', 'instruction', 'feedbackDocument', 'report', 'paper', 'other']],
    [
      'chongqing',
      ['attachment', 'recording', 'instruction', 'telephoneRecord', 'assignedReplyRecord', 'meetingMaterial', 'other'],
    ],
    ['an-city', [...FILE_KINDS]],
  ])('of %s are of the kinds that it archives; a silent pack refuses none', (pack, kinds) => {
    const rules = rulesOf(pack);
    expect(fileKinds(rules.policy)).toEqual(kinds);
    for (const kind of FILE_KINDS) {
      const given = standingIn('accepted', rules).when('attachFile', { file: 'f', hash: 'h', kind });
      if (kinds.includes(kind)) given.then('fileAttached');
      else given.thenRefused('fileKindNotInPack', { kind, allowed: kinds });
    }
  });

  it('change no clock and settle nothing', () => {
    const before = standingIn('signed');
    const { state } = before.when('attachFile', { file: 'f', hash: 'h', kind: 'attachment' }, { role: 'handler' });
    expect(state.owed).toEqual(before.state.owed);
  });
});

describe('what is archived', () => {
  it('in Suzhou (Anhui) is eight kinds of papers, half of them the log itself (R-ARC-02)', () => {
    const { events, rules } = withFiles('suzhou-anhui');
    const typesOf = (versions: readonly number[]) => versions.map((v) => events[v - 1]?.type);
    expect(archiveItems(rules.policy, events).map((i) => [i.text, typesOf(i.events), i.files])).toEqual([
      ['来电或留言办理情况记录', ['registered'], ['of-recording']],
      ['转办工单', ['dispatched'], ['of-paper']],
      ['领导批示', [], ['of-instruction']],
      ['反馈件', ['feedbackSubmitted'], ['of-feedbackDocument']],
      ['综合分析情况报告', [], ['of-report']],
      ['简报', [], ['of-report']],
      ['专报', [], ['of-report']],
      ['其他', [], ['of-other']],
    ]);
  });

  it('in Chongqing takes telephone records and meeting materials as well (R-ARC-03)', () => {
    const { events, rules } = withFiles('chongqing');
    const held = archiveItems(rules.policy, events).map((i) => [i.code, i.files]);
    expect(held).toEqual([
      ['telephoneRecord', ['of-telephoneRecord']],
      ['assignedReplyRecord', ['of-assignedReplyRecord']],
      ['meetingMaterial', ['of-meetingMaterial']],
      ['instruction', ['of-instruction']],
      ['other', ['of-other']],
    ]);
  });

  it.each(PACKS)(
    'in %s is kept for ever: no source states a retention, and nothing deletes by age (R-ARC-05)',
    (pack) => {
      const policy = loadPolicy(pack);
      expect(archiveRetention(policy)).toBeNull();
      const archived = standingIn('archived', rulesOf(pack));
      const muchLater = archived.whenNobodyActsUntil(on('2126-01-01T00:00'));
      expect([muchLater.made, muchLater.state]).toEqual([[], archived.state]);
    },
  );
});
