import { randomUUID } from 'node:crypto';
import { askOnce, askUntilAnswered, type Patience } from '../import/ask';
import { type Acted, toldBy } from './person';

const TOO_MANY = 'tooManyRequests';

/** Who knows the number and the query code of the own appeal, and follows it on the public page. */
export class Appellant {
  constructor(
    private readonly url: string,
    private readonly number: string,
    private readonly code: string,
    private readonly patience: Patience,
  ) {}

  /**
   * Takes one action on the own appeal; while the API is away it is repeated under the same key. Null: the public page has
   * had so many visitors from here that it asks to wait, which an appellant with a telephone does not.
   */
  async act(link: string, body: object): Promise<Acted | null> {
    const question = {
      method: 'POST' as const,
      url: `${this.url}/api/v1/public/appeals/${this.number}/${link}?code=${this.code}`,
      headers: { 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    };
    const acted = await toldBy(async () => {
      const first = await askOnce(question).catch(() => null);
      return first && first.status < 500 ? first : askUntilAnswered(question, this.patience);
    });
    return 'refused' in acted && acted.refused === TOO_MANY ? null : acted;
  }
}
