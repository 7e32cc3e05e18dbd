import { difference } from '../../../web/staff/pages/knowledge/difference';

describe('the difference of two versions', () => {
  it('shows what came and what went, by characters', () => {
    expect(difference('到派出所办理。', '到派出所或网上办理。')).toEqual([
      { is: 'same', text: '到派出所' },
      { is: 'new', text: '或网上' },
      { is: 'same', text: '办理。' },
    ]);
    expect(difference('旧', '新')).toEqual([
      { is: 'gone', text: '旧' },
      { is: 'new', text: '新' },
    ]);
    expect(difference('', '')).toEqual([]);
  });

  it('compares whole sentences of long texts, and loses nothing', () => {
    const [older, newer] = ['甲乙丙丁。'.repeat(400), `${'甲乙丙丁。'.repeat(399)}戊己。`];
    const pieces = difference(older, newer);
    const of = (kind: string) => pieces.flatMap((p) => (p.is === 'same' || p.is === kind ? [p.text] : [])).join('');
    expect([of('gone'), of('new')]).toEqual([older, newer]);
    expect(pieces.at(-1)).toEqual({ is: 'new', text: '戊己。' });
  });
});
