import type { ProblemWords } from './said';

/** No to what is asked of a change on its way to the open appeals. */
export const ROLLOUT_WORDS = {
  unknownRollout: {
    status: 404,
    title: { zh: '没有这次下达', en: 'There is no such rollout' },
    detail: { zh: '本市没有编号为 {rollout} 的变更下达。', en: 'This city has no rollout {rollout}.' },
    whatToDo: { zh: '从列表 GET /api/v1/rollouts 里取编号。', en: 'Take its id from the list, GET /api/v1/rollouts.' },
  },
  rolloutStep: {
    status: 409,
    title: { zh: '此时不能这样做', en: 'Not from where it stands' },
    detail: {
      zh: '变更下达 {rollout} 现为 {status}，不能走这一步。',
      en: 'Rollout {rollout} is {status}: this step does not follow.',
    },
    whatToDo: {
      zh: '查看其状态；要改回去，请发布新的政策版本并再次下达。',
      en: 'Look at where it stands; to go back, release another version of the policy and apply that.',
    },
  },
  policyNotInForce: {
    status: 409,
    title: { zh: '该版本尚未生效', en: 'This version is not in force' },
    detail: {
      zh: '政策第 {version} 版不存在或尚未生效。',
      en: 'Version {version} of the policy does not exist or is still to come.',
    },
    whatToDo: {
      zh: '等它生效，或在批准时一并选择如何适用于在办诉求。',
      en: 'Wait until it is in force, or say on approval how it reaches open appeals.',
    },
  },
} as const satisfies Readonly<Record<string, ProblemWords>>;
