import { caseBundle } from '../../api/bundle/case-bundle';
import type { CaseRecord } from '../../db/case-record';
import { standingIn } from './loop-standing';

it('an internal note leaves no word in the archive bundle, and the log still proves that it was written', () => {
  const { state, events, rules } = standingIn('closed').did(
    'addNote',
    {},
    { role: 'supervisor', parts: ['internalNote'] },
  );
  const v = state.version;
  const record: CaseRecord = {
    state,
    events: events.map((e) => ({ v: e.v, format: 1, recordedAt: e.at, body: JSON.stringify(e), prev: '', hash: 'h' })),
    texts: [
      { v: 1, id: 't1', hash: 'one', salt: 'salt', body: { title: '路灯不亮' } },
      { v, id: 't2', hash: 'two', salt: 'salt', body: { internalNote: '不外传' } },
    ],
    files: [],
  };
  const entries = caseBundle(record, rules.policy, () => Promise.reject(new Error('no files')));
  const texts = entries.filter(({ name }) => name.startsWith('texts/')).map(({ body }) => JSON.parse(String(body)));
  expect(texts).toEqual([
    { v: 1, id: 't1', hash: 'one', salt: 'salt', body: { title: '路灯不亮' }, masked: false },
    { v, id: 't2', hash: 'two', salt: null, body: null, masked: false, internal: true },
  ]);
  expect(entries.map(({ body }) => String(body)).join('')).not.toContain('不外传');
});
