import { project } from '../../db/projection';
import { UNREGISTERED } from '../../domain/loop/state';
import { BY_LEADER, type Given, SUBMITTED, UNIT, WHOLE_DOCUMENT } from './loop-given';
import { standingIn } from './loop-standing';

const projected = (before: Given, after: Given) => project(before.state, after.made, after.state, 'head');

describe('the projections of one step', () => {
  it('say one word of each obligation, the last: what is held and let go again in one step stays open', () => {
    const before = standingIn('signed');
    const parts = WHOLE_DOCUMENT.filter((part) => part !== 'responsibleUnit');
    const { settled, opened } = projected(before, before.did('submitFeedback', SUBMITTED, { ...BY_LEADER, parts }));
    const words = Object.fromEntries(settled.map((s) => [String(s['id']).replace(/-\d+$/, ''), s['status']]));
    expect(words).toEqual({ returnWindow: 'lapsed', handle: 'open', review: 'met' });
    expect(settled).toHaveLength(3);
    expect(opened.map((o) => o['kind'])).toEqual(['review']);
  });

  it('leave a closed order as it last was, within the step that closes it too', () => {
    const before = standingIn('rework').did('submitFeedback', SUBMITTED, BY_LEADER);
    const { workOrders } = projected(before, before.did('approveFeedback'));
    expect(workOrders).toMatchObject([{ no: 1, status: 'closed', rejections: 0 }]);
  });

  it('are the same however the events were grouped into steps', () => {
    const { events, state } = standingIn('archived');
    const { appeal, workOrders, tasks } = project(UNREGISTERED, events, state, 'head');
    expect(appeal).toMatchObject({ phase: 'archived', unit: UNIT, due_at: '2026-03-23T16:00:00.000Z' });
    expect(workOrders).toMatchObject([{ no: 1, unit: UNIT, status: 'closed' }]);
    // whether the result is published is still to be decided (R-DIS-04)
    expect(tasks).toMatchObject([{ link: 'publish', role: 'reviewer' }]);
  });

  it('touch no order and no task that the step left as it was', () => {
    const before = standingIn('feedbackSubmitted');
    const change = projected(before, before.did('recordContact', { method: 'telephone', reached: true }));
    expect([change.tasks, change.tasksGone]).toEqual([[], []]);
    const { state, events } = standingIn('received');
    expect(project(UNREGISTERED, events, state, 'head')).toMatchObject({ workOrders: [], tasks: [{ link: 'accept' }] });
  });
});
