import { type People, UNIT } from '../city';
import { Desk } from '../desk';
import { figure, type Figure, percentile } from '../figure';
import { A_COMMON_MATTER, A_MATTER, A_PLACE, A_TELEPHONE, A_WHOLE_CALL, COMMON_WORDS } from '../findable-appeals';
import { largeStore } from '../large-store';
import type { Row } from '../row';

const TIMES = 100;
const WARM_UP_TIMES = 5;

/** Work lists and searches in a store of a million appeals, a tenth of them open, through an API and a database of their own. */
export const lists: Row = {
  name: 'lists',
  zh: '大库中的列表与查询',
  en: 'lists and search in a large store',
  async measure(lab, scale, say) {
    const { url, people, appeals } = await largeStore(lab, scale, say);
    const api = await lab.anotherApi(url);
    const desk = new Desk(api.url);
    try {
      const asked = await askAll(desk, people);
      const all = asked.flatMap((a) => a.waits);
      const slowest = asked.reduce((a, b) => (percentile(b.waits, 0.99) > percentile(a.waits, 0.99) ? b : a));
      const name = `lists and search, ${appeals} appeals, ${appeals / 10} open`;
      return [
        figure(`${name}, p50`, percentile(all, 0.5), 'ms'),
        figure(`${name}, p99 of the slowest (${slowest.what})`, percentile(slowest.waits, 0.99), 'ms', { atMost: 50 }),
        ...asked.filter((a) => a !== slowest && percentile(a.waits, 0.99) > 50).map(tooSlow),
      ];
    } finally {
      desk.close();
      await api.stop();
    }
  },
};

interface AskedList {
  what: string;
  waits: number[];
}

const tooSlow = ({ what, waits }: AskedList): Figure => figure(`list: ${what}, p99`, percentile(waits, 0.99), 'ms');

const SEARCH = '/api/v1/search';
const ALIKE = '/api/v1/appeals/similar';
const PUBLIC_ALIKE = '/api/v1/public/answers/alike';

