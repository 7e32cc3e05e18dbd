/** What the people of a drive write. All of it is invented. */
export const WORDS = {
  answer: '您咨询的事项可在政务服务大厅二楼窗口办理，请携带身份证。',
  notAcceptedWhy: '该事项不属于热线受理范围，已告知您向有关部门反映。',
  dispatchNote: '请贵单位核实办理，并按时反馈。',
  nobodyAnswers: '电话无人接听。',
  spoken: '已与诉求人通话，了解情况。',
  reply: '您好，您反映的问题我单位已到现场核实处理，感谢您的监督。',
  requirements: '请补充政策法规依据，并说明处理结果。',
  replyRequired: '请先答复诉求人，再行反馈。',
  opinion: '对办理结果没有其他意见。',
} as const;

/** a feedback document; the first one that a reviewer will reject says nothing of the law */
export const feedbackDocument = (withLegalSource: boolean): Record<string, string> => ({
  directAnswer: '经现场核实，问题属实，已于当日安排人员处理完毕，并将加强日常巡查。',
  ...(withLegalSource ? { legalSource: '《城市市容管理办法》（试行）第十二条' } : {}),
  communication: '已电话告知诉求人处理情况。',
  contactDetails: '诉求人来电号码',
  responsibleUnit: '承办单位',
  responsiblePerson: '承办人甲',
  endMark: '承办人甲，承办单位，0000-0000000',
});

/** what is registered by a drive: title and message */
export const INVENTED_APPEALS: readonly (readonly [title: string, message: string])[] = [
  ['路灯不亮', '小区门口的路灯坏了三天，晚上出行不便。'],
  ['夜间施工噪音', '附近工地凌晨仍在施工，影响休息。'],
  ['井盖破损', '人行道上的井盖破损，存在安全隐患。'],
  ['社保卡如何补办', '请问社保卡遗失后如何补办，需要哪些材料？'],
  ['公交线路建议', '建议早高峰增加一班开往学校的公交车。'],
  ['垃圾清运不及时', '楼下垃圾桶两天没有清运，气味很大。'],
  ['占道经营', '菜市场门口长期占道经营，车辆无法通行。'],
  ['老旧小区改造', '想了解本小区何时列入改造计划。'],
];
