import { tasksOf } from '../../domain/loop/task';
import { BY_LEADER, Given, on, rulesOf, SUBMITTED, UNIT } from './loop-given';
import { standingIn } from './loop-standing';

const suzhou = rulesOf('suzhou-anhui');
const WORDS = { parts: ['title', 'appeal', 'answer'] };
const REASON = { parts: ['reason'] };
const GROUNDS = { parts: ['grounds'] };
const ANSWER = { parts: ['answer'] };

const ended = (given: Parameters<typeof Given.registered>[1], rules = suzhou): Given =>
  Given.registered(rules, given)
    .did('accept')
    .did('dispatch', { unit: UNIT, mode: 'transfer' })
    .did('sign')
    .did('submitFeedback', SUBMITTED, BY_LEADER)
    .did('approveFeedback');

const asked = (given: Given) =>
  tasksOf(given.state)
    .filter((task) => task.role === 'reviewer')
    .map((task) => task.link);

describe('whether a result is published', () => {
  it.each([
    ['a complaint whose appellant said nothing (R-DIS-11, AMB-36)', {}, ['publish']],
    ['one whose appellant wants it public (R-DIS-05)', { publication: 'wanted' }, ['publish']],
    ['one whose appellant wants it private (R-DIS-06)', { publication: 'unwanted' }, []],
  ] as const)('is asked of the reviewer for %s', (_who, given, links) => {
    expect(asked(ended(given))).toEqual(links);
  });

  it('is not asked of a report, though it is wanted (R-DIS-02)', () => {
    const report = ended({ category: 'report', publication: 'wanted' }, rulesOf('rehearsal'));
    expect(asked(report)).toEqual([]);
    report.when('publish', {}, WORDS).thenRefused('matterNotPublic', { category: 'report' });
  });

  it('is not asked in a city that says nothing of it (R-SYS-06)', () => {
    const given = standingIn('closed', rulesOf('an-city'));
    expect(asked(given)).toEqual([]);
    given.when('publish', {}, WORDS).thenRefused('publicationNotInPack');
  });

  it('is asked of what the hotline answered at once only where the appellant wants it public', () => {
    const answered = (publication?: 'wanted') =>
      Given.registered(suzhou, { publication }).did('accept').did('answerDirectly', {}, ANSWER);
    expect(asked(answered())).toEqual([]);
    expect(asked(answered('wanted'))).toEqual(['publish']);
    answered().when('publish', {}, WORDS).then('published');
  });

  it('is asked of no appeal without a result, nor of one merged into another', () => {
    const withdrawn = standingIn('signed').did('withdraw', {}, { parts: ['words'] });
    expect(asked(withdrawn)).toEqual([]);
    withdrawn.when('publish', {}, WORDS).thenRefused('matterNotPublic', { outcome: 'withdrawn' });
    const merged = standingIn('merged')
      .did('followMaster', { outcome: 'solved' })
      .did('reply', { method: 'telephone' }, { role: 'agent', parts: ['reply'] });
    expect(asked(merged)).toEqual([]);
    merged.when('publish', {}, WORDS).thenRefused('matterNotPublic');
  });

  it('keeps no case from the archive, and is decided on there without opening it (R-ARC-06)', () => {
    const archived = standingIn('archived');
    expect(asked(archived)).toEqual(['publish']);
    const published = archived.did('publish', {}, WORDS);
    expect([published.state.phase, published.state.publication, tasksOf(published.state)]).toEqual([
      'archived',
      { status: 'published' },
      [],
    ]);
    published.when('publish', {}, WORDS).thenRefused('publicationDecided', { status: 'published' });
    expect(published.whenNobodyActsUntil(on('2126-01-01T00:00')).made).toEqual([]);
  });
});

describe('a result that is not published', () => {
  const closed = standingIn('closed');

  it('because of privacy: nothing is left to decide, and it can be published after all', () => {
    const kept = closed.did('notPublish', { reason: 'privacy' });
    expect([kept.state.publication, asked(kept)]).toEqual([{ status: 'notPublished', reason: 'privacy' }, []]);
    kept.when('notPublish', { reason: 'stateSecret' }).thenRefused('publicationDecided', { status: 'notPublished' });
    kept.when('publish', {}, WORDS).then('published');
  });

  it('for another purpose, with written reasons and a second person (R-DIS-12)', () => {
    closed.when('notPublish', { reason: 'otherPurpose' }).thenRefused('reasonTextMissing');
    const proposed = closed.when('notPublish', { reason: 'otherPurpose' }, GROUNDS).then('noPublicationProposed');
    expect(asked(proposed)).toEqual(['notPublish']);
    proposed.when('notPublish', { reason: 'otherPurpose' }, GROUNDS).thenRefused('secondPersonNeeded');
    // somebody else finds so too, or otherwise
    const elsewhere = standingIn('closed').having({ type: 'noPublicationProposed', proposer: 'another' });
    elsewhere.when('notPublish', { reason: 'otherPurpose' }, GROUNDS).then('notPublished');
    elsewhere.when('publish', {}, WORDS).then('published');
  });
});

