import { randomBytes, randomUUID } from 'node:crypto';
import { FILE_LIMIT } from '../../api/schemas/file-input';
import { fileHash } from '../../db/files';
import { UNIT } from './city-desk';
import { FileDesk, type Listed, pathOf, sha256 } from './file-desk';
import type { Answer, Got } from './person';

let files: FileDesk;
let dispatched: string;
beforeAll(async () => {
  files = await FileDesk.open();
  dispatched = await files.dispatched();
});
afterAll(() => files.desk.close());

describe('a file', () => {
  test('is attached, listed and fetched as it was, to be saved and not to be shown', async () => {
    const bytes = new Uint8Array(randomBytes(300_000));
    const { status, body } = await files.attach('ann', dispatched, bytes, { name: '现场 "1".jpg' });
    expect([status, body]).toEqual([
      201,
      {
        number: dispatched,
        version: expect.any(Number) as number,
        file: body.file,
        sha256: sha256(bytes),
        bytes: 300_000,
      },
    ]);
    const { body: list } = await files.as('han').get<Listed>(`${pathOf(dispatched)}/files`);
    expect(list.files).toMatchObject([
      {
        id: body.file,
        v: body.version,
        kind: 'attachment',
        name: '现场 "1".jpg',
        mediaType: 'image/jpeg',
        masked: false,
      },
    ]);
    const response = await files.fetched('han', `${pathOf(dispatched)}/files/${body.file}`);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': '300000',
      'content-disposition': `attachment; filename="__ _1_.jpg"; filename*=UTF-8''%E7%8E%B0%E5%9C%BA%20%221%22.jpg`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
  });

  test('is one event of the case, which holds no word of it', async () => {
    const { body } = await files.attach('lea', dispatched, '整改前后对比', { name: '李四.txt', kind: 'other' });
    const row = await files.desk.database
      .db('events')
      .where({ number: dispatched, v: body.version })
      .first<{ body: string }>();
    const { file, hash, kind, type, by } = JSON.parse(row.body) as Record<string, unknown>;
    expect({ file, kind, type, by }).toEqual({
      file: body.file,
      kind: 'other',
      type: 'fileAttached',
      by: { id: expect.any(String) as string, role: 'leaderInCharge', unit: UNIT },
    });
    const { salt, bytes } = await files.desk.database
      .db('files')
      .where({ id: body.file })
      .first<{ salt: string; bytes: number }>();
    expect(hash).toBe(fileHash(salt, { name: '李四.txt', mediaType: 'image/jpeg', bytes, sha256: body.sha256 }));
    expect(row.body).not.toMatch(/李四|整改/);
  });

  test('sent again under its key is the same one, and another one under that key is refused', async () => {
    const key = randomUUID();
    const first = await files.attach('ann', dispatched, '一次', { key });
    const before = await files.kept();
    const again = await files.attach('ann', dispatched, '一次', { key });
    expect([again.status, again.body]).toEqual([201, first.body]);
    for (const other of [
      files.attach('ann', dispatched, '两次', { key }),
      files.attach('ann', dispatched, '一次', { key, name: 'b' }),
    ]) {
      const { status, body } = await other;
      expect([status, body.code]).toEqual([422, 'keyReused']);
    }
    expect(await files.kept()).toEqual(before);
  });

  test('sent twice at once is attached once', async () => {
    const before = await files.kept();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => files.attach('ann', dispatched, '同时', { key })),
    );
    expect(new Set(answers.map((a) => `${a.status} ${a.body.file}`)).size).toBe(1);
    expect(await files.kept()).toEqual({ ...before, rows: before.rows + 1, contents: before.contents + 1 });
    const response = await files.fetched('ann', `${pathOf(dispatched)}/files/${answers[0]?.body.file}`);
    expect(await response.text()).toBe('同时');
  });

  test('with the same bytes as another is stored once, and is a file of its own', async () => {
    const before = await files.kept();
    const [one, other] = [
      await files.attach('ann', dispatched, '相同'),
      await files.attach('dan', await files.registered(), '相同'),
    ];
    expect(one.body.file).not.toBe(other.body.file);
    expect(await files.kept()).toEqual({ ...before, rows: before.rows + 2, contents: before.contents + 1 });
  });
});

