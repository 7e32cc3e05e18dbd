import type { RefusalCode } from '../../../domain/loop/refusal';
import type { ProblemWords } from '../said';

/** Words of the refusals of the way a matter goes to its units, and back. */
export const ROUTING_REFUSALS = {
  modeNotInPack: {
    status: 422,
    title: { zh: '本市没有这种处理方式', en: 'Not a way of processing in this city' },
    detail: {
      zh: '“{mode}”不在本市处理方式之内；可用：{allowed}。',
      en: 'The city does not process by {mode}; it uses: {allowed}.',
    },
    whatToDo: { zh: '选择所列方式之一。', en: 'Choose one of the ways listed.' },
  },
  partnerUnknown: {
    status: 422,
    title: { zh: '不是联动热线', en: 'Not a partner hotline' },
    detail: {
      zh: '“{line}”不在本市联动热线之内；可用：{allowed}。',
      en: '{line} is no partner of this city; there are: {allowed}.',
    },
    whatToDo: { zh: '选择所列热线之一。', en: 'Choose one of the lines listed.' },
  },
  unitMissing: {
    status: 422,
    title: { zh: '请指明单位', en: 'Which unit?' },
    detail: { zh: '没有指明单位，也没有已指定的单位。', en: 'No unit is named, and none was named by authority.' },
    whatToDo: { zh: '在 unit 中填写单位。', en: 'Name it in “unit”.' },
  },
  unitTwice: {
    status: 422,
    title: { zh: '单位重复', en: 'A unit twice' },
    detail: { zh: '{unit} 已列为这件诉求的单位。', en: '{unit} is named for this appeal already.' },
    whatToDo: { zh: '每个单位只列一次。', en: 'Name each unit once.' },
  },
  unitHasIt: {
    status: 409,
    title: { zh: '该单位已有此件', en: 'The unit has it already' },
    detail: { zh: '{unit} 已有这件诉求的工单。', en: '{unit} holds a work order of this appeal.' },
    whatToDo: { zh: '选择其他单位。', en: 'Choose another unit.' },
  },
  leadNotInPack: {
    status: 422,
    title: { zh: '本市平台不自行牵头', en: 'The duty room does not lead in this city' },
    detail: { zh: '本市办法没有规定由热线平台牵头协调。', en: 'The city’s measure does not let the duty room lead.' },
    whatToDo: { zh: '指定一个承办单位牵头。', en: 'Name a handling unit as the lead.' },
  },
  leadNamedByOther: {
    status: 403,
    title: { zh: '须由他人指定牵头单位', en: 'Someone else names the lead' },
    detail: {
      zh: '涉及多个单位的，由“{needed}”指定牵头单位和协办单位。',
      en: 'Where several units are responsible, the lead and the others are named by: {needed}.',
    },
    whatToDo: { zh: '送请其派单。', en: 'Leave the dispatch to them.' },
  },
  partDueTooLate: {
    status: 422,
    title: { zh: '晚于牵头单位的时限', en: 'Later than the limit above' },
    detail: {
      zh: '{unit} 的 {dueOn} 晚于上一级单位自己的时限。',
      en: '{dueOn}, set for {unit}, is later than the limit of the unit that answers for the whole.',
    },
    whatToDo: { zh: '选更早的日期，或不填。', en: 'Choose an earlier day, or leave it out.' },
  },
  consentByOther: {
    status: 403,
    title: { zh: '须由他人同意', en: 'Someone else has to consent' },
    detail: { zh: '“{to}”须由“{may}”同意。', en: 'The consent to “{to}” is given by: {may}.' },
    whatToDo: { zh: '送请其同意。', en: 'Lay it before them.' },
  },
  returnDecided: {
    status: 409,
    title: { zh: '退回申请已有结论', en: 'The return has been decided' },
    detail: {
      zh: '工单 {order} 的退回申请未获同意，不再受理。',
      en: 'The return of work order {order} was refused already.',
    },
    whatToDo: { zh: '请继续办理。', en: 'Go on handling the order.' },
  },
  designationBinds: {
    status: 409,
    title: { zh: '指定的单位不得退回', en: 'A named unit cannot give it back' },
    detail: {
      zh: '{unit} 由市政府指定或由领导批示承办，不能退回。',
      en: '{unit} was named by the government or by a leader’s instruction: it cannot give the order back.',
    },
    whatToDo: { zh: '请办理；有困难的，向热线平台说明。', en: 'Handle it; tell the hotline of difficulties.' },
  },
  designationNeeded: {
    status: 409,
    title: { zh: '须由上级指定单位', en: 'An authority has to name the unit' },
    detail: {
      zh: '已退回 {returns} 次，须由“{by}”指定承办单位。',
      en: 'Given back {returns} times: the unit is to be named by: {by}.',
    },
    whatToDo: { zh: '先提请指定或呈办。', en: 'Submit it for designation or for instruction first.' },
  },
  designationNotInPack: {
    status: 422,
    title: { zh: '本市没有提请指定的程序', en: 'This city knows no designation' },
    detail: {
      zh: '本市不由市政府指定承办单位；可用：{instead}。',
      en: 'In this city the government names no unit; use: {instead}.',
    },
    whatToDo: { zh: '改用所列办法。', en: 'Use one of the ways listed.' },
  },
  unitGone: {
    status: 409,
    title: { zh: '单位已停用', en: 'The unit has ended' },
    detail: { zh: '{unit} 刚刚并入其他单位或撤销。', en: '{unit} has just been merged or dissolved.' },
    whatToDo: { zh: '选择接替它的单位。', en: 'Choose the unit that took its place.' },
  },
  unitNamedOther: {
    status: 409,
    title: { zh: '已指定其他单位', en: 'Another unit was named' },
    detail: {
      zh: '已指定由 {named} 承办，不能派给 {unit}。',
      en: '{named} was named for this matter; it cannot go to {unit}.',
    },
    whatToDo: { zh: '派给指定的单位，或再次呈报。', en: 'Send it to the unit named, or submit the matter again.' },
  },
  submittedAlready: {
    status: 409,
    title: { zh: '已呈报，待答复', en: 'Submitted already' },
    detail: { zh: '已“{submitted}”，尚无答复。', en: 'The matter lies “{submitted}” and waits for the answer.' },
    whatToDo: { zh: '等待批示或指定。', en: 'Wait for the instruction or the designation.' },
  },
  nothingSubmitted: {
    status: 409,
    title: { zh: '没有呈报', en: 'Nothing was submitted' },
    detail: { zh: '没有待“{link}”的呈报。', en: 'Nothing lies here for: {link}.' },
    whatToDo: { zh: '由热线平台先呈报。', en: 'The hotline submits the matter first.' },
  },
  extensionNotInPack: {
    status: 422,
    title: { zh: '本市没有这种延期', en: 'No such extension in this city' },
    detail: { zh: '本市办法没有规定这种延期。', en: 'The city’s measure knows no such extension.' },
    whatToDo: { zh: '在原时限内办理。', en: 'Handle it within the limit.' },
  },
  extensionOtherWay: {
    status: 422,
    title: { zh: '本市延期另有程序', en: 'Extensions go another way here' },
    detail: { zh: '本市延期的程序是“{link}”。', en: 'In this city the way to more time is: {link}.' },
    whatToDo: { zh: '改用所列程序。', en: 'Use the way named.' },
  },
  extensionTooLate: {
    status: 409,
    title: { zh: '延期提出过晚', en: 'The extension comes too late' },
    detail: {
      zh: '时限 {dueOn} 届满，延期须在 {by} 前（含当日）提出；时限不变。',
      en: 'The limit ends on {dueOn}; an extension had to come by {by} at the latest. The limit stays.',
    },
    whatToDo: { zh: '在原时限内办理。', en: 'Handle it within the limit.' },
  },
  extensionTooMany: {
    status: 409,
    title: { zh: '延期次数已满', en: 'No further extension' },
    detail: {
      zh: '已延期 {granted} 次，至多 {maxCount} 次。',
      en: 'Extended {granted} times; {maxCount} is the most.',
    },
    whatToDo: {
      zh: '确属特殊的，按规定书面申请。',
      en: 'Where the city knows special long cases, apply for one in writing.',
    },
  },
  extensionTooLong: {
    status: 422,
    title: { zh: '延期过长', en: 'The extension is too long' },
    detail: {
      zh: '要求 {asked} {unit}，至多 {most} {unit}。',
      en: 'Asked for: {asked} {unit}; at most: {most} {unit}.',
    },
    whatToDo: { zh: '缩短后重新提出。', en: 'Ask for less.' },
  },
  extensionUnit: {
    status: 422,
    title: { zh: '延期的单位不符', en: 'Another unit of time' },
    detail: {
      zh: '“{unit}”与原时限不同；应为：{allowed}。',
      en: '{unit} differs from the limit; it is counted in: {allowed}.',
    },
    whatToDo: { zh: '按原时限的单位填写。', en: 'Use the unit of the limit.' },
  },
  extensionGainsNothing: {
    status: 422,
    title: { zh: '延期没有效果', en: 'The extension gains nothing' },
    detail: { zh: '{dueOn} 不能晚于现在的 {due}。', en: '{dueOn} cannot lead beyond {due}, which holds now.' },
    whatToDo: { zh: '核对日期；法定时限不能延长。', en: 'Check the day; a limit set by law cannot be extended.' },
  },
  extensionPending: {
    status: 409,
    title: { zh: '已有延期申请', en: 'An extension is asked for already' },
    detail: {
      zh: '工单 {order} 的延期申请尚未决定。',
      en: 'The application for work order {order} is not decided yet.',
    },
    whatToDo: { zh: '等待决定。', en: 'Wait for the decision.' },
  },
  extensionNotAsked: {
    status: 409,
    title: { zh: '没有延期申请', en: 'No extension was asked for' },
    detail: {
      zh: '工单 {order} 没有待决定的延期申请。',
      en: 'No application for work order {order} waits for a decision.',
    },
    whatToDo: { zh: '由承办单位先申请。', en: 'The unit asks first.' },
  },
  nothingToExtend: {
    status: 409,
    title: { zh: '没有可延长的时限', en: 'Nothing to extend' },
    detail: { zh: '这个工单没有正在计算的办理时限。', en: 'No handling limit runs on this work order.' },
    whatToDo: { zh: '无需延期。', en: 'No extension is needed.' },
  },
  lengthOrDay: {
    status: 422,
    title: { zh: '延期多久', en: 'How much more time?' },
    detail: {
      zh: '“length”（时长）与“until”（日期）须填且只填一项。',
      en: 'Give either “length” or “until”, one of the two.',
    },
    whatToDo: { zh: '填写其中一项。', en: 'Fill in one of them.' },
  },
} as const satisfies Partial<Record<RefusalCode, ProblemWords>>;