describe('the unit’s application not to publish (R-DIS-03)', () => {
  const applied = standingIn('signed').did('requestNoPublication', {}, REASON);

  it('comes to the reviewer, who can agree before the matter is closed', () => {
    expect(asked(applied)).toEqual(['notPublish']);
    const agreed = applied.did('notPublish', { reason: 'unitApplied' });
    const ends = agreed.did('submitFeedback', SUBMITTED, BY_LEADER).did('approveFeedback');
    expect([ends.state.publication, asked(ends)]).toEqual([{ status: 'notPublished', reason: 'unitApplied' }, []]);
    standingIn('signed').when('notPublish', { reason: 'unitApplied' }).thenRefused('noPublicationNotAsked');
  });

  it('on which one person sees another purpose waits for a second one, also once the matter is closed (R-DIS-12)', () => {
    const found = applied.did('notPublish', { reason: 'otherPurpose' }, GROUNDS);
    const proposed = {
      status: 'proposed',
      by: found.state.publication?.status === 'proposed' && found.state.publication.by,
    };
    const refused = found.did('refuseNoPublication', {}, { parts: ['reasons'] });
    expect(asked(refused)).toEqual(['notPublish']);
    refused.when('notPublish', { reason: 'otherPurpose' }, GROUNDS).thenRefused('secondPersonNeeded');
    const ends = refused.did('submitFeedback', SUBMITTED, BY_LEADER).did('approveFeedback');
    expect([ends.state.publication, asked(ends)]).toEqual([proposed, ['notPublish']]);
    const withdrawn = found.did('withdraw', {}, { parts: ['words'] });
    expect([withdrawn.state.publication, asked(withdrawn)]).toEqual([undefined, []]);
  });

  it('keeps nothing back by itself, and is answered before anything is published', () => {
    const ends = applied.did('submitFeedback', SUBMITTED, BY_LEADER).did('approveFeedback');
    expect(ends.state.publication).toEqual({ status: 'undecided' });
    ends.when('publish', {}, WORDS).thenRefused('noPublicationAsked', { unit: UNIT });
    const refused = ends.did('refuseNoPublication', {}, { parts: ['reasons'] });
    expect(asked(refused)).toEqual(['publish']);
    refused.when('refuseNoPublication', {}, { parts: ['reasons'] }).thenRefused('noPublicationNotAsked');
  });

  it('is the answering unit’s, one at a time, and pointless where nothing will be public', () => {
    applied.when('requestNoPublication', {}, REASON).thenRefused('noPublicationAsked', { unit: UNIT });
    standingIn('closed')
      .when('requestNoPublication', {}, { ...REASON, unit: 'u2-3' })
      .thenRefused('notYourUnit');
    const isPrivate = ended({ publication: 'unwanted' });
    isPrivate.when('requestNoPublication', {}, REASON).thenRefused('publicationUnwanted');
    const kept = standingIn('closed').did('notPublish', { reason: 'privacy' });
    kept.when('requestNoPublication', {}, REASON).thenRefused('publicationDecided', { status: 'notPublished' });
  });

  it('against what is public leaves it so until the platform withdraws it', () => {
    const later = standingIn('archived').did('publish', {}, WORDS).did('requestNoPublication', {}, REASON);
    expect([later.state.publication, asked(later)]).toEqual([{ status: 'published' }, ['withdrawPublication']]);
    const withdrawn = later.did('withdrawPublication', { reason: 'unitApplied' }, GROUNDS);
    expect(withdrawn.state.publication).toEqual({ status: 'withdrawn', reason: 'unitApplied' });
    expect(withdrawn.state).not.toHaveProperty('noPublicationAsked');
    withdrawn.when('withdrawPublication', { reason: 'privacy' }, GROUNDS).thenRefused('nothingPublished');
  });

  it('is over once the rules that reach the open case publish nothing (R-SYS-06, R-SYS-19)', () => {
    const { disclosure, ...pack } = suzhou.policy.pack;
    const silent = rulesOf({ ...suzhou.policy, version: 2, pack: { ...pack, disclosure: null } });
    const rollout = { rollout: '7', policyVersion: 2, rebase: 'fromStart', asOf: on('2026-03-03T10:00') } as const;
    const reached = (given: Given, rules: typeof suzhou) =>
      given
        .under(rules)
        .when(
          'recomputeLimits',
          { cause: 'policy', ...rollout, categories: null, units: null },
          { at: on('2026-03-03T10:00') },
        );
    expect(disclosure).not.toBeNull();
    const proposed = applied.did('notPublish', { reason: 'otherPurpose' }, GROUNDS);
    for (const waiting of [applied, proposed, proposed.did('refuseNoPublication', {}, { parts: ['reasons'] })]) {
      const after = reached(waiting, silent);
      expect([asked(after), after.state.publication, after.state.noPublicationAsked]).toEqual([
        [],
        undefined,
        undefined,
      ]);
      const same = reached(waiting, rulesOf({ ...suzhou.policy, version: 2 }));
      expect([asked(same), same.state.publication]).toEqual([['notPublish'], waiting.state.publication]);
    }
    expect(reached(standingIn('signed'), silent).made).not.toContainEqual(
      expect.objectContaining({ publishesNothing: true }),
    );
  });

  it('is over with a matter that ends without a result', () => {
    expect(applied.did('withdraw', {}, { parts: ['words'] }).state).not.toHaveProperty('noPublicationAsked');
  });
});

describe('a matter that is handled again', () => {
  const reopened = (closed: Given) =>
    closed.did('rate', { satisfaction: 'notSatisfied' }).did('decideVisit', { then: 'rework' }, { parts: ['reasons'] });
  const again = (given: Given) => given.did('submitFeedback', SUBMITTED, BY_LEADER).did('approveFeedback');

  it('is public no more, and its new answer is decided on anew', () => {
    const open = reopened(standingIn('closed').did('publish', {}, WORDS));
    expect(open.state).not.toHaveProperty('publication');
    expect(asked(again(open))).toEqual(['publish']);
  });

  it('stays private where that was decided', () => {
    const open = reopened(standingIn('closed').did('notPublish', { reason: 'privacy' }));
    expect(again(open).state.publication).toEqual({ status: 'notPublished', reason: 'privacy' });
  });
});
