/** the password of everybody in the invented city */
export const PASSWORD = 'correct horse 12345';

/** An answer as a test reads it. */
export interface Got<T> {
  status: number;
  headers: Headers;
  body: T;
}

interface Send {
  headers?: Record<string, string>;
  /** bytes as they are, in place of JSON */
  raw?: string | Uint8Array<ArrayBuffer>;
}

/** Someone signed in, or a machine with its token. */
export class Person {
  private constructor(
    private readonly url: string,
    private readonly auth: Record<string, string>,
  ) {}

  static nobody = (url: string): Person => new Person(url, {});

  static async signIn(url: string, login: string, password = PASSWORD): Promise<Person> {
    const response = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    const { csrf } = (await response.json()) as { csrf: string };
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return new Person(url, { Cookie: cookie, 'X-CSRF-Token': csrf });
  }

  static withToken = (url: string, token: string): Person => new Person(url, { Authorization: `Bearer ${token}` });

  get headers(): Record<string, string> {
    return this.auth;
  }

  /** the same person at another API */
  at = (url: string): Person => new Person(url, this.auth);
  without = (header: string): Person =>
    new Person(this.url, Object.fromEntries(Object.entries(this.auth).filter(([name]) => name !== header)));

  get = <T = Answer>(path: string, send: Send = {}): Promise<Got<T>> => this.send('GET', path, undefined, send);
  post = <T = Answer>(path: string, body?: unknown, send: Send = {}): Promise<Got<T>> =>
    this.send('POST', path, body, send);
  delete = <T = Answer>(path: string): Promise<Got<T>> => this.send('DELETE', path, undefined, {});

  /** a body that does not say how long it is; answers status and code */
  stream = async (path: string, body: ReadableStream): Promise<[number, string]> => {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { ...this.auth, 'Content-Type': 'application/json' },
      body,
      duplex: 'half',
    });
    return [response.status, ((await response.json()) as Answer).code];
  };

  private async send<T>(method: string, path: string, body: unknown, { headers, raw }: Send): Promise<Got<T>> {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...this.auth, ...(sent === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
  }
}

/** what the tests look at in an answer, of whichever route */
export interface Answer {
  number: string;
  version: number;
  queryCode: string;
  repeated: boolean;
  code: string;
  rule: string;
  data: Record<string, unknown>;
  fields: { path: string; code: string }[];
  stage: string;
  outcome: string | null;
}
