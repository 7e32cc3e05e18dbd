import { type People, UNIT } from './city';
import type { Desk } from './desk';

/** How long one action took until it was acknowledged. */
export type Told = (action: string, ms: number) => void;

interface Step {
  link: string;
  by: keyof People;
  body: object;
}

const ELEMENTS = Object.fromEntries(
  ['time', 'place', 'person', 'cause', 'course', 'result'].map((element) => [element, { text: `虚构的${element}` }]),
);

/** an invented appeal in six elements */
const COMPLAINT = {
  category: 'complaint',
  title: '路灯不亮',
  message: '小区门口的路灯三天没有亮了，晚上走路不安全，请尽快派人修理。',
  elements: ELEMENTS,
  appellant: { kind: 'person', name: '某人', contact: '000' },
};

const DIRECTLY = {
  ...COMPLAINT,
  category: 'consultation',
  following: { answerDirectly: { answer: '办理居住证请带身份证到派出所，工作日九点至十七点。' } },
};

/** An invented feedback document with all its parts and the reply to the appellant. */
const FEEDBACK = {
  outcome: 'solved',
  satisfaction: 'satisfied',
  directAnswer: '路灯的线路已经修复，当晚恢复照明。',
  legalSource: '《城市照明管理规定》第二十条',
  communication: '已电话沟通',
  contactDetails: '000',
  responsibleUnit: '住房和城乡建设局',
  responsiblePerson: '某某',
  endMark: '某某，住房和城乡建设局，000',
  replyMethod: 'telephone',
  reply: '您反映的路灯已修好，感谢反映。',
};

const DISPATCH: Step = { link: 'dispatch', by: 'dispatcher', body: { unit: UNIT } };
const SIGN: Step = { link: 'sign', by: 'handler', body: {} };

/** what follows the registration; the last archives the case */
const STEPS: readonly Step[] = [
  DISPATCH,
  SIGN,
  { link: 'submitFeedback', by: 'leaderInCharge', body: FEEDBACK },
  { link: 'approveFeedback', by: 'reviewer', body: {} },
  { link: 'recordVisit', by: 'visitor', body: { method: 'telephone', reached: true, satisfaction: 'satisfied' } },
];

/** actions of one plain case, the registration counted */
export const ACTIONS_OF_A_CASE = STEPS.length + 1;

/** Carries plain cases through HTTP, as the people of the city do. */
export class CaseWorkers {
  constructor(
    private readonly desk: Desk,
    private readonly people: People,
  ) {}

  /** a case from registration to archive; answers its number. `pause` is awaited before each action */
  async wholeCase(told: Told, pause: () => Promise<unknown> = nothing): Promise<string> {
    await pause();
    const number = await timed('register', told, () => this.register());
    for (const step of STEPS) {
      await pause();
      await timed(step.link, told, () => this.act(number, step));
    }
    return number;
  }

  /** registered and accepted */
  async register(): Promise<string> {
    const body = { ...COMPLAINT, following: { accept: {} } };
    return (await this.desk.post<{ number: string }>(this.people.agent, '/api/v1/appeals', body)).number;
  }

  /** registered, answered and over in one breath */
  async answerDirectly(): Promise<string> {
    return (await this.desk.post<{ number: string }>(this.people.agent, '/api/v1/appeals', DIRECTLY)).number;
  }

  /** a case that waits for its unit's feedback */
  async signedCase(): Promise<string> {
    const number = await this.register();
    for (const step of [DISPATCH, SIGN]) await this.act(number, step);
    return number;
  }

  /** an action that may be repeated on a signed case and moves nothing else */
  async recordContact(number: string): Promise<void> {
    await this.act(number, { link: 'recordContact', by: 'handler', body: { method: 'telephone', reached: true } });
  }

  private async act(number: string, { link, by, body }: Step): Promise<void> {
    await this.desk.post(this.people[by], `/api/v1/appeals/${number}/${link}`, body);
  }
}

const nothing = async (): Promise<void> => undefined;

/** runs it and tells how many milliseconds it took */
export async function timed<T>(action: string, told: Told, what: () => Promise<T>): Promise<T> {
  const since = performance.now();
  const result = await what();
  told(action, performance.now() - since);
  return result;
}
