import { z } from 'zod';
import { PlainFailure } from '../services/plain-failure';
import { type Answer, askUntilAnswered, type Patience, problem, problemIn, type ProblemSaid } from './ask';
import type { Sendable } from './entries';
import type { Rejection } from './rejection';

/** What the API said of one row. */
export type RowAnswer = { number: string; repeated: boolean } | { rejected: Rejection };

/** Sends rows that make one request, and answers in their order. Sending them again does no harm. */
export type Send = (rows: readonly Sendable[]) => Promise<readonly RowAnswer[]>;

interface Importing {
  url: string;
  token: string;
  source: string;
  asReceived: boolean;
  /** false: whether they are taken on is left to the agents */
  accept?: boolean;
}

const answered = z.object({
  rows: z.array(z.union([z.object({ number: z.string(), repeated: z.boolean() }), z.object({ refused: problem })])),
});

/**
 * Sends by POST /api/v1/imports, with the token of an agent. Waits while the API is away. Throws PlainFailure when it will
 * not have the request at all.
 */
export function senderTo({ url, token, source, asReceived, accept = true }: Importing, patience: Patience): Send {
  const headers = { authorization: `Bearer ${token}`, 'accept-language': 'zh' };
  const head = JSON.stringify({ source, asReceived, accept }).slice(0, -1);
  return async (rows) => {
    const body = `${head},"rows":[${rows.map((row) => row.json).join(',')}]}`;
    const answer = await askUntilAnswered({ method: 'POST', url: `${url}/api/v1/imports`, headers, body }, patience);
    const said = answer.status === 200 ? answered.safeParse(answer.body) : null;
    if (!said?.success || said.data.rows.length !== rows.length) throw notTaken(answer, rows);
    return said.data.rows.map((row) => ('refused' in row ? { rejected: rejectionBy(row.refused, rows) } : row));
  };
}

/** a refusal of the API as the reject file tells it: where fields are to blame, by the first of them */
function rejectionBy(
  { code, title, detail, rule, fields, inOtherLanguage: other }: ProblemSaid,
  rows: readonly Sendable[],
): Rejection {
  // a fault of the system says nothing of the row
  if (code === 'internal') throw failure(`${title}：${detail}`, `${other.title}: ${other.detail}`, rows);
  const wrong = fields?.[0];
  const field = wrong?.path.replace(/^\//, '');
  return {
    reason: wrong?.code ?? code,
    ...(field ? { field } : {}),
    ...(rule === undefined ? {} : { rule }),
    zh: wrong ? `${field} ${wrong.zh}` : `${title}：${detail}`,
    en: wrong ? `${field} ${wrong.en}` : `${other.title}: ${other.detail}`,
  };
}

function notTaken({ status, body }: Answer, rows: readonly Sendable[]): PlainFailure {
  const said = problemIn(body);
  if (!said) return failure(`接口答复 ${status}`, `the API answered ${status}`, rows);
  return failure(
    `${said.title}：${said.detail}`,
    `${said.inOtherLanguage.title}: ${said.inOtherLanguage.detail}`,
    rows,
  );
}

function failure(chinese: string, english: string, rows: readonly Sendable[]): PlainFailure {
  const [first, last] = [rows[0]?.line, rows.at(-1)?.line];
  return new PlainFailure(
    `第 ${first}–${last} 行未能导入：${chinese}。再次运行同一命令是安全的。`,
    `Lines ${first} to ${last} were not imported: ${english}. Running the same command again is safe.`,
  );
}
