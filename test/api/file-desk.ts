import { createHash, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ContentFolder } from '../../content/content-folder';
import { type BrokenEvent, verify } from '../../db/verify';
import { COMPLAINT, type Desk, FEEDBACK, machine, openDesk, OTHER_UNIT, UNIT } from './city-desk';
import { type Answer, type Got, Person } from './person';

/** what an upload answers */
export interface AttachedFile {
  number: string;
  version: number;
  file: string;
  sha256: string;
  bytes: number;
}

export interface Listed {
  files: { id: string; v: number; kind: string; name: string | null; mediaType: string | null; masked: boolean }[];
}

interface Sending {
  name?: string;
  kind?: string;
  key?: string;
  headers?: Record<string, string>;
}

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const pathOf = (number: string): string => `/api/v1/appeals/${number}`;

/** A city desk whose people lay files with cases. */
export class FileDesk {
  private readonly people = new Map<string, Person>();

  private constructor(readonly desk: Desk) {}

  static async open(): Promise<FileDesk> {
    const files = new FileDesk(await openDesk({ worker: true }));
    const { people, desk } = files;
    for (const login of ['ann', 'dan', 'rea', 'vic', 'aud', 'han', 'lea', 'bob'])
      people.set(login, await Person.signIn(desk.url, login));
    people.set('sue', await machine(desk, [{ role: 'supervisor', unit: null }]));
    people.set('lou', await machine(desk, [{ role: 'leaderInCharge', unit: OTHER_UNIT }]));
    return files;
  }

  as = (login: string): Person => this.people.get(login) ?? Person.nobody(this.desk.url);

  get db() {
    return this.desk.database.db;
  }

  /** where the contents lie */
  get contents(): string {
    return join(this.desk.folder, 'files');
  }

  async registered(more: object = {}): Promise<string> {
    return (await this.as('ann').post('/api/v1/appeals', { ...COMPLAINT, ...more })).body.number;
  }

  async dispatched(more: object = {}, unit = UNIT): Promise<string> {
    const number = await this.registered(more);
    await this.did(number, 'dan', 'dispatch', { unit });
    return number;
  }

  async did(number: string, login: string, link: string, body: unknown = {}): Promise<void> {
    const answer = await this.as(login).post(`${pathOf(number)}/${link}`, body);
    expect({ link, status: answer.status, code: answer.body.code }).toEqual({ link, status: 200, code: undefined });
  }

  /** from dispatched to the archive; `before` is done while the feedback is under review */
  async toTheArchive(number: string, before: () => Promise<unknown>): Promise<void> {
    await this.did(number, 'han', 'sign');
    await this.did(number, 'lea', 'submitFeedback', FEEDBACK);
    await before();
    await this.did(number, 'rea', 'approveFeedback');
    const { body } = await this.as('aud').get(pathOf(number));
    if (body.stage === 'closed')
      await this.did(number, 'vic', 'recordVisit', {
        method: 'telephone',
        reached: true,
        satisfaction: 'satisfied',
      });
  }

  /** sends a file as a page does */
  attach(
    login: string,
    number: string,
    raw: string | Uint8Array<ArrayBuffer>,
    { name = '现场.jpg', kind = 'attachment', key = randomUUID(), headers = {} }: Sending = {},
  ): Promise<Got<AttachedFile & Answer>> {
    const query = new URLSearchParams({ name, kind });
    return this.as(login).post(`${pathOf(number)}/files?${query}`, undefined, {
      raw,
      headers: { 'Content-Type': 'image/jpeg', 'Idempotency-Key': key, ...headers },
    });
  }

  fetched = (login: string, path: string): Promise<Response> =>
    fetch(`${this.desk.url}${path}`, { headers: this.as(login).headers });

  /** how many rows, contents and unfinished uploads there are */
  async kept(): Promise<{ rows: number; contents: number; incoming: number }> {
    const rows = await this.db('files').select('id');
    const all = await readdir(this.contents, { recursive: true });
    return {
      rows: rows.length,
      contents: all.filter((path) => /[0-9a-f]{64}$/.test(path)).length,
      incoming: (await readdir(join(this.contents, 'incoming'))).length,
    };
  }

  /** what the auditor's verification finds, contents and all */
  async broken(numbers?: readonly string[]): Promise<BrokenEvent[]> {
    const found: BrokenEvent[] = [];
    await verify(this.db, (b) => found.push(b), numbers, new ContentFolder(this.contents));
    return found;
  }
}
