/** What the people of a drive write. All of it is invented. */
export const WORDS = {
  answer: '您咨询的事项可在政务服务大厅二楼窗口办理，请携带身份证。',
  answeredByTelephone: '三方通话中由承办单位当场答复并解决。',
  where: '该事项由区县负责，已告知您向区县热线反映。',
  notAcceptedWhy: '该事项不属于热线受理范围，已告知您向有关部门反映。',
  takenOnAfterAll: '经复核，该事项属于受理范围，请重新受理。',
  dispatchNote: '请贵单位核实办理，并按时反馈。',
  proposedOpinion: '该事项涉及多个单位，拟请领导明确牵头单位。',
  instruction: '请牵头单位会同有关单位抓紧办理，按时反馈。',
  unclearDuties: '相关单位职责交叉，连续退回，提请指定承办单位。',
  designated: '经研究，由该单位负责办理。',
  danger: '来电人称路面塌陷，有人员受困风险。',
  emergencyFound: '已联系现场，情况已核实。',
  notOurs: '该路段不属于我单位管理范围。',
  basis: '《城市管理职责分工方案》第三条',
  returnKept: '经核实属于贵单位职责，请继续办理。',
  whyLonger: '需要采购配件，无法在原时限内完成。',
  longerExplained: '已向诉求人说明需要更多时间及预计完成日期。',
  notLonger: '理由不充分，请按原时限办理。',
  partAsked: '请贵单位核实后提供办理情况。',
  partDone: '我单位已核实并完成所负责的部分。',
  partIncomplete: '请补充现场照片和处理时间。',
  progress: '已安排人员到场，正在处理。',
  nobodyAnswers: '电话无人接听。',
  spoken: '已与诉求人通话，了解情况。',
  told: '已告知诉求人转办情况。',
  reply: '您好，您反映的问题我单位已到现场核实处理，感谢您的监督。',
  plan: '目前条件尚不具备，列入下季度计划，到期再次跟进。',
  followedUp: '已再次核实计划进展并告知诉求人。',
  requirements: '请补充政策法规依据，并说明处理结果。',
  replyRequired: '请先答复诉求人，再行反馈。',
  opinion: '对办理结果没有其他意见。',
  stillThere: '问题没有解决，昨天又出现了。',
  afterVisit: '诉求人反映问题仍然存在，请重新办理。',
  nothingMore: '诉求人的期望超出政策范围，维持原结果。',
  checked: '抽查现场，反馈与实际情况一致。',
  cardLifted: '承办单位已说明客观原因，予以撤牌。',
  supervisionReply: '我单位已查明逾期原因，将立即办理并反馈。',
  upheld: '逾期事实清楚。',
  dropped: '系客观原因，不予追责。',
  more: '补充说明：晚上八点以后最明显。',
  hurry: '请尽快处理。',
  withdrawn: '问题已经自行解决，我不需要再处理了。',
  sameMatter: '与主诉求为同一事项。',
  otherMatter: '经核实并非同一事项，单独办理。',
} as const;

/** what a reviewer publishes: nobody is named in it */
export const WORDS_OF_PUBLICATION = {
  title: '市容环境问题',
  appeal: '诉求人反映一处市容环境问题，请求处理。',
  answer: '经现场核实，问题属实，已处理完毕，并将加强日常巡查。',
} as const;

/** a feedback document; one that a reviewer will reject says nothing of the law */
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
