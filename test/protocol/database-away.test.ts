import { House } from '../house/house';
import { interruptible } from '../house/interruptible';

const AWAY_MS = 40_000;

describe('the database goes away for 40 s with actions waiting', () => {
  test('they are answered when it is back, each once, and nothing is lost', async () => {
    const wire = await interruptible();
    const house = await House.open({ through: wire.through });
    try {
      await house.startWorker();
      const waiting = [await house.toSigned(), await house.toSigned()];
      const actions = await Promise.all(
        waiting.map(() => house.action('recordContact', { method: 'telephone', reached: true })),
      );
      wire.cut();
      const answers = waiting.map((number, i) => house.send(number, actions[i] as (typeof actions)[number]));
      await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
      wire.mend();
      const mended = Date.now();
      expect(await Promise.all(answers)).toMatchObject([{ version: 5 }, { version: 5 }]);
      expect(Date.now() - mended).toBeLessThan(15_000);
      for (const number of waiting)
        expect(await house.types(number)).toEqual([
          'registered',
          'accepted',
          'dispatched',
          'signed',
          'contactRecorded',
        ]);
    } finally {
      wire.mend();
      await house.close();
      await wire.close();
    }
  });
});
