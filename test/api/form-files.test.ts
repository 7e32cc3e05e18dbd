import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PHOTOS } from '../../api/public/form';
import { type Desk, openDesk } from './city-desk';

const MEGABYTE = 1024 * 1024;
const BOUNDARY = 'a-form-of-the-tests';
const PIECE = Buffer.alloc(MEGABYTE, 7);

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ worker: false });
});
afterAll(() => desk.close());

/** sizes of what lies in the folder of contents under no name yet */
async function incoming(): Promise<number[]> {
  const folder = join(desk.folder, 'files', 'incoming');
  const all = (await readdir(folder)).map((name) => stat(join(folder, name)).then(({ size }) => size));
  return Promise.all(all);
}

async function until(what: string, isSo: (sizes: number[]) => boolean): Promise<number[]> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    const sizes = await incoming();
    if (isSo(sizes)) return sizes;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`in vain waited until ${what}: ${(await incoming()).join()}`);
}

/** A form under way, written piece by piece as a slow browser does, with no length told before. */
class Sending {
  private readonly request: ClientRequest;
  private readonly response: Promise<IncomingMessage>;

  constructor() {
    this.request = httpRequest(`${desk.url}/submit`, {
      method: 'POST',
      headers: { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}`, Accept: 'text/html' },
    });
    this.response = once(this.request, 'response').then(([response]) => response as IncomingMessage);
    this.response.catch(() => undefined);
    this.request.on('error', () => undefined);
  }

  private async write(part: string | Buffer): Promise<void> {
    if (!this.request.write(part)) await once(this.request, 'drain');
  }

  field = (name: string, text: string): Promise<void> =>
    this.write(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`);

  async file(name: string, megabytes: number): Promise<void> {
    const head = `Content-Disposition: form-data; name="photos"; filename="${name}"\r\nContent-Type: image/jpeg`;
    await this.write(`--${BOUNDARY}\r\n${head}\r\n\r\n`);
    for (let i = 0; i < megabytes; i++) await this.write(PIECE);
  }

  endOfFile = (): Promise<void> => this.write('\r\n');

  goAway = (): void => void this.request.destroy();

  async answered(): Promise<{ status: number; html: string }> {
    this.request.end(`--${BOUNDARY}--\r\n`);
    const response = await this.response;
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    return { status: response.statusCode ?? 0, html: Buffer.concat(chunks).toString('utf8') };
  }
}

describe('a file that comes with a form', () => {
  test('goes to the disk while it arrives and waits in nobody’s memory; who goes away leaves nothing', async () => {
    const sending = new Sending();
    await sending.file('1.jpg', PHOTOS.megabytes);
    await sending.endOfFile();
    await sending.file('2.jpg', PHOTOS.megabytes - 1);
    // what is still on its way through the sockets is less than half of a file
    const sizes = await until('both are on the disk', ([...all]) => all.length === 2 && sum(all) > 15 * MEGABYTE);
    expect(Math.max(...sizes)).toBe(PHOTOS.megabytes * MEGABYTE);
    sending.goAway();
    await until('nothing is left', (all) => all.length === 0);
    expect(desk.log).toEqual([]);
  });

  test('that is too large is read to its end and kept nowhere, and the form comes back as it was typed', async () => {
    const sending = new Sending();
    await sending.field('title', '路口积水');
    for (let i = 0; i < 3; i++) {
      await sending.file(`${i}.jpg`, PHOTOS.megabytes * 3);
      await sending.endOfFile();
    }
    const { status, html } = await sending.answered();
    expect([status, html.includes('value="路口积水"'), html.includes('f-photos-wrong')]).toEqual([422, true, true]);
    await until('nothing is left', (all) => all.length === 0);
  });

  test('beside more files than any form of ours sends is refused, and none of them is kept', async () => {
    const sending = new Sending();
    for (let i = 0; i < 4 * PHOTOS.most + 1; i++) {
      await sending.file(`${i}.jpg`, 1);
      await sending.endOfFile();
    }
    expect((await sending.answered()).status).toBe(413);
    await until('nothing is left', (all) => all.length === 0);
  });
});

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
