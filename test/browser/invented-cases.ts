import { type Desk, FEEDBACK, UNIT } from '../api/city-desk';
import { Person } from '../api/person';

/** what is registered: title and words, all of it invented */
const MATTERS = [
  ['路灯不亮', '人民路与解放路交叉口东侧的三盏路灯坏了四天，晚上出行很不方便，老人和放学的孩子都要摸黑走。'],
  ['夜间施工噪音', '小区南侧工地连续多日凌晨两点仍在浇筑混凝土，楼里有人要参加考试，根本无法休息。'],
  ['井盖破损', '实验小学北门人行道上的井盖裂成两半，存在安全隐患，请尽快更换。'],
  ['垃圾清运不及时', '和平小区7号楼下的垃圾桶两天没有清运，气味很大，楼下住户无法开窗。'],
  ['占道经营', '菜市场西门长期占道经营，早高峰车辆无法通行，消防车也进不来。'],
  ['老旧小区改造何时开始', '想了解本小区何时列入改造计划，需要业主准备哪些材料，费用由谁承担？'],
] as const;

/** Words of a length that people do write: lists and panes have to bear them. */
const LONG =
  '我们多次到现场查看，并与施工单位、物业公司和社区居委会召开协调会，要求严格执行夜间施工许可制度，安装噪声监测设备，并每日公布监测数据。';

/**
 * Invented appeals at every place of the loop, so that no work list of anybody is empty. Made through the API by the founders of
 * a city of the pack rehearsal.
 */
export class InventedCases {
  private readonly people = new Map<string, Person>();
  private made = 0;

  constructor(private readonly desk: Desk) {}

  /** the numbers of the appeals, by the place they have come to */
  async all(): Promise<Record<Place, string>> {
    const numbers = {} as Record<Place, string>;
    for (const place of PLACES) numbers[place] = await this.comeTo(place);
    return numbers;
  }

  async comeTo(place: Place): Promise<string> {
    const number = await this.register(place);
    for (const [login, link, body] of WAYS[place]) await this.act(number, login, link, body);
    return number;
  }

  /** brings an appeal that was just submitted to where the appellant rates it */
  async close(number: string): Promise<void> {
    for (const [login, link, body] of [['agent', 'accept'] as const, ...WAYS.closed])
      await this.act(number, login, link, body);
  }

  async act(number: string, login: string, link: string, body: object = {}): Promise<void> {
    const { status, body: answer } = await (await this.person(login)).post(`/api/v1/appeals/${number}/${link}`, body);
    if (status !== 200) throw new Error(`${login} could not ${link} ${number}: ${JSON.stringify(answer)}`);
  }

  async person(login: string): Promise<Person> {
    const known = this.people.get(login);
    if (known) return known;
    const founder = this.desk.founders.find(({ name }) => name === login);
    const person = await Person.signIn(this.desk.url, login, founder?.password);
    this.people.set(login, person);
    return person;
  }

  private async register(place: Place): Promise<string> {
    const [title, message] = MATTERS[this.made++ % MATTERS.length] ?? MATTERS[0];
    const agent = await this.person('agent');
    const { status, body } = await agent.post('/api/v1/appeals', {
      category: place === 'answered' ? 'consultation' : 'complaint',
      title,
      message,
      elements: place === 'incomplete' ? { time: { text: '昨晚' } } : elementsOf(message),
      appellant: { kind: 'person', name: '张三丰', contact: `1390000${String(this.made).padStart(4, '0')}` },
      ...(place === 'incomplete' ? { askForMissing: true } : {}),
      ...(place === 'incomplete' || place === 'received' ? {} : { following: { accept: {} } }),
    });
    if (status !== 201) throw new Error(`not registered: ${JSON.stringify(body)}`);
    return body.number;
  }
}

/** those of the pack rehearsal */
const elementsOf = (message: string): object => ({
  place: { text: '人民路' },
  time: { text: '连续四天' },
  content: { text: message },
});

type Step = readonly [login: string, link: string, body?: object];

const DISPATCHED: readonly Step[] = [['dispatcher', 'dispatch', { unit: UNIT, note: LONG }]];
const SIGNED: readonly Step[] = [...DISPATCHED, ['handler', 'sign']];
const { reply, replyMethod, outcome, satisfaction, ...DOCUMENT } = FEEDBACK;
const SUBMITTED: readonly Step[] = [
  ...SIGNED,
  ['handler', 'recordContact', { method: 'telephone', reached: true, note: LONG }],
  ['leaderInCharge', 'submitFeedback', { ...DOCUMENT, directAnswer: LONG, outcome, satisfaction, reply, replyMethod }],
];
const CLOSED: readonly Step[] = [...SUBMITTED, ['reviewer', 'approveFeedback']];

const WAYS = {
  incomplete: [],
  received: [],
  accepted: [],
  dispatched: DISPATCHED,
  signed: SIGNED,
  consentAsked: [...SIGNED, ['handler', 'askConsent', { to: 'return', note: LONG }]],
  returnRequested: [
    ...DISPATCHED,
    ['leaderInCharge', 'returnOrder', { reasons: LONG, basis: '《城市管理职责分工方案》第三条' }],
  ],
  drafted: [...SIGNED, ['handler', 'draftFeedback', DOCUMENT]],
  feedbackSubmitted: SUBMITTED,
  rework: [...SUBMITTED, ['reviewer', 'rejectFeedback', { missing: ['legalSource'], requirements: LONG }]],
  severalUnits: [['hotlineOffice', 'dispatch', { unit: UNIT, coUnits: [{ unit: 'u2-2' }] }]],
  submitted: [['hotlineOffice', 'submitForInstruction', { proposedOpinion: LONG }]],
  undesignated: [['hotlineOffice', 'submitForDesignation', { reasons: LONG }]],
  emergency: [['agent', 'declareEmergency', { danger: '来电人称路面塌陷，有人员受困风险。' }], ...DISPATCHED],
  supervised: [...SIGNED, ['supervisor', 'supervise', { mode: 'written', notice: LONG }]],
  closed: CLOSED,
  dissatisfied: [
    ...CLOSED,
    ['visitor', 'recordVisit', { method: 'telephone', reached: true, satisfaction: 'notSatisfied', opinion: LONG }],
  ],
  archived: [...CLOSED, ['visitor', 'recordVisit', { method: 'telephone', reached: true, satisfaction: 'satisfied' }]],
  answered: [['agent', 'answerDirectly', { answer: LONG }]],
} as const satisfies Record<string, readonly Step[]>;

export type Place = keyof typeof WAYS;
const PLACES = Object.keys(WAYS) as Place[];
