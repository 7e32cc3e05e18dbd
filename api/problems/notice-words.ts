import type { ProblemWords } from './said';

/** Words of what is refused about notices and how they are sent. */
export const NOTICE_WORDS = {
  webhookNotAllowed: {
    status: 422,
    title: { zh: '不允许的推送地址', en: 'The webhook may not be there' },
    detail: {
      zh: '推送地址只能在运维人员指定的位置：{origins}。',
      en: 'A webhook may only be where the operator has named it: {origins}.',
    },
    whatToDo: {
      zh: '换用其中的地址，或请运维人员在 HUIYING_WEBHOOK_ORIGINS 中加入。',
      en: 'Use an address there, or ask the operator to add it to HUIYING_WEBHOOK_ORIGINS.',
    },
  },
  deliveryNotInTrouble: {
    status: 409,
    title: { zh: '没有可重试的通知', en: 'Nothing to try again' },
    detail: {
      zh: '没有这条通知，或它已发出、正在发送、尚未到发送时间。',
      en: 'There is no such message, or it was sent, is being sent, or is not due yet.',
    },
    whatToDo: { zh: '刷新列表查看现状。', en: 'Read the list again.' },
  },
} as const satisfies Readonly<Record<string, ProblemWords>>;
