import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { PlainFailure } from '../services/plain-failure';
import { type Answer, askUntilAnswered, type Patience, problemIn } from '../import/ask';

/** An account and its password, as the first start keeps them. */
export interface SignIn {
  name: string;
  password: string;
}

/** What an action came to, and how long the answer took, waiting for an API that was away included. */
export type Acted = { ms: number } & (
  | { number: string; version: number; queryCode?: string | null | undefined }
  | { refused: string; data: Readonly<Record<string, unknown>> }
);

const signedIn = z.object({
  city: z.object({ id: z.string() }),
  grants: z.array(z.object({ role: z.string(), unit: z.string().nullable() })),
  csrf: z.string(),
});

const taken = z.object({
  number: z.string(),
  version: z.int(),
  /** with it the appellant follows the appeal; answered to a registration */
  queryCode: z.string().nullable().optional(),
});

/** Someone at a desk: signed in by HTTP, with a session of his own. */
export class Person {
  private headers: Record<string, string> = {};
  private roles: z.infer<typeof signedIn>['grants'] = [];
  /** where the person works: an installation may have several cities */
  city = '';

  private constructor(
    private readonly url: string,
    private readonly account: SignIn,
    private readonly patience: Patience,
  ) {}

  /** null when the account is not there any more, or its password was changed */
  static async signIn(url: string, account: SignIn, patience: Patience): Promise<Person | null> {
    const person = new Person(url, account, patience);
    return (await person.openSession()) ? person : null;
  }

  get login(): string {
    return this.account.name;
  }

  holds(role: string, unit?: string): boolean {
    return this.roles.some((g) => g.role === role && (unit === undefined || g.unit === unit));
  }

  /** units for which the person holds the role */
  unitsAs(role: string): readonly string[] {
    return this.roles.flatMap((g) => (g.role === role && g.unit !== null ? [g.unit] : []));
  }

  /** reads; throws PlainFailure when it may not */
  async read<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
    const answer = await this.ask('GET', path);
    if (answer.status !== 200) throw notReadable(path, answer);
    return schema.parse(answer.body);
  }

  /**
   * Takes one action. While the API is away the same request is repeated under the same Idempotency-Key, so that it is
   * done once. A refusal is told, not thrown.
   */
  async act(path: string, body: object): Promise<Acted> {
    return toldBy(() => this.ask('POST', path, JSON.stringify(body), { 'idempotency-key': randomUUID() }));
  }

  /** lays a text file of this name with the appeal, in the same way */
  async attach(
    number: string,
    { name, kind, content }: { name: string; kind: string; content: string },
  ): Promise<Acted> {
    const path = `/appeals/${number}/files?${new URLSearchParams({ name, kind }).toString()}`;
    return toldBy(() =>
      this.ask('POST', path, content, { 'idempotency-key': randomUUID(), 'content-type': 'text/plain' }),
    );
  }

  private async ask(method: 'GET' | 'POST', path: string, body?: string, more = {}): Promise<Answer> {
    const question = () => ({
      method,
      url: `${this.url}/api/v1${path}`,
      headers: { ...this.headers, ...more },
      ...(body === undefined ? {} : { body }),
    });
    const answer = await askUntilAnswered(question(), this.patience);
    // the session has ended: sign in again and repeat
    if (answer.status !== 401 || !(await this.openSession())) return answer;
    return askUntilAnswered(question(), this.patience);
  }

  private async openSession(): Promise<boolean> {
    const { name, password } = this.account;
    const answer = await askUntilAnswered(
      {
        method: 'POST',
        url: `${this.url}/api/v1/session`,
        headers: {},
        body: JSON.stringify({ login: name, password }),
      },
      this.patience,
    );
    if (answer.status !== 201) return false;
    const { city, csrf, grants } = signedIn.parse(answer.body);
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    this.headers = { cookie, 'x-csrf-token': csrf };
    this.roles = grants;
    this.city = city.id;
    return true;
  }
}

/** what an action came to, and how long the answer took */
export async function toldBy(ask: () => Promise<Answer>): Promise<Acted> {
  const began = performance.now();
  const answer = await ask();
  const ms = performance.now() - began;
  if (answer.status === 200 || answer.status === 201) return { ms, ...taken.parse(answer.body) };
  const problem = problemIn(answer.body);
  return { ms, refused: problem?.code ?? String(answer.status), data: problem?.data ?? {} };
}

function notReadable(path: string, { status, body }: Answer): PlainFailure {
  const problem = problemIn(body);
  return new PlainFailure(
    `无法读取 ${path}：${problem?.detail ?? status}`,
    `${path} cannot be read: ${problem?.inOtherLanguage.detail ?? status}`,
  );
}
