import { instantOf } from '../../cli/import/local-time';
import { mappingOf, type MappingFile, refuseMissingColumns } from '../../cli/import/mapping';
import { rowOf } from '../../cli/import/row';

const BOARD = mappingOf('jsonl', {}, [], undefined);
const NOON = '2026-02-13T12:00:00+08:00';

const made = (fields: Record<string, unknown>, mapping = BOARD): unknown => {
  const row = rowOf(fields, mapping);
  return 'row' in row ? row.row : { reason: row.rejected.reason, field: row.rejected.field };
};

describe('a row of a message board', () => {
  it('has id, time, title, body and user, and nothing that the file does not give', () => {
    expect(made({ id: 7, time: NOON, title: ' ', body: '路灯不亮\r\n请修', user: 'A1', likes: 3 })).toEqual({
      externalId: '7',
      receivedAt: '2026-02-13T04:00:00.000Z',
      message: '路灯不亮\n请修',
      user: 'A1',
    });
  });

  it.each([
    ['no id', { time: NOON }, 'required', 'externalId'],
    ['a blank id', { id: ' ', time: NOON }, 'required', 'externalId'],
    ['no time', { id: '1', time: '' }, 'required', 'receivedAt'],
    ['31 February', { id: '1', time: '2026-02-31T12:00:00+08:00' }, 'dateUnknown', 'receivedAt'],
    ['a time without its zone', { id: '1', time: '2026-02-13 12:00:00' }, 'zoneMissing', 'receivedAt'],
    ['a body that is a list', { id: '1', time: NOON, body: ['x'] }, 'wrongType', 'message'],
  ])('with %s is rejected', (_what, fields, reason, field) => {
    expect(made({ body: 'x', ...fields })).toEqual({ reason, field });
  });
});

describe('a row that another system had dispatched', () => {
  const mapping = mappingOf('jsonl', {}, ['dispatchedAt=sent', 'unit=dept'], 'Asia/Shanghai');
  const of = (more: object) => made({ id: '1', time: NOON, body: 'x', ...more }, mapping);

  it('says when, and to which unit', () => {
    expect(of({ sent: '2026-02-14 09:30', dept: ' u2-1 ' })).toMatchObject({
      dispatchedAt: '2026-02-14T01:30:00.000Z',
      unit: 'u2-1',
    });
    expect(of({ sent: '', dept: '' })).not.toHaveProperty('dispatchedAt');
    expect(of({ sent: '2026-02-31 09:30' })).toEqual({ reason: 'dateUnknown', field: 'dispatchedAt' });
  });

  it('is read so only where somebody says which columns tell it', () => {
    expect(made({ id: '1', time: NOON, body: 'x', dispatchedAt: NOON, unit: 'u2-1' })).not.toHaveProperty('unit');
  });
});

describe('times', () => {
  it.each([
    ['2011-07-01 03:03:48', 'America/New_York', '2011-07-01T07:03:48.000Z'],
    ['2019/4/24 15:40', 'Asia/Shanghai', '2019-04-24T07:40:00.000Z'],
    // comes twice on that morning: the first is meant
    ['2011-11-06 01:30:00', 'America/New_York', '2011-11-06T05:30:00.000Z'],
    ['2026-02-13T04:00:00Z', 'America/New_York', '2026-02-13T04:00:00.000Z'],
  ])('%s in %s', (text, zone, utc) => {
    expect(new Date(Number(instantOf(text, zone))).toISOString()).toBe(utc);
  });

  it.each(['2011-02-29 12:00:00', '2011-07-01 24:10:00', '2011-03-13 02:30:00', '2011-07-01', 'yesterday'])(
    '%s is no time in New York',
    (text) => expect(instantOf(text, 'America/New_York')).toBe('dateUnknown'),
  );
});

describe('a mapping', () => {
  const requests: MappingFile = {
    fields: { externalId: 'id', receivedAt: 'created', message: ['reason', 'title'], category: 'type', channel: 'via' },
    values: { category: { 'Street Lights': 'help', '*': 'complaint' }, channel: { Call: 'phone', '*': 'website' } },
    timezone: 'America/New_York',
  };
  const row = { id: '1', created: '2011-07-01 03:03:48', reason: 'Lights', title: 'Lamp out', type: '', via: 'Call' };

  it('puts several columns under one another, and says of a guess that it is one', () => {
    expect(made(row, mappingOf('csv', requests, [], undefined))).toEqual({
      externalId: '1',
      receivedAt: '2011-07-01T07:03:48.000Z',
      category: 'complaint',
      channel: 'phone',
      assumed: ['category'],
      message: 'Lights\nLamp out',
    });
    expect(
      made({ ...row, type: 'Street Lights', via: 'Fax' }, mappingOf('csv', requests, [], undefined)),
    ).toMatchObject({ category: 'help', channel: 'website', assumed: ['channel'] });
  });

  it('knows the categories in Chinese, and leaves a word that it does not know to the API', () => {
    const mapping = mappingOf('jsonl', {}, ['category=kind'], undefined);
    const of = (kind: string) => made({ id: '1', time: NOON, body: 'x', kind }, mapping);
    expect(of('投诉')).toMatchObject({ category: 'complaint' });
    expect(of('constructor')).toMatchObject({ category: 'constructor' });
    expect(of('')).not.toHaveProperty('category');
  });

  it('is changed at the prompt field by field', () => {
    const mapping = mappingOf('csv', requests, ['message=title', 'message=reason', 'channel='], 'UTC');
    expect(made(row, mapping)).toMatchObject({
      message: 'Lamp out\nLights',
      receivedAt: '2011-07-01T03:03:48.000Z',
      channel: 'website',
      assumed: ['category', 'channel'],
    });
  });

  it('that names no field, no column or no zone of ours is refused', () => {
    expect(() => mappingOf('csv', {}, ['titel=x'], undefined)).toThrow('titel=x');
    expect(() => mappingOf('csv', {}, [], 'Mars/Olympus')).toThrow('Mars/Olympus');
    const named = mappingOf('csv', {}, ['message=words'], undefined);
    expect(() => refuseMissingColumns(named, ['externalId', 'receivedAt'], true)).toThrow('words');
    const own = mappingOf('csv', {}, [], undefined);
    expect(() => refuseMissingColumns(own, ['externalId', 'receivedAt', 'message'], false)).not.toThrow();
  });
});
