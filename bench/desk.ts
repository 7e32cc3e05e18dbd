import { Agent, request } from 'node:http';

/** What the API answered. */
export interface Answered<T> {
  status: number;
  body: T;
}

/**
 * A place from which people ask the API, over connections that stay open. To the API every question comes from an address of its own,
 * as through a proxy: how often one address may ask is not what is measured.
 */
export class Desk {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });
  private asked = 0;

  constructor(private readonly url: string) {}

  get<T>(token: string, path: string): Promise<Answered<T>> {
    return this.ask('GET', token, path);
  }

  /** asks and answers only with the status that was expected; throws on any other */
  async post<T>(token: string, path: string, body: object): Promise<T> {
    const answered = await this.ask<T>('POST', token, path, JSON.stringify(body));
    if (answered.status < 300) return answered.body;
    throw new Error(`POST ${path}: ${answered.status} ${JSON.stringify(answered.body)}`);
  }

  /** asks by a body, whatever the answer */
  look<T>(token: string, path: string, body: object): Promise<Answered<T>> {
    return this.ask('POST', token, path, JSON.stringify(body));
  }

  close(): void {
    this.agent.destroy();
  }

  private ask<T>(method: string, token: string, path: string, body?: string): Promise<Answered<T>> {
    return new Promise((resolve, reject) => {
      const asking = request(
        `${this.url}${path}`,
        {
          method,
          agent: this.agent,
          headers: {
            authorization: `Bearer ${token}`,
            'x-forwarded-for': addressOf(this.asked++),
            ...(body === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () =>
            resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) as T }),
          );
        },
      );
      asking.once('error', reject);
      asking.end(body);
    });
  }
}

/** of the addresses that are kept for measurements (RFC 2544) */
const addressOf = (i: number): string => `198.18.${(i >> 8) % 256}.${i % 256}`;
