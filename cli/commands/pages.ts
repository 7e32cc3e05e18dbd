import { Command } from 'commander';
import { readEnvironment } from '../environment';
import { builtPages } from '../services/pages';

/** `huiying pages`: builds the workbench's pages into the cache, as `start` and `api` do when they are not there. */
export function pagesCommand(): Command {
  return new Command('pages')
    .description('生成工作台网页，供 start 与 api 使用。\nBuild the pages of the workbench; start and api use them.')
    .action(async () => {
      const say = (line: string): void => console.error(line);
      console.log(await builtPages(readEnvironment(process.env).cacheDir, say));
    });
}
