import type { RefusalCode } from '../../domain/loop/refusal';
import type { ProblemWords } from './said';

/** Words and HTTP status of every refusal of the loop; a new code without words does not compile. */
export const REFUSAL_WORDS: Readonly<Record<RefusalCode, ProblemWords>> = {
  unknownAppeal: {
    status: 404,
    title: { zh: '没有这件诉求', en: 'No such appeal' },
    detail: { zh: '没有编号为 {number} 的诉求。', en: 'There is no appeal with the number {number}.' },
    whatToDo: {
      zh: '核对 16 位编号；最后一位是校验位。',
      en: 'Check the 16 digits of the number; the last one is a check digit.',
    },
  },
  appealArchived: {
    status: 409,
    title: { zh: '诉求已归档', en: 'The appeal is archived' },
    detail: {
      zh: '诉求已归档（{outcome}），不能再办理。',
      en: 'The appeal is archived ({outcome}); nothing more can be done on it.',
    },
    whatToDo: { zh: '如有新情况，请另行登记。', en: 'Register a new appeal if there is something new.' },
  },
  notLegalNow: {
    status: 409,
    title: { zh: '当前环节不能这样办理', en: 'Not possible at this stage' },
    detail: {
      zh: '诉求现处于“{stage}”；“{link}”只能在“{legalIn}”时进行。',
      en: 'The appeal stands at “{stage}”; “{link}” is possible at {legalIn} only.',
    },
    whatToDo: { zh: '刷新页面，按列出的可办事项办理。', en: 'Reload the appeal and use one of the actions it offers.' },
  },
  notYourRole: {
    status: 403,
    title: { zh: '您的角色不能办理', en: 'Not for your role' },
    detail: {
      zh: '“{role}”不能办理“{link}”；可以办理的是：{may}。',
      en: '“{link}” is not for the role {role}; it is for: {may}.',
    },
    whatToDo: { zh: '请由有此职责的人员办理。', en: 'Ask someone who holds one of these roles.' },
  },
  notYourUnit: {
    status: 403,
    title: { zh: '不是您单位的工单', en: 'Not your unit’s work order' },
    detail: { zh: '这件诉求的工单不在您的单位。', en: 'The work order of this appeal is not with your unit.' },
    whatToDo: { zh: '请由工单所在单位办理。', en: 'It is for the unit that holds the work order.' },
  },
  stale: {
    status: 409,
    title: { zh: '他人已先办理', en: 'Someone was faster' },
    detail: {
      zh: '您看到的是第 {seen} 版，现在是第 {version} 版。',
      en: 'You acted on version {seen}; the appeal is at version {version} now.',
    },
    whatToDo: { zh: '刷新页面，看清新情况后再办理。', en: 'Reload the appeal, see what changed, then decide again.' },
  },
  limitPassed: {
    status: 409,
    title: { zh: '期限已过', en: 'The limit has passed' },
    detail: { zh: '{dueOn} 已经过去。', en: 'The day {dueOn} has passed.' },
    whatToDo: {
      zh: '日期请选今天或以后；时限已过的权利不能再行使。',
      en: 'Choose today or a later day; a right that ended with its limit cannot be used any more.',
    },
  },
  limitTooFar: {
    status: 422,
    title: { zh: '期限过远', en: 'The limit is too far ahead' },
    detail: { zh: '{dueOn} 距今超过 {days} 天。', en: '{dueOn} is more than {days} days ahead.' },
    whatToDo: { zh: '请核对日期。', en: 'Check the date.' },
  },
  keyReused: {
    status: 422,
    title: { zh: '幂等键已用于另一请求', en: 'The idempotency key was used for another request' },
    detail: {
      zh: '同一个 Idempotency-Key 已用于内容不同的请求；本次未办理。',
      en: 'This Idempotency-Key came with another request before; nothing was done now.',
    },
    whatToDo: { zh: '新的请求请用新的键。', en: 'Use a new key for a new request.' },
  },
  elementMissing: {
    status: 422,
    title: { zh: '要素不全', en: 'Elements are missing' },
    detail: { zh: '缺少：{missing}。', en: 'Missing: {missing}.' },
    whatToDo: {
      zh: '补充所缺要素；确实不知的，填写“不详”及原因。',
      en: 'Ask for what is missing; what nobody knows is stated as unknown, with the reason.',
    },
  },
  elementUnknown: {
    status: 422,
    title: { zh: '没有这个要素', en: 'No such element' },
    detail: {
      zh: '本市登记没有要素“{element}”；要素有：{known}。',
      en: 'The record of this city has no element {element}; it has: {known}.',
    },
    whatToDo: { zh: '改用所列要素。', en: 'Use the elements listed.' },
  },
  reasonUnknown: {
    status: 422,
    title: { zh: '没有这个理由', en: 'No such reason' },
    detail: {
      zh: '“{reason}”不在本市不予受理的情形之内；可用：{allowed}。',
      en: '{reason} is none of the city’s reasons for non-acceptance; these are: {allowed}.',
    },
    whatToDo: { zh: '选择所列情形之一。', en: 'Choose one of the reasons listed.' },
  },
  reasonTextMissing: {
    status: 422,
    title: { zh: '请写明理由', en: 'The reason needs words' },
    detail: {
      zh: '“{reason}”是兜底情形，须写明具体理由。',
      en: '{reason} is the catch-all; it needs the reason in words.',
    },
    whatToDo: { zh: '填写 explanation（说明）。', en: 'Fill in “explanation”.' },
  },
  categoryNotInPack: {
    status: 422,
    title: { zh: '本市不受理这一类别', en: 'Not a category of this city' },
    detail: {
      zh: '“{category}”不在本市诉求类别之内；类别有：{allowed}。',
      en: 'The city takes no {category}; its categories are: {allowed}.',
    },
    whatToDo: { zh: '选择所列类别之一。', en: 'Choose one of the categories listed.' },
  },
  categoryWithoutLimit: {
    status: 422,
    title: { zh: '这一类别没有办理时限', en: 'This category has no limit' },
    detail: {
      zh: '“{category}”没有规定办理时限；有时限的类别：{allowed}。',
      en: 'No handling limit is stated for {category}; categories with a limit: {allowed}.',
    },
    whatToDo: { zh: '派单时选定一个有时限的类别。', en: 'Choose a category that has a limit when dispatching.' },
  },
  modeNotInPack: {
    status: 422,
    title: { zh: '本市没有这种处理方式', en: 'Not a way of processing in this city' },
    detail: {
      zh: '“{mode}”不在本市处理方式之内；可用：{allowed}。',
      en: 'The city does not process by {mode}; it uses: {allowed}.',
    },
    whatToDo: { zh: '选择所列方式之一。', en: 'Choose one of the ways listed.' },
  },
  orderUnknown: {
    status: 422,
    title: { zh: '请指明工单', en: 'Which work order?' },
    detail: { zh: '这件诉求的工单有：{orders}。', en: 'The work orders of this appeal are: {orders}.' },
    whatToDo: { zh: '用 order 指明其中一个。', en: 'Name one of them in “order”.' },
  },
  partMissing: {
    status: 422,
    title: { zh: '内容不全', en: 'A part is missing' },
    detail: { zh: '缺少：{missing}。', en: 'Missing: {missing}.' },
    whatToDo: { zh: '补全后重新提交。', en: 'Add it and submit again.' },
  },
  draftUnknown: {
    status: 409,
    title: { zh: '不是最新的反馈件', en: 'Not the newest draft' },
    detail: {
      zh: '第 {draft} 稿不是最新稿；最新为第 {newest} 稿。',
      en: 'Draft {draft} is not the newest; the newest is {newest}.',
    },
    whatToDo: { zh: '阅读最新稿后再办理。', en: 'Read the newest draft, then decide.' },
  },
  signOffByOther: {
    status: 403,
    title: { zh: '须由他人签批', en: 'Someone else has to sign off' },
    detail: { zh: '这件须由“{needed}”签批。', en: 'This one needs the sign-off of: {needed}.' },
    whatToDo: { zh: '送请其签批。', en: 'Lay it before them.' },
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
  notAPart: {
    status: 409,
    title: { zh: '不是协办工单', en: 'Not a part' },
    detail: { zh: '工单 {order} 不是协办件，应直接向平台反馈。', en: 'Work order {order} is no part of another.' },
    whatToDo: { zh: '用“反馈”提交反馈件。', en: 'Submit the feedback document instead.' },
  },
  onlyTheLead: {
    status: 403,
    title: { zh: '由牵头单位反馈和答复', en: 'The lead answers for the whole' },
    detail: {
      zh: '工单 {order} 是工单 {under} 的协办件，由牵头单位统一反馈、答复。',
      en: 'Work order {order} is a part of {under}: one feedback and one reply, by the unit that leads.',
    },
    whatToDo: { zh: '用“提交协办反馈”交给上一级单位。', en: 'Hand your part to the unit above.' },
  },
  explanationMissing: {
    status: 422,
    title: { zh: '没有向诉求人解释', en: 'The appellant was not explained to' },
    detail: {
      zh: '确实不能解决的，须及时联系诉求人、解释引导；缺少：{missing}。',
      en: 'What cannot be solved now is explained to the appellant in good time; missing: {missing}.',
    },
    whatToDo: {
      zh: '先记录联系，并填写与诉求人沟通情况。',
      en: 'Record the contact, and write down the communication with the appellant.',
    },
  },
  paperReplyNeeded: {
    status: 422,
    title: { zh: '纸质件须书面答复', en: 'A matter on paper is answered on paper' },
    detail: {
      zh: '纸质交办的事项以“{allowed}”答复，不能用“{method}”。',
      en: 'What was assigned on paper is answered by {allowed}, not by {method}.',
    },
    whatToDo: { zh: '改用所列方式答复。', en: 'Reply in one of these ways.' },
  },
  contactThroughPlatform: {
    status: 403,
    title: { zh: '保密件由热线平台联系', en: 'Contact goes through the hotline' },
    detail: {
      zh: '诉求人身份保密，承办单位不直接联系、答复。',
      en: 'The appellant’s identity is confidential: the unit does not contact or answer them itself.',
    },
    whatToDo: {
      zh: '请热线平台联系；平台联系即算承办单位已联系。',
      en: 'Ask the hotline; its contact meets your duty.',
    },
  },
  replyMissing: {
    status: 409,
    title: { zh: '尚未答复诉求人', en: 'The appellant was not told' },
    detail: {
      zh: '没有答复诉求人的记录，联系未果 {failedContacts} 次，不能办结。',
      en: 'No reply to the appellant is on record, and {failedContacts} attempts did not reach them: it cannot close.',
    },
    whatToDo: {
      zh: '先记录答复，或记录足够次数的联系未果；法律要求告知的，只能以答复为准。',
      en: 'Record the reply first, or enough attempts to reach them; where a law has them told, only the reply counts.',
    },
  },
  lineMissing: {
    status: 422,
    title: { zh: '请指明紧急救助电话', en: 'Name the emergency line' },
    detail: {
      zh: '以“{reason}”不予受理，须写明告知诉求人拨打哪一个电话：{allowed}。',
      en: 'With {reason} the record says which line the caller was sent to: {allowed}.',
    },
    whatToDo: { zh: '在 line 中填写其中一个。', en: 'Give one of them in “line”.' },
  },
  oldCaseNotSeen: {
    status: 409,
    title: { zh: '尚未核对原诉求', en: 'The earlier appeal was not looked at' },
    detail: {
      zh: '“{reason}”须先核对原诉求；本件没有登记原诉求编号。',
      en: '{reason} needs the earlier appeal before one’s eyes; none is named in this one.',
    },
    whatToDo: {
      zh: '登记时用 repeatOf 写明原诉求编号，核对后再决定。',
      en: 'Register the appeal with “repeatOf”, the number of the earlier one, read that, then decide.',
    },
  },
  newFactsGiven: {
    status: 409,
    title: { zh: '有新情况', en: 'There are new facts' },
    detail: {
      zh: '与原诉求 {repeatOf} 相比有新情况，不能以“{reason}”不予受理。',
      en: 'This appeal brings facts that {repeatOf} did not have: {reason} is no ground to decline it.',
    },
    whatToDo: { zh: '予以受理，并与原诉求关联。', en: 'Accept it; it stays linked to the earlier appeal.' },
  },
  outcomeOther: {
    status: 409,
    title: { zh: '不是不予受理的诉求', en: 'It was not declined' },
    detail: { zh: '这件诉求以“{outcome}”办结。', en: 'This appeal closed as {outcome}.' },
    whatToDo: { zh: '只能复核不予受理的诉求。', en: 'Only a non-acceptance can be reopened here.' },
  },
  notWorkingTime: {
    status: 409,
    title: { zh: '现在不是工作时间', en: 'It is not working time' },
    detail: { zh: '本市只在工作时间直办。', en: 'In this city direct handling exists in working time only.' },
    whatToDo: { zh: '改为转办。', en: 'Dispatch it as a transfer.' },
  },
  nothingToTell: {
    status: 409,
    title: { zh: '没有要告知的事项', en: 'There is nothing to tell' },
    detail: { zh: '没有待告知来电人的转办。', en: 'No transfer waits for the caller to be told of it.' },
    whatToDo: { zh: '无须办理。', en: 'Nothing needs to be done.' },
  },
  emergencyNotInPack: {
    status: 422,
    title: { zh: '本市热线不受理突发事件', en: 'This hotline takes no emergencies on' },
    detail: {
      zh: '本市没有重大突发事件处置规定；紧急救助电话：{lines}。',
      en: 'The city has no rule for major emergencies; the emergency lines are: {lines}.',
    },
    whatToDo: {
      zh: '立即告知或转接紧急救助电话，不予受理并写明该电话。',
      en: 'Send the caller to the emergency line at once, do not accept, and name the line.',
    },
  },
  emergencyAlready: {
    status: 409,
    title: { zh: '已列为突发事件', en: 'It is an emergency already' },
    detail: { zh: '这件诉求已列为重大突发事件。', en: 'The appeal was declared a major emergency before.' },
    whatToDo: { zh: '核实并处置。', en: 'Verify it and act on it.' },
  },
  nothingToVerify: {
    status: 409,
    title: { zh: '没有待核实的突发事件', en: 'There is no emergency to verify' },
    detail: { zh: '没有待核实的重大突发事件。', en: 'No emergency was declared that is not verified yet.' },
    whatToDo: { zh: '无须办理。', en: 'Nothing needs to be done.' },
  },
  urgedAlready: {
    status: 409,
    title: { zh: '已经催办', en: 'Urged already' },
    detail: { zh: '{day} 这个工作日已经催办过。', en: 'For the working day {day} it was urged already.' },
    whatToDo: { zh: '下一个工作日可以再次催办。', en: 'It can be urged again on the next working day.' },
  },
  reportNotWithdrawn: {
    status: 409,
    title: { zh: '举报已派单，不能撤回', en: 'A dispatched report cannot be withdrawn' },
    detail: {
      zh: '举报已交承办单位，须查办到底。',
      en: 'The report is with a handling unit, which follows it to its end.',
    },
    whatToDo: { zh: '可以补充说明。', en: 'Add what you want to say as a supplement.' },
  },
  masterSame: {
    status: 422,
    title: { zh: '不能合并到自身', en: 'Not into itself' },
    detail: { zh: '{master} 就是这件诉求。', en: '{master} is this appeal.' },
    whatToDo: { zh: '填写另一件诉求的编号。', en: 'Give the number of the other appeal.' },
  },
  masterNotOpen: {
    status: 409,
    title: { zh: '主诉求不可合并', en: 'Not an open master appeal' },
    detail: {
      zh: '{master} 不存在、已办结或者已合并到另一件。',
      en: '{master} does not exist, is closed, or is merged itself.',
    },
    whatToDo: { zh: '选择一件在办的主诉求。', en: 'Choose an appeal that is open and not merged.' },
  },
  masterStillOpen: {
    status: 409,
    title: { zh: '主诉求尚未办结', en: 'The master is still open' },
    detail: { zh: '主诉求 {master} 尚未办结。', en: 'The master appeal {master} has not closed yet.' },
    whatToDo: { zh: '待主诉求办结后答复。', en: 'Tell the appellant once the master has closed.' },
  },
  masterClosedAlready: {
    status: 409,
    title: { zh: '主诉求已办结', en: 'The master has closed' },
    detail: { zh: '主诉求 {master} 已办结（{outcome}）。', en: 'The master appeal {master} has closed ({outcome}).' },
    whatToDo: { zh: '答复这件诉求的诉求人。', en: 'Tell the appellant of this appeal.' },
  },
  consentByOther: {
    status: 403,
    title: { zh: '须由他人同意', en: 'Someone else has to consent' },
    detail: { zh: '“{to}”须由“{may}”同意。', en: 'The consent to “{to}” is given by: {may}.' },
    whatToDo: { zh: '送请其同意。', en: 'Lay it before them.' },
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
  returnDecided: {
    status: 409,
    title: { zh: '退回申请已有结论', en: 'The return has been decided' },
    detail: {
      zh: '工单 {order} 的退回申请未获同意，不再受理。',
      en: 'The return of work order {order} was refused already.',
    },
    whatToDo: { zh: '请继续办理。', en: 'Go on handling the order.' },
  },
  unitHasIt: {
    status: 409,
    title: { zh: '该单位已有此件', en: 'The unit has it already' },
    detail: { zh: '{unit} 已有这件诉求的工单。', en: '{unit} holds a work order of this appeal.' },
    whatToDo: { zh: '选择其他单位。', en: 'Choose another unit.' },
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
  designationNotInPack: {
    status: 422,
    title: { zh: '本市没有提请指定的程序', en: 'This city knows no designation' },
    detail: {
      zh: '本市不由市政府指定承办单位；可用：{instead}。',
      en: 'In this city the government names no unit; use: {instead}.',
    },
    whatToDo: { zh: '改用所列办法。', en: 'Use one of the ways listed.' },
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
  nothingToVisit: {
    status: 409,
    title: { zh: '没有可回访的', en: 'Nothing to visit' },
    detail: {
      zh: '诉求以“{outcome}”办结，没有办理可问，或已经回访。',
      en: 'The appeal closed as “{outcome}”: there was no handling to ask about, or the appellant was visited already.',
    },
    whatToDo: {
      zh: '不予受理有误的，由督办员改为受理；诉求人另有意见的，可以评价。',
      en: 'A wrong non-acceptance is reopened by the supervisor; an appellant who has more to say can rate.',
    },
  },
  nothingToDecide: {
    status: 409,
    title: { zh: '没有待处置的回访', en: 'Nothing to decide' },
    detail: { zh: '没有不满意的回访或评价等待处置。', en: 'No dissatisfied visit or rating waits for a decision.' },
    whatToDo: { zh: '无需处置。', en: 'Nothing is needed.' },
  },
  nothingToCheck: {
    status: 409,
    title: { zh: '没有可抽查的反馈', en: 'No feedback to check' },
    detail: {
      zh: '这件诉求没有已办结的反馈，也不是重复诉求。',
      en: 'No feedback has closed this appeal, and it repeats no earlier one.',
    },
    whatToDo: { zh: '办结后再抽查。', en: 'Check it once it is closed.' },
  },
  nothingToFollowUp: {
    status: 409,
    title: { zh: '没有待跟进的计划', en: 'No plan to follow up' },
    detail: { zh: '这件诉求没有约定再次跟进的计划。', en: 'No plan of this appeal waits to be looked at again.' },
    whatToDo: { zh: '无需跟进。', en: 'Nothing is needed.' },
  },
  noticeUnknown: {
    status: 409,
    title: { zh: '没有待回复的督办', en: 'No such notice to answer' },
    detail: {
      zh: '第 {no} 号督办不需回复或已回复；待回复的有：{open}。',
      en: 'Notice {no} asks for no answer, or has one; these wait for theirs: {open}.',
    },
    whatToDo: { zh: '用 no 指明待回复的督办。', en: 'Name one that waits in “no”.' },
  },
  cardUnknown: {
    status: 409,
    title: { zh: '没有可撤的牌', en: 'No such card' },
    detail: {
      zh: '{card} 不是黄牌或红牌，或已撤；现有：{open}。',
      en: '{card} is no yellow or red card, or was lifted already; these stand: {open}.',
    },
    whatToDo: { zh: '用 card 指明现有的牌。', en: 'Name one that stands in “card”.' },
  },
  triggerUnknown: {
    status: 422,
    title: { zh: '没有这种追责情形', en: 'No such trigger' },
    detail: {
      zh: '“{trigger}”不在本市追责情形之内；情形有：{allowed}。',
      en: '{trigger} is nothing that the city holds units to account for; its triggers are: {allowed}.',
    },
    whatToDo: { zh: '选择所列情形之一。', en: 'Choose one of the triggers listed.' },
  },
  notYours: {
    status: 403,
    title: { zh: '不由您单位提出', en: 'Not for your unit to propose' },
    detail: {
      zh: '牵头单位只能就本单位工单下不履职的协办单位提出；“{unit}”或“{trigger}”不符。',
      en: 'A lead unit proposes only a co-handling unit under its own order that does not act; {unit} or {trigger} is not that.',
    },
    whatToDo: { zh: '其他情形请告知督办员。', en: 'Tell the supervisor of anything else.' },
  },
  consequenceMissing: {
    status: 422,
    title: { zh: '没有后果记录', en: 'No consequence on record' },
    detail: {
      zh: '本市须有不良影响或严重后果方可追责（{trigger}）。',
      en: 'The city holds nobody to account without an adverse effect or serious consequence ({trigger}).',
    },
    whatToDo: {
      zh: '在事实中写明后果，并填 consequence。',
      en: 'State the consequence in the facts and set “consequence”.',
    },
  },
  candidateUnknown: {
    status: 409,
    title: { zh: '没有待决定的追责线索', en: 'No such candidate to decide on' },
    detail: {
      zh: '第 {candidate} 号线索不存在或已决定；待决定的有：{open}。',
      en: 'Candidate {candidate} is none or was decided on; these wait: {open}.',
    },
    whatToDo: { zh: '用 candidate 指明待决定的线索。', en: 'Name one that waits in “candidate”.' },
  },
  formUnknown: {
    status: 422,
    title: { zh: '没有这种追责方式', en: 'No such form of accountability' },
    detail: {
      zh: '“{form}”不可用；可用：{allowed}。不予追责的不填方式。',
      en: '{form} cannot be used; these can: {allowed}. Where nothing is upheld there is no form.',
    },
    whatToDo: { zh: '选择所列方式之一，或不填。', en: 'Choose one of the forms listed, or none.' },
  },
  replierNotInPack: {
    status: 403,
    title: { zh: '本市不由您方答复诉求人', en: 'In this city your side does not reply' },
    detail: { zh: '本市由“{allowed}”答复诉求人。', en: 'In this city the appellant is told by: {allowed}.' },
    whatToDo: { zh: '由规定的一方答复。', en: 'Leave the reply to the side named.' },
  },
  fileKindNotInPack: {
    status: 422,
    title: { zh: '本市不归档这类材料', en: 'Not a kind of file of this city' },
    // codes of kinds and categories overlap (report), so the kinds are not told in words here
    detail: {
      zh: '所选材料类别不在本市归档范围之内；可用类别的代码见 data.allowed。',
      en: 'The city archives no files of this kind; data.allowed holds the codes of those it does.',
    },
    whatToDo: {
      zh: '改选可用的类别；都不合适时选“其他材料”（other）。',
      en: 'Choose one of these; “other” takes the rest.',
    },
  },
};
