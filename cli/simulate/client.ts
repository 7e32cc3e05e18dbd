import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { comparisonView, simulationResult, simulationView } from '../../api/schemas/simulation-view';
import { type Answer, askUntilAnswered, problemIn } from '../import/ask';
import { PlainFailure } from '../services/plain-failure';

export type SimulationTold = z.infer<typeof simulationResult>;
export type RowTold = z.infer<typeof comparisonView>;

const POLL_MS = 500;
const PAGE = 200;

const rowsAnswer = z.object({ rows: z.array(comparisonView), next: z.string().nullable() });

/** Orders simulations of a running Huiying and reads what they say, with an administrator's token. */
export class SimulationClient {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** Orders one and waits for its end; when the signal comes it is cancelled, and its end is awaited all the same. */
  async run(
    order: Record<string, unknown>,
    signal: AbortSignal,
    onProgress: (progress: SimulationTold['progress']) => void,
  ): Promise<SimulationTold> {
    const { id } = await this.ask(simulationView, 'POST', '/api/v1/simulations', order);
    let isCancelled = false;
    for (;;) {
      if (signal.aborted && !isCancelled) {
        await this.ask(simulationView, 'POST', `/api/v1/simulations/${id}/cancel`, {});
        isCancelled = true;
      }
      const told = await this.ask(simulationResult, 'GET', `/api/v1/simulations/${id}`);
      onProgress(told.progress);
      if (told.status !== 'ordered' && told.status !== 'running') return told;
      await wait(POLL_MS);
    }
  }

  /** the list behind one number, all of it, page by page */
  async *listBehind(id: string, of: Readonly<Record<string, string | undefined>>): AsyncGenerator<RowTold> {
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = new URLSearchParams({ limit: String(PAGE), ...(cursor === '' ? {} : { cursor }) });
      for (const [name, value] of Object.entries(of)) if (value !== undefined) query.set(name, value);
      const page: z.infer<typeof rowsAnswer> = await this.ask(
        rowsAnswer,
        'GET',
        `/api/v1/simulations/${id}/rows?${query}`,
      );
      yield* page.rows;
      cursor = page.next;
    }
  }

  private async ask<S extends z.ZodType>(
    schema: S,
    method: 'GET' | 'POST',
    path: string,
    body?: Record<string, unknown>,
  ): Promise<z.output<S>> {
    const answer = await askUntilAnswered(
      {
        method,
        url: `${this.url}${path}`,
        headers: { authorization: `Bearer ${this.token}`, 'accept-language': 'zh' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      { signal: new AbortController().signal },
    );
    const told = answer.status < 300 ? schema.safeParse(answer.body) : null;
    if (!told?.success) throw notAnswered(answer);
    return told.data;
  }
}

function notAnswered({ status, body }: Answer): PlainFailure {
  const said = problemIn(body);
  if (!said) return new PlainFailure(`接口答复 ${status}。`, `The API answered ${status}.`);
  const field = said.fields?.[0];
  return new PlainFailure(
    `${said.title}：${field ? `${field.path} ${field.zh}` : said.detail}`,
    `${said.inOtherLanguage.title}: ${field ? `${field.path} ${field.en}` : said.inOtherLanguage.detail}`,
    2,
  );
}
