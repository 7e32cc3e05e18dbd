import { loopPicture } from '../../api/picture/bpmn';
import { drawing } from '../../api/picture/drawing';
import { flow } from '../../api/picture/flow';
import { namesIn, pathOf } from '../../api/picture/path';
import { LOOP } from '../../domain/loop';
import { linkThatMade } from '../../domain/loop/made-by';
import { loadPolicy } from '../../packs/load';
import { type Given, rulesOf } from './loop-given';
import { standingIn } from './loop-standing';

/** the log of a case with the links of its actions, as the store has them: here each step has one event of its own kind */
const MADE_BY: Readonly<Record<string, string>> = {
  signed: 'sign',
  feedbackSubmitted: 'submitFeedback',
  replied: 'submitFeedback',
  feedbackApproved: 'approveFeedback',
  closed: 'approveFeedback',
  visited: 'recordVisit',
  archived: 'recordVisit',
};
const madeOf = ({ events }: Given) =>
  events.map((event) => ({ event, link: event.action === undefined ? null : (MADE_BY[event.type] ?? 'register') }));

const { shapes } = drawing(flow());

it('the way of a case through the picture goes from the registration to where it stands, each step once', () => {
  const { passed, here } = pathOf(madeOf(standingIn('archived')));
  expect(passed.map(({ id }) => id).filter((id) => id !== 'draftFeedback')).toEqual([
    ...['begin', 'received', 'accept', 'accepted', 'dispatch', 'dispatched', 'sign', 'signed'],
    ...['submitFeedback', 'feedbackSubmitted', 'approveFeedback', 'closed', 'recordVisit', 'archived'],
  ]);
  expect(here).toEqual(['archived']);
});

it('a case with several orders stands where each of them stands', () => {
  const { here } = pathOf(madeOf(standingIn('partSubmitted')));
  expect([...here].sort()).toEqual(['partSubmitted', 'signed']);
});

it('what is passed is an element of the picture', () => {
  for (const id of pathOf(madeOf(standingIn('archived'))).passed.map((one) => one.id))
    expect(shapes.has(id)).toBe(true);
  for (const { name } of LOOP) expect([name, shapes.has(name)]).toEqual([name, true]);
});

it('what a registration does at once is told by its event, and every other by the link in the log', () => {
  expect(linkThatMade('accepted', 'register')).toBe('accept');
  expect(linkThatMade('registered', 'register')).toBeNull();
  expect(linkThatMade('closed', 'approveFeedback')).toBe('approveFeedback');
});

it('a city’s own names of its links stand in its picture, with the glossary’s beside them (R-GEN-08)', async () => {
  const names = namesIn(loadPolicy('beijing'));
  expect(Object.keys(names).length).toBeGreaterThan(0);
  const xml = await loopPicture(names);
  for (const name of Object.values(names)) expect(xml).toContain(name);
  expect(namesIn(rulesOf('hainan').policy)).toEqual({});
});