describe('a file is refused', () => {
  let before: Awaited<ReturnType<FileDesk['kept']>>;
  beforeAll(async () => (before = await files.kept()));
  afterAll(async () => expect(await files.kept()).toEqual(before));
  const code = async (sent: Promise<Got<Answer>>): Promise<[number, string]> => {
    const { status, body } = await sent;
    return [status, body.code];
  };

  test('when it is empty or too large, whether or not it says so', async () => {
    expect(await code(files.attach('ann', dispatched, ''))).toEqual([422, 'fileEmpty']);
    expect(await code(files.attach('ann', dispatched, new Uint8Array(FILE_LIMIT + 1)))).toEqual([413, 'fileTooLarge']);
    const megabyte = new Uint8Array(1024 * 1024);
    let sent = 0;
    const stream = new ReadableStream({
      pull: (controller) => (sent++ < 51 ? controller.enqueue(megabyte) : controller.close()),
    });
    expect(await files.as('ann').stream(`${pathOf(dispatched)}/files?name=a&kind=other`, stream)).toEqual([
      413,
      'fileTooLarge',
    ]);
  });

  test('of a kind that nobody knows, or that the city does not archive', async () => {
    expect(await code(files.attach('ann', dispatched, '一', { kind: 'film' }))).toEqual([422, 'invalidInput']);
    const { status, body } = await files.attach('ann', dispatched, '一', { kind: 'meetingMaterial' });
    expect([status, body.code, body.rule]).toEqual([422, 'fileKindNotInPack', 'R-ARC-02']);
    expect(body.data).toMatchObject({
      kind: 'meetingMaterial',
      allowed: expect.arrayContaining(['instruction']) as unknown,
    });
  });

  test('without a name, with one that is none, or in an encoding', async () => {
    expect(await code(files.attach('ann', dispatched, '一', { name: ' ' }))).toEqual([422, 'invalidInput']);
    expect(await code(files.attach('ann', dispatched, '一', { name: 'a\u0007' }))).toEqual([422, 'controlCharacters']);
    expect(await code(files.attach('ann', dispatched, '一', { name: '长'.repeat(201) }))).toEqual([422, 'textTooLong']);
    const gzip = { 'Content-Encoding': 'gzip' };
    expect(await code(files.attach('ann', dispatched, '一', { headers: gzip }))).toEqual([400, 'wrongEncoding']);
  });

  test('from who has no part in the appeal, and on one that is none', async () => {
    expect(await code(files.attach('aud', dispatched, '一'))).toEqual([403, 'notYourRole']);
    expect(await code(files.attach('bob', dispatched, '一'))).toEqual([403, 'notYourUnit']);
    expect(await code(files.attach('ann', '2026010100000010', '一'))).toEqual([404, 'unknownAppeal']);
    const refusals = await files.db('refusals').where({ link: 'attachFile', code: 'notYourUnit' });
    expect(refusals).toHaveLength(1);
  });

  test('by the case itself, archived while it was on its way, and then nothing of it stays', async () => {
    const number = await files.registered();
    let send = (_last: string | null): void => undefined;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        send = (last) => (last === null ? controller.close() : controller.enqueue(Buffer.from(last)));
      },
    });
    const answer = files.as('ann').stream(`${pathOf(number)}/files?name=a&kind=other`, stream);
    send('前半');
    while ((await files.kept()).incoming === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await files.did(number, 'ann', 'answerDirectly', { answer: '答复' });
    expect((await files.as('aud').get(pathOf(number))).body.stage).toBe('archived');
    send('后半');
    send(null);
    expect(await answer).toEqual([409, 'appealArchived']);
  });
});

describe('of a confidential appeal', () => {
  test('a unit sees what it brought itself, and nothing of the appellant’s (R-IDC-11)', async () => {
    const number = await files.dispatched({ marks: { confidential: true } });
    const letter = await files.attach('ann', number, '我是张三丰', { kind: 'attachment' });
    const note = await files.attach('dan', number, '请速办', { kind: 'instruction' });
    const photo = await files.attach('han', number, '修好了', { kind: 'attachment' });
    const seenBy = async (login: string) =>
      (await files.as(login).get<Listed>(`${pathOf(number)}/files`)).body.files.map((f) => f.id);
    expect(await seenBy('han')).toEqual([note.body.file, photo.body.file]);
    expect(await seenBy('rea')).toEqual([letter.body.file, note.body.file, photo.body.file]);
    const { status, body } = await files.as('han').get(`${pathOf(number)}/files/${letter.body.file}`);
    expect([status, body.code, body.rule]).toEqual([403, 'identityHidden', 'R-IDC-11']);
    expect((await files.as('bob').get(`${pathOf(number)}/files`)).body.code).toBe('notYourUnit');
    expect((await files.as('bob').get(`${pathOf(number)}/files/${photo.body.file}`)).body.code).toBe('notYourUnit');
    // of another appeal
    expect((await files.as('rea').get(`${pathOf(dispatched)}/files/${photo.body.file}`)).body.code).toBe('notFound');
  });
});