/** what people look at: their work lists, page by page, searches by everything a search takes, and boards */
const LISTS: readonly { what: string; by: keyof People; path: string; body?: object; secondPage?: true }[] = [
  { what: "dispatcher's work list", by: 'dispatcher', path: '/api/v1/tasks', secondPage: true },
  { what: "handler's work list", by: 'handler', path: '/api/v1/tasks', secondPage: true },
  { what: "handler's work list, one link", by: 'handler', path: '/api/v1/tasks?link=sign' },
  { what: "reviewer's work list", by: 'reviewer', path: '/api/v1/tasks' },
  { what: "visitor's work list, 200 rows", by: 'visitor', path: '/api/v1/tasks?limit=200' },
  { what: 'all appeals', by: 'auditor', path: '/api/v1/appeals', secondPage: true },
  { what: 'appeals by stage', by: 'auditor', path: '/api/v1/appeals?stage=signed' },
  { what: 'appeals of a rare stage', by: 'auditor', path: '/api/v1/appeals?stage=incomplete' },
  {
    what: 'appeals by category and stage',
    by: 'auditor',
    path: '/api/v1/appeals?category=help&stage=feedbackSubmitted',
  },
  { what: 'appeals by unit', by: 'auditor', path: `/api/v1/appeals?unit=${UNIT}`, secondPage: true },
  { what: 'appeals by unit and stage', by: 'auditor', path: `/api/v1/appeals?unit=${UNIT}&stage=closed` },
  {
    what: 'appeals of a day',
    by: 'auditor',
    path: '/api/v1/appeals?from=<day>T00:00:00%2B08:00&to=<day>T23:59:59%2B08:00',
  },
  { what: 'appeals by the beginning of the number', by: 'auditor', path: '/api/v1/appeals?number=<digits>' },
  { what: "the unit's appeals", by: 'handler', path: '/api/v1/appeals', secondPage: true },
  { what: "the unit's appeals by stage", by: 'handler', path: '/api/v1/appeals?stage=dispatched' },
  { what: 'search by common words', by: 'auditor', path: SEARCH, body: { text: COMMON_WORDS } },
  {
    what: 'search by common words at a unit',
    by: 'auditor',
    path: SEARCH,
    body: { text: COMMON_WORDS, unit: UNIT, open: true },
  },
  { what: 'search by common words, by a unit', by: 'handler', path: SEARCH, body: { text: COMMON_WORDS } },
  { what: 'search by a place', by: 'auditor', path: SEARCH, body: { place: A_PLACE } },
  { what: 'search by words that are nowhere', by: 'auditor', path: SEARCH, body: { text: '龙门石窟' } },
  { what: 'search by telephone', by: 'auditor', path: SEARCH, body: { text: A_TELEPHONE } },
  { what: "a caller's history", by: 'dispatcher', path: '/api/v1/callers', body: { contact: A_TELEPHONE } },
  { what: 'similar appeals', by: 'auditor', path: ALIKE, body: { text: A_MATTER } },
  { what: 'similar appeals of a unit', by: 'handler', path: ALIKE, body: { text: A_MATTER } },
  { what: 'similar appeals, a common matter', by: 'auditor', path: ALIKE, body: { text: A_COMMON_MATTER } },
  { what: 'similar appeals of a unit, a common matter', by: 'handler', path: ALIKE, body: { text: A_COMMON_MATTER } },
  { what: 'similar appeals, a whole call', by: 'auditor', path: ALIKE, body: { text: A_WHOLE_CALL, open: true } },
  { what: 'published answers', by: 'auditor', path: '/api/v1/public/answers', secondPage: true },
  {
    what: 'published answers by common words',
    by: 'auditor',
    path: `/api/v1/public/answers?q=${encodeURIComponent(COMMON_WORDS)}`,
  },
  { what: 'published answers alike', by: 'auditor', path: PUBLIC_ALIKE, body: { text: A_MATTER } },
  {
    what: 'published answers alike, a common matter',
    by: 'auditor',
    path: PUBLIC_ALIKE,
    body: { text: A_COMMON_MATTER },
  },
  { what: 'board of supervision', by: 'auditor', path: '/api/v1/boards/supervision' },
  { what: 'what climbs next', by: 'auditor', path: '/api/v1/boards/supervision/rows?of=climbing', secondPage: true },
  { what: 'what is under a card', by: 'auditor', path: '/api/v1/boards/supervision/rows?of=redCard', secondPage: true },
  {
    what: 'what is under a card at a unit',
    by: 'auditor',
    path: `/api/v1/boards/supervision/rows?of=redCard&unit=${UNIT}`,
    secondPage: true,
  },
  { what: 'figures of a morning', by: 'auditor', path: '/api/v1/boards/morning' },
  { what: 'what is overdue', by: 'auditor', path: '/api/v1/boards/morning/rows?of=overdue', secondPage: true },
  { what: 'what is overdue at a unit', by: 'auditor', path: `/api/v1/boards/morning/rows?of=overdue&unit=${UNIT}` },
  { what: 'what came last night and is major', by: 'auditor', path: '/api/v1/boards/morning/rows?of=majorLastNight' },
  { what: 'what was late', by: 'auditor', path: '/api/v1/late-duties?kind=handle', secondPage: true },
  { what: 'what is open', by: 'auditor', path: '/api/v1/boards/morning/rows?of=open', secondPage: true },
];

async function askAll(desk: Desk, people: People): Promise<AskedList[]> {
  const monthsAgo = new Date(Date.now() - 200 * 86_400_000).toISOString().slice(0, 10);
  const asked: AskedList[] = [];
  for (const { what, by, path, body, secondPage } of LISTS) {
    const first = path.replaceAll('<day>', monthsAgo).replaceAll('<digits>', monthsAgo.replaceAll('-', ''));
    asked.push({ what, waits: await ask(desk, people[by], first, body) });
    if (!secondPage) continue;
    const { next } = (await desk.get<{ next: string | null }>(people[by], first)).body;
    if (next)
      asked.push({
        what: `${what}, second page`,
        waits: await ask(desk, people[by], `${first}?cursor=${next}`.replace(/\?(.*)\?/, '?$1&')),
      });
  }
  return asked;
}

async function ask(desk: Desk, token: string, path: string, sent?: object): Promise<number[]> {
  const waits: number[] = [];
  for (let i = 0; i < WARM_UP_TIMES + TIMES; i++) {
    const since = performance.now();
    const { status, body } = await (sent ? desk.look(token, path, sent) : desk.get(token, path));
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    waits.push(performance.now() - since);
  }
  return waits.slice(WARM_UP_TIMES);
}
