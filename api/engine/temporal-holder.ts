import type { Client } from '@temporalio/client';

const WAIT_MS = 2_000;
const AGAIN_AFTER_MS = 1_000;

/** Temporal does not answer: nothing is known of what was asked. */
export class EngineAway extends Error {
  override name = 'EngineAway';
}

/**
 * The API's client of Temporal, connected in the background and again after every failure, so that the API starts and
 * registers whether or not Temporal is there. Once connected the channel mends itself.
 */
export class TemporalHolder {
  private client: Client | null = null;
  private connecting: Promise<Client> | null = null;
  private failedAt = 0;

  constructor(
    private readonly connect: () => Promise<Client>,
    private readonly now: () => number = Date.now,
  ) {}

  /** the client if it is connected, and a reason to connect if it is not */
  atHand(): Client | null {
    if (!this.client) this.open().catch(() => undefined);
    return this.client;
  }

  /** waits a little for the connection; throws EngineAway when there is none */
  async get(): Promise<Client> {
    if (this.client) return this.client;
    if (!this.connecting && this.now() - this.failedAt < AGAIN_AFTER_MS) throw new EngineAway('not connected');
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new EngineAway('not connected in time')), WAIT_MS);
    });
    try {
      return await Promise.race([this.open(), late]);
    } catch (error) {
      throw error instanceof EngineAway ? error : new EngineAway('not connected', { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  /** a connection that is still being made is closed when it comes */
  async close(): Promise<void> {
    this.connecting?.then(closeClient, () => undefined).catch(() => undefined);
    const { client } = this;
    this.client = null;
    if (client) await closeClient(client);
  }

  private open(): Promise<Client> {
    this.connecting ??= this.connect().then(
      (client) => {
        this.client = client;
        this.connecting = null;
        return client;
      },
      (error: unknown) => {
        this.connecting = null;
        this.failedAt = this.now();
        throw error;
      },
    );
    return this.connecting;
  }
}

const closeClient = (client: Client): Promise<void> => client.connection.close();
