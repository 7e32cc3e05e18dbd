import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { WORKFLOWS_PATH } from '../../workflow-bundle';
import { House } from '../house/house';
import { replayAll } from '../house/replay';

const link = (name: string): string => join(__dirname, 'links', name);

/** the workflows as they would be with another `sign` link */
const bundleWith = (sign: string) =>
  bundleWorkflowCode({
    workflowsPath: WORKFLOWS_PATH,
    logger: new DefaultLogger('ERROR'),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        alias: { ...config.resolve?.alias, [join(__dirname, '../../domain/loop/links/sign.ts')]: sign },
      },
    }),
  });

describe('a rule changed under a recorded history', () => {
  test.each([
    ['tightened: signing is legal nowhere', link('sign-nowhere.ts')],
    ['loosened: signing is legal everywhere, by anyone', link('sign-anywhere.ts')],
  ])('%s, and the history replays', async (_what, changed) => {
    const house = await House.open();
    await house.startWorker();
    try {
      const number = await house.toFeedback({ draw: 9999 });
      await house.act(number, 'sign');
      await house.act(number, 'approveFeedback');
      expect(await replayAll(house.client, [number], await bundleWith(changed))).toEqual([]);
    } finally {
      await house.close();
    }
  });
});
