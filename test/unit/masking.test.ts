import { masked } from '../../domain/publication/masking';

describe('a text for publication is masked to begin with (R-DIS-08, R-IDC-10)', () => {
  it.each([
    ['手机13800138000，请回电', '手机***，请回电', { telephone: 1 }],
    ['电话 0557-3012345 或 +86 138 0013 8000', '电话 *** 或 ***', { telephone: 2 }],
    ['１３８００１３８０００，微信wx13800138000', '***，微信wx***', { telephone: 2 }],
    ['（0557）3012345（138-001-38000）', '***（***）', { telephone: 2 }],
    ['联系方式：3012345', '联系方式：***', { telephone: 1 }],
    ['身份证341302199003071234，或34130219900307123X', '身份证***，或***', { identityCard: 2 }],
    ['写信给 li.xm@example.com', '写信给 ***', { email: 1 }],
    ['皖L12345 乱停', '*** 乱停', { vehicle: 1 }],
    ['阳光小区3号楼2单元501室漏水', '阳光小区3号楼***漏水', { room: 1 }],
  ])('%s', (text, becomes, found) => {
    expect(masked(text, [])).toEqual({ text: becomes, found });
  });

  it('leaves the surname of who is known, the longer name first', () => {
    expect(masked('李晓梅和李晓都说，欧阳建国没来', ['李晓', '李晓梅', '欧阳建国'])).toEqual({
      text: '李某和李某都说，欧某没来',
      found: { name: 3 },
    });
    expect(masked('Ann Example called', ['Ann Example']).text).toBe('*** called');
  });

  it.each(['12345 热线已答复', '2026年3月2日15个工作日', '编号2026030200000011', '人民路123号路灯不亮'])(
    'leaves what says nothing of a person: %s',
    (text) => {
      expect(masked(text, ['甲', '甲某', ''])).toEqual({ text, found: {} });
    },
  );
});
