import { tmpdir } from 'node:os';
import { readEnvironment } from '../../cli/environment';
import { builtPages } from '../../cli/services/pages';
import { reasonOf } from '../../cli/services/plain-failure';
import startTestServers from '../servers/global-setup';
import { handOverBrowser } from './browser-at-hand';
import { findChromium, hasChineseFont } from './chromium';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** For runs with at least one browser test: the servers that all tests share, a Chromium that starts, and the staff's pages, built. */
export = async function prepareBrowserTests(): Promise<void> {
  await startTestServers();
  const { cacheDir } = readEnvironment({ ...process.env, HUIYING_DATA_DIR: tmpdir() });
  const found = await findChromium(cacheDir);
  if (found.path === null) return handOverBrowser({ chromium: null, why: found.why });
  if (!hasChineseFont())
    say(
      '没有中文字体，网页上的汉字显示为方框（如 apt-get install fonts-noto-cjk）。No Chinese font is installed: pages show boxes for characters.',
    );
  // pages that cannot be built fail the tests that need them, not the run
  const built = await builtPages(cacheDir, say).then(
    (folder) => ({ pages: folder }),
    (error: unknown) => ({ pages: null, why: reasonOf(error) }),
  );
  handOverBrowser({ chromium: found.path, ...built });
};
