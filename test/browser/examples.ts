import { type Desk, UNIT } from '../api/city-desk';
import { InventedCases } from './invented-cases';

/** What stands for the parameters of pages: by the parameter's name, or by page and name where that is not enough. */
export type Examples = Readonly<Record<string, string>>;

interface Made {
  draft: { id: string };
  id: string;
}

const ENTRY = {
  unit: UNIT,
  title: '居住证办理',
  question: '外地人怎样办居住证，要带哪些材料？',
  answer: '带身份证和住址证明，到住地派出所办理，15 日内领取。',
  category: 'consultation',
  tags: ['居住证', '户籍'],
  laws: [{ name: '居住证暂行条例', article: '第九条' }],
  languages: ['zh', 'yue'],
  effectiveFrom: '2026-01-01',
  reviewBy: '2099-12-31',
  publish: true,
  reason: '新条例施行',
};
const CHANGES = [{ field: 'signLimit.value', value: 1 }];

/** Fills the city of the pack rehearsal with invented work, and says of which of it the pages with parameters are shown. */
export async function examplesOf(desk: Desk): Promise<Examples> {
  const cases = new InventedCases(desk);
  const { feedbackSubmitted } = await cases.all();
  const make = async (login: string, path: string, body: object): Promise<Made> => {
    const { status, body: made } = await (await cases.person(login)).post<Made>(path, body);
    if (status >= 300) throw new Error(`${login} could not make ${path}: ${JSON.stringify(made)}`);
    return made;
  };
  const knowledge = await make('handler', '/api/v1/knowledge', ENTRY);
  const draft = await make('administrator', '/api/v1/policy-drafts', { reason: '缩短签收时限', changes: CHANGES });
  const simulation = await make('administrator', '/api/v1/simulations', {
    changes: CHANGES,
    from: '2026-01-01T00:00:00+08:00',
  });
  return {
    number: feedbackSubmitted,
    version: '1',
    draft: draft.draft.id,
    'knowledgeEntry.id': knowledge.id,
    'knowledgeEdit.id': knowledge.id,
    'simulation.id': simulation.id,
    'account.id': await accountOf(desk, 'handler'),
  };
}

async function accountOf({ database: { db } }: Desk, login: string): Promise<string> {
  const row = await db('accounts').where({ login }).first<{ id: string | number }>('id');
  return String(row.id);
}
