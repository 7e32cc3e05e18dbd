import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { type App, createApp } from '../../api/app';
import { ContentFolder } from '../../content/content-folder';
import { createAccount, createToken } from '../../db/accounts';
import type { Clock } from '../../db/clock';
import type { Role } from '../../domain/loop/role';
import { connectClient, type TemporalSettings } from '../../temporal.config';
import { Person } from '../api/person';

interface DeskOptions {
  db: Knex;
  city: string;
  temporal: TemporalSettings;
  clock: Clock;
  onFault: (line: string) => void;
}

/** The API of a city under test, and its people, each with one role, who are hired when they are first needed. */
export class CityDesk {
  private readonly people = new Map<string, Promise<Person>>();

  private constructor(
    private readonly options: DeskOptions,
    private readonly app: App,
    private readonly server: Server,
    private readonly folder: string,
  ) {}

  static async open(options: DeskOptions): Promise<CityDesk> {
    const { db, temporal, clock, onFault } = options;
    const folder = await mkdtemp(join(tmpdir(), 'huiying-scenarios-'));
    const contents = new ContentFolder(folder);
    await contents.lay();
    const app = createApp({
      db,
      contents,
      connectTemporal: () => connectClient(temporal),
      taskQueue: temporal.taskQueue,
      temporalUi: null,
      clock,
      log: onFault,
    });
    const server = app.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new CityDesk(options, app, server, folder);
  }

  private get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async download(path: string, role: Role): Promise<Buffer> {
    const { headers } = await this.as(role, null);
    const response = await fetch(`${this.url}${path}`, { headers });
    if (response.status !== 200) throw new Error(`not downloaded: ${await response.text()}`);
    return Buffer.from(await response.arrayBuffer());
  }

  /** `other`: a second person of the same role */
  as(role: Role, unit: string | null, other = false): Promise<Person> {
    const login = `${other ? 'another ' : ''}${unit === null ? role : `${role} of ${unit}`}`;
    const person = this.people.get(login) ?? this.hire(login, role, unit);
    this.people.set(login, person);
    return person;
  }

  private async hire(login: string, role: Role, unit: string | null): Promise<Person> {
    const { db, city } = this.options;
    const account = await createAccount(db, { city, login, name: login, password: null, grants: [{ role, unit }] });
    return Person.withToken(this.url, await createToken(db, account, 'scenario'));
  }

  async close(): Promise<void> {
    this.app.news.closeAll();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await this.app.drain();
    await rm(this.folder, { recursive: true });
  }
}
