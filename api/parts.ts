import type { Knex } from 'knex';
import type { createIntake } from '../activities/intake';
import type { Clock } from '../db/clock';
import type { ContentFolder } from '../content/content-folder';
import type { RulesBook } from '../db/rules';
import type { Engine } from './engine/act';
import type { StartBehind } from './engine/start-behind';
import type { NewsFeed } from './news-feed';

/** Everything that the routes work with, wired in app.ts. */
export interface Parts {
  db: Knex;
  rules: RulesBook;
  clock: Clock;
  intake: ReturnType<typeof createIntake>;
  /** the contents of files */
  contents: ContentFolder;
  engine: Engine;
  starts: StartBehind;
  news: NewsFeed;
  /** address of Temporal's page, for those who may look there */
  temporalUi: string | null;
  log: (line: string) => void;
}
