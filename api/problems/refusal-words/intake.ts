import type { RefusalCode } from '../../../domain/loop/refusal';
import type { ProblemWords } from '../said';

/** Words of the refusals of the intake and of what the appellant does. */
export const INTAKE_REFUSALS = {
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
} as const satisfies Partial<Record<RefusalCode, ProblemWords>>;
