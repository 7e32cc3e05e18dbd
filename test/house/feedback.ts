/** An invented feedback document with all its parts and the reply to the appellant. */
export const FEEDBACK: Record<string, string> = {
  directAnswer: '已修复。',
  legalSource: '某条例第三条',
  communication: '已电话沟通',
  contactDetails: '000',
  responsibleUnit: '住房和城乡建设局',
  responsiblePerson: '乙某',
  endMark: '乙某，住房和城乡建设局，000',
  reply: '路灯已修复，感谢反映。',
};

export const SUBMITTED = { outcome: 'solved', satisfaction: 'satisfied', replyMethod: 'telephone' } as const;
