import fc from 'fast-check';
import { bodyHash, canonical, chain, chainHash, FORMAT, GENESIS, newSalt, textHash } from '../../db/chain';
import type { CaseEvent } from '../../domain/loop/event';
import { standingIn } from './loop-standing';

const { events } = standingIn('archived');
const links = chain(GENESIS, events);

describe('the canonical text', () => {
  it('is RFC 8785: names in order, numbers in their shortest form, no space', () => {
    expect(canonical({ b: 1.0, a: ['ä', '\u20ac', 1e21, -0], ä: null, c: { z: true, y: '"\\\n' } })).toBe(
      '{"a":["ä","€",1e+21,0],"b":1,"c":{"y":"\\"\\\\\\n","z":true},"ä":null}',
    );
  });

  it('is the same whatever order the names came in, and says the same after JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonical(turned)).toBe(canonical(value));
        expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value));
      }),
    );
  });

  it('stays as it is for ever: form 1 of a known event', () => {
    const known: CaseEvent = {
      type: 'signed',
      order: 1,
      v: 4,
      at: 1772416800000,
      by: { id: '9', role: 'handler', unit: 'u' },
    };
    const [link] = chain('prev', [known]);
    expect([FORMAT, link?.body, link?.hash]).toEqual([
      1,
      '{"at":1772416800000,"by":{"id":"9","role":"handler","unit":"u"},"order":1,"type":"signed","v":4}',
      'juKizb5VJ2ydgQtXSRi2Ao19ePB__5CV26yi1JpT4SE',
    ]);
  });
});

describe('the chain', () => {
  it('begins with nothing before it, and each event follows the one before', () => {
    expect(links.map((l) => l.prev)).toEqual(['', ...links.slice(0, -1).map((l) => l.hash)]);
    expect(links.map((l) => l.hash)).toEqual(links.map((l) => chainHash(l.prev, l.body)));
    expect(links.map((l) => JSON.parse(l.body) as CaseEvent)).toEqual(events);
  });

  it('is the same written in one step or in many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: events.length }), (cut) => {
        const first = chain(GENESIS, events.slice(0, cut));
        const rest = chain(first.at(-1)?.hash ?? GENESIS, events.slice(cut));
        expect([...first, ...rest]).toEqual(links);
      }),
    );
  });

  it('changes from the first altered event on', () => {
    const altered = events.map((e) => (e.v === 3 ? { ...e, at: e.at + 1 } : e));
    const differs = chain(GENESIS, altered).map((l, i) => l.hash !== links[i]?.hash);
    expect(differs).toEqual(events.map((e) => e.v >= 3));
  });
});

describe('the hash of a text', () => {
  it('cannot be guessed without its salt', () => {
    const salts = Array.from({ length: 100 }, newSalt);
    expect(new Set(salts.map((salt) => textHash(salt, '是'))).size).toBe(100);
    expect(salts.every((salt) => Buffer.from(salt, 'base64url').length === 16)).toBe(true);
  });

  it('of a request tells a repetition from another body', () => {
    expect(bodyHash('key', { a: 1, b: 2 })).toBe(bodyHash('key', { b: 2, a: 1 }));
    expect(bodyHash('key', { a: 1 })).not.toBe(bodyHash('key', { a: 2 }));
    // without the installation's key nobody can try out what a body held
    expect(bodyHash('key', { a: 1 })).not.toBe(bodyHash('another', { a: 1 }));
  });
});
