import type { Knex } from 'knex';
import type { createIntake } from '../activities/intake';
import type { Clock } from '../db/clock';
import type { ContentFolder } from '../content/content-folder';
import type { RulesBook } from '../db/rules';
import type { Outward } from '../notices/outward';
import type { Simulator } from '../simulation/simulator';
import type { Engine } from './engine/act';
import type { StartBehind } from './engine/start-behind';
import type { NewsFeed } from './news-feed';
import type { IdentityProvider } from './sign-in/provider/identity-provider';
import type { PasswordSignIn } from './sign-in/password';
import type { SignInSettings } from './sign-in/settings';

/** Everything that the routes work with, wired in app.ts. */
export interface Parts {
  db: Knex;
  rules: RulesBook;
  clock: Clock;
  intake: ReturnType<typeof createIntake>;
  /** what keeps sign-ins safe */
  signIn: SignInSettings;
  passwords: PasswordSignIn;
  /** how notices leave this installation */
  outward: Outward;
  /** where people may sign in besides; null when none is configured */
  provider: IdentityProvider | null;
  /** the contents of files */
  contents: ContentFolder;
  engine: Engine;
  starts: StartBehind;
  news: NewsFeed;
  /** tries drafts on the past, in a thread of its own */
  simulator: Simulator;
  /** address of Temporal's page, for those who may look there */
  temporalUi: string | null;
  log: (line: string) => void;
}
