import type { OrganisationCode } from '../../domain/organisation/refusal';
import type { ProblemWords } from './said';

/** Words of the refusals of what administrators change in the organisation; a code without words does not compile. */
export const ORGANISATION_WORDS = {
  unitIdTaken: {
    status: 409,
    title: { zh: '单位代码已用', en: 'The unit’s id is taken' },
    detail: { zh: '已有代码为 {unit} 的单位。', en: 'There is a unit with the id {unit} already.' },
    whatToDo: { zh: '换一个代码，或修改原有单位。', en: 'Choose another id, or change the unit that has it.' },
  },
  unitNotKnown: {
    status: 422,
    title: { zh: '没有这个单位', en: 'No such unit' },
    detail: { zh: '没有代码为 {unit} 的单位。', en: 'There is no unit with the id {unit}.' },
    whatToDo: { zh: '从 GET /api/v1/units 中选择。', en: 'Choose one from GET /api/v1/units.' },
  },
  unitEnded: {
    status: 409,
    title: { zh: '单位已停用', en: 'The unit has ended' },
    detail: { zh: '{unit} 已并入其他单位或撤销。', en: 'The unit {unit} was merged or dissolved.' },
    whatToDo: { zh: '改用接替它的单位。', en: 'Use the unit that took its place.' },
  },
  unitBelowItself: {
    status: 422,
    title: { zh: '单位不能隶属于自己', en: 'A unit cannot stand below itself' },
    detail: { zh: '{parent} 就是 {unit}，或在它之下。', en: '{parent} is {unit} itself, or stands below it.' },
    whatToDo: { zh: '选择另一个单位。', en: 'Choose another unit.' },
  },
  platformStays: {
    status: 422,
    title: { zh: '平台单位不能这样修改', en: 'The platform stays as it is' },
    detail: {
      zh: '一级单位是热线平台本身，不能移动、改变类型或撤销。',
      en: 'Level 1 is the platform itself: it is not moved, made another kind or dissolved.',
    },
    whatToDo: { zh: '名称和电话可以修改。', en: 'Its names and telephones can be changed.' },
  },
  unitsBelow: {
    status: 409,
    title: { zh: '还有下级单位', en: 'There are units below it' },
    detail: { zh: '{unit} 之下还有：{below}。', en: 'Below {unit} there are: {below}.' },
    whatToDo: { zh: '指明接替单位，或先移走下级单位。', en: 'Name its successor, or move the units below it first.' },
  },
  ordersInHand: {
    status: 409,
    title: { zh: '还有在办诉求', en: 'It has appeals in hand' },
    detail: {
      zh: '{unit} 还有 {appeals} 件诉求在办或待回复督办。',
      en: '{appeals} appeals rest on {unit}: orders, notices, or a designation.',
    },
    whatToDo: {
      zh: '指明接替单位，由它原样接手，时限不变。',
      en: 'Name its successor, which takes them over as they stand, with no clock changed.',
    },
  },
  dutyUnknown: {
    status: 404,
    title: { zh: '没有这项职责', en: 'No such duty' },
    detail: {
      zh: '派单目录中没有 {duty}，或它已先结束。',
      en: 'The catalogue has no duty {duty}, or it has ended before.',
    },
    whatToDo: {
      zh: '从 GET /api/v1/dispatch-catalogue 中选择。',
      en: 'Choose one from GET /api/v1/dispatch-catalogue.',
    },
  },
  dutyStands: {
    status: 409,
    title: { zh: '职责已在目录中', en: 'The duty stands in the catalogue' },
    detail: {
      zh: '{unit} 的同一职责已是第 {duty} 项。',
      en: 'Entry {duty} says the same of {unit} for the same time.',
    },
    whatToDo: { zh: '先结束原有的一项。', en: 'End that entry first.' },
  },
  lineTaken: {
    status: 409,
    title: { zh: '号码已在名录中', en: 'The number stands in the directory' },
    detail: { zh: '名录中已有 {line}。', en: 'The directory has the line {line} already.' },
    whatToDo: { zh: '修改原有的一项。', en: 'Change that entry.' },
  },
  lineNotInDirectory: {
    status: 422,
    title: { zh: '名录中没有这条热线', en: 'No such line in the directory' },
    detail: { zh: '名录中没有 {line}。', en: 'The directory has no line {line}.' },
    whatToDo: { zh: '从 GET /api/v1/directory 中选择。', en: 'Choose one from GET /api/v1/directory.' },
  },
  periodEmpty: {
    status: 422,
    title: { zh: '结束早于开始', en: 'It ends before it begins' },
    detail: { zh: '结束时间须晚于开始时间。', en: 'The end has to come after the beginning.' },
    whatToDo: { zh: '核对起止时间。', en: 'Check both instants.' },
  },
  accountNotKnown: {
    status: 422,
    title: { zh: '没有这个账号', en: 'No such account' },
    detail: { zh: '没有启用中的账号 {account}。', en: 'There is no active account {account}.' },
    whatToDo: { zh: '核对账号。', en: 'Check the account.' },
  },
  deputyOfOneself: {
    status: 422,
    title: { zh: '不能代理自己', en: 'Nobody is one’s own deputy' },
    detail: { zh: '代理人与被代理人是同一账号 {account}。', en: 'Both are the account {account}.' },
    whatToDo: { zh: '选择另一人。', en: 'Choose somebody else.' },
  },
  grantNotHeld: {
    status: 422,
    title: { zh: '值班人没有这个角色', en: 'That person does not hold the role' },
    detail: {
      zh: '账号 {account} 没有“{role}”角色；值班表不授予权限。',
      en: 'The account {account} is no {role} there; a roster gives no rights.',
    },
    whatToDo: { zh: '先授予角色，或选择另一人。', en: 'Grant the role first, or choose somebody else.' },
  },
  entryUnknown: {
    status: 404,
    title: { zh: '没有这一项', en: 'No such entry' },
    detail: { zh: '没有 {entry}，或它已结束。', en: 'There is no entry {entry}, or it has ended.' },
    whatToDo: { zh: '刷新后重试。', en: 'Reload the list.' },
  },
  roleUnitWrong: {
    status: 422,
    title: { zh: '角色与单位不符', en: 'Role and unit do not go together' },
    detail: {
      zh: '“{role}”若属于单位，须填单位；若属于平台，不填单位。',
      en: 'A role of a unit needs its unit, one of the platform has none; this is: {role}.',
    },
    whatToDo: { zh: '补填或删去单位。', en: 'Add the unit, or leave it out.' },
  },
  loginElsewhere: {
    status: 409,
    title: { zh: '账号属于另一城市', en: 'The login is of another city' },
    detail: {
      zh: '账号 {login} 已属于本系统的另一城市。',
      en: 'The login {login} belongs to another city of this installation.',
    },
    whatToDo: { zh: '换一个账号。', en: 'Choose another login.' },
  },
} as const satisfies Readonly<Record<OrganisationCode, ProblemWords>>;
