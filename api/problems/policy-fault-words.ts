import type { Said } from './said';

/** What can be wrong with a field of a policy's draft. `{name}` is replaced by the fault's data. */
export const POLICY_FAULT_WORDS = {
  unknownCategory: { zh: '没有“{given}”这一类别；有：{allowed}', en: '{given} is no category; there are: {allowed}' },
  fixedField: { zh: '不能修改', en: 'stays as it is' },
  limitZero: { zh: '时限不能是 0（当天请用 sameDay）', en: 'is a limit of 0 (the same day is unit sameDay)' },
  limitTooLong: { zh: '{value} {unit}过长，不是时限', en: '{value} {unit} is longer than any limit' },
  limitIncomplete: { zh: '时限须同时有数值和单位', en: 'needs both value and unit' },
  limitOverCap: {
    zh: '{value} {unit}，超过总时限 {than} {thanUnit}',
    en: '{value} {unit} is over the cap of {than} {thanUnit}',
  },
  extensionOverCap: {
    zh: '{value} {unit}加上延期共 {longest}，超过总时限 {than} {thanUnit}',
    en: '{value} {unit} with its extension comes to {longest}, over the cap of {than} {thanUnit}',
  },
  unitsDiffer: {
    zh: '与办理时限单位不同（{value} {unit}，{than} {thanUnit}），无法直接比较',
    en: 'has another unit than the handling limit ({value} {unit}, {than} {thanUnit}): they cannot be compared',
  },
  beyondHandling: {
    zh: '{value} {unit}，长于办理时限（{handling} {than} {thanUnit}）',
    en: '{value} {unit} is longer than the handling limit ({handling}: {than} {thanUnit})',
  },
  filingBeforeStart: {
    zh: '须提前 {value} {unit}申请延期，而办理时限只有 {than} {thanUnit}（{handling}），无从申请',
    en: 'asks for an extension {value} {unit} before the end of {than} {thanUnit} ({handling}): nobody could file it',
  },
  yellowAfterRed: { zh: '黄牌不早于红牌', en: 'the yellow card does not come before the red one' },
  rungsOutOfOrder: { zh: '“{rung}”晚于“{above}”', en: 'the {rung} comes after the {above}' },
  rungTwice: { zh: '“{rung}”出现两次', en: 'the {rung} stands twice' },
  watchOutOfOrder: {
    zh: '提醒交办员（{value} {unit}）晚于告知督办员（{than} {thanUnit}）',
    en: 'the dispatcher is reminded ({value} {unit}) after the supervisor is told ({than} {thanUnit})',
  },
  endBeforeStart: { zh: '结束不晚于开始', en: 'ends before it starts' },
  codeTwice: { zh: '代码“{given}”出现两次', en: 'the code {given} stands twice' },
  longerThanLaw: {
    zh: '{value} {unit}，长于法定时限 {than} {thanUnit}（{law}）；从其规定，以法定时限为准',
    en: '{value} {unit} is longer than the law’s {than} {thanUnit} ({law}): the law’s limit holds',
  },
} as const satisfies Readonly<Record<string, Said>>;
