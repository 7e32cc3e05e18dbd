import type { ProblemWords } from './said';

/** No to what is asked of a draft's trial on the past. */
export const SIMULATION_WORDS = {
  unknownSimulation: {
    status: 404,
    title: { zh: '没有这次试算', en: 'There is no such simulation' },
    detail: { zh: '本市没有编号为 {simulation} 的试算。', en: 'This city has no simulation {simulation}.' },
    whatToDo: {
      zh: '从列表 GET /api/v1/simulations 里取编号。',
      en: 'Take its id from the list, GET /api/v1/simulations.',
    },
  },
  simulationNotDone: {
    status: 409,
    title: { zh: '试算还没有结果', en: 'The simulation has no result yet' },
    detail: {
      zh: '试算 {simulation} 的状态是 {status}，没有可查的清单。',
      en: 'Simulation {simulation} is {status}: there is no list behind its numbers.',
    },
    whatToDo: {
      zh: '完成后再查；已取消或失败的请重新试算。',
      en: 'Ask again when it is done; order another one where it was cancelled or failed.',
    },
  },
} as const satisfies Readonly<Record<string, ProblemWords>>;
