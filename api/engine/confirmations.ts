import type { Knex } from 'knex';
import { confirm } from '../../db/starts';

const EVERY_MS = 1_000;

/**
 * What callers heard of their cases, told to the store in one statement a second, so that the sweeper has nothing to ask
 * (record protocol, 6). What is lost with the process the sweeper finds.
 */
export class Confirmations {
  private heard = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;
  private telling: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: Knex,
    private readonly onFault: (error: unknown) => void,
  ) {}

  add(number: string, version: number): void {
    this.heard.set(number, Math.max(version, this.heard.get(number) ?? 0));
    this.timer ??= setTimeout(() => void this.flush(), EVERY_MS).unref();
  }

  /** everything heard until now is in the store once this resolves, unless the store is away */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const heard = [...this.heard].map(([number, version]) => ({ number, version }));
    this.heard = new Map();
    this.telling = this.telling.then(() => confirm(this.db, heard)).catch(this.onFault);
    await this.telling;
  }
}
