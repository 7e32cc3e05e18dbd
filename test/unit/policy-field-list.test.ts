import { fieldsOf } from '../../domain/policy/release/field-list';
import { formOf } from '../../domain/policy/release/field-form';
import { drafted } from '../../domain/policy/release/validation';
import { silences } from '../../domain/policy/silences';
import { loadPolicy, packIds } from '../../packs/load';

const suzhou = loadPolicy('suzhou-anhui');
const fieldOf = (name: string) => fieldsOf(suzhou).find(({ field }) => field === name);

test('a limit is a number with its rule and the words of its source', () => {
  expect(fieldOf('timeLimits.complaint.value')).toMatchObject({
    value: 15,
    provenance: 'city',
    form: { kind: 'number' },
    subject: 'limits',
    rules: ['R-TIM-04'],
    text: '15个工作日',
  });
});

test('a clause on which the pack is silent is filled in as what it would be', () => {
  expect(fieldOf('signLimit')).toMatchObject({ value: null, provenance: 'silent', form: { kind: 'limit' } });
  expect(fieldOf('returnVisit.rate')).toMatchObject({ provenance: 'default', form: { kind: 'number' } });
});

test('what the pack does not have but a platform default stands in for can be looked up and changed', () => {
  expect(fieldOf('parameters.countDayOfReceipt')).toMatchObject({
    value: false,
    provenance: 'default',
    form: { kind: 'yesNo' },
  });
  expect(fieldOf('parameters.deadlineMoment')?.form).toMatchObject({
    kind: 'choice',
    options: expect.arrayContaining(['endOfDay']) as unknown,
  });
});

test('a path that no pack has is no field', () => {
  expect(formOf('timeLimits.help.valu')).toBeNull();
});

test.each(packIds())('in %s every silence is listed, and every field takes back the value that it has', (id) => {
  const policy = loadPolicy(id);
  const fields = fieldsOf(policy);
  const names = fields.map(({ field }) => field);
  // an item of a list goes by its code here, by its place there
  const silent = silences(policy).filter((path) => !/\.\d+(\.|$)/.test(path));
  expect(names).toEqual(expect.arrayContaining(silent));
  expect(new Set(names).size).toBe(names.length);
  const changes = fields
    .filter(({ of, provenance, value }) => of === 'value' && provenance === 'city' && typeof value === 'number')
    .map(({ field, value }) => ({ field, value }));
  const outcome = drafted(policy, changes, { basis: { decree: null }, version: policy.version + 1, effectiveFrom: 0 });
  const errors = 'faults' in outcome ? outcome.faults.filter(({ code }) => code === 'unknownField') : [];
  expect(errors).toEqual([]);
});
