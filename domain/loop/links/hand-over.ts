import { z } from 'zod';
import type { Fact } from '../event';
import { link } from '../link';
import { refuse } from '../refusal';
import type { CaseState } from '../state';
import { openNotices, WITH_NOTICES } from '../supervision';

/**
 * 移交: a unit is merged into another or dissolved, and what it has in hand goes to its successor as it stands: what was signed stays
 * signed, what was asked stays asked, and no clock changes (R-SYS-02, R-SYS-17). With its orders go the notices that it has not
 * answered, and the matters that authority had named it for. Cards and accountability candidates stay with the unit that they are
 * about. Nothing happens where it has nothing in hand. Refuses unitHasIt where both units are one.
 */
export const handOver = link({
  name: 'handOver',
  zh: '移交',
  en: 'Hand over',
  about:
    'Sent by the platform itself when a unit is merged or dissolved: what it has in hand goes to its successor, as it stands.',
  who: ['administrator'],
  on: 'appeal',
  legalIn: WITH_NOTICES,
  to: [],
  rules: ['R-SYS-17', 'R-SYS-02'],
  owes: ['sign', 'returnWindow', 'contact', 'part', 'handle', 'rework', 'supervisionReply'],
  input: z.object({
    from: z.string().max(40).describe('id of the unit that is merged or dissolved'),
    to: z.string().max(40).describe('id of its successor'),
  }),
  texts: {},
  sentByPlatform: true,
  readsWhy: true,
  decide: ({ state }, { input: { from, to } }) => {
    if (from === to) return refuse('unitHasIt', 'R-SYS-17', { unit: to });
    return { facts: inHand(state, from, to) };
  },
});

/** what this unit still has to do with the case: its orders, also one whose rework would be its own, its notices, and its name */
function inHand(s: CaseState, from: string, to: string): readonly Fact[] {
  const orders = s.orders.filter((o) => o.unit === from && o.status !== 'ended').map((o) => o.no);
  const isNamedOnly = orders.length === 0 && s.named === from;
  return [
    ...[...orders, ...(isNamedOnly ? [0] : [])].map((order): Fact => ({ type: 'handedOver', order, from, to })),
    ...openNotices(s)
      .filter((one) => one.unit === from)
      .map((one): Fact => ({ type: 'noticeHandedOver', no: one.no, from, to })),
  ];
}
