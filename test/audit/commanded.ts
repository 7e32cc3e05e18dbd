import { auditCommand } from '../../cli/commands/audit';
import { handed } from '../servers/handed-over';
import type { House } from '../house/house';

/** The command `huiying audit` in the hands of a test: on the house's database, with what it printed and how it ended. */
export interface Commanded {
  audit: (...words: string[]) => Promise<unknown>;
  printed: () => string;
  /** what was printed so far is read */
  forget: () => void;
}

/** For a describe block: every test finds nothing printed, and leaves no environment behind. */
export function auditing(house: () => House): Commanded {
  let printed = '';
  let databaseUrl = '';
  beforeAll(async () => {
    const { rows } = await house().db.raw<{ rows: { name: string }[] }>('select current_database() as name');
    databaseUrl = new URL(`/${rows[0]?.name}`, handed('postgresUrl')).href;
  });
  beforeEach(() => {
    printed = '';
    process.exitCode = undefined;
    process.env['DATABASE_URL'] = databaseUrl;
    process.env['TEMPORAL_ADDRESS'] = house().temporal.address;
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    delete process.env['DATABASE_URL'];
    delete process.env['TEMPORAL_ADDRESS'];
    process.exitCode = undefined;
  });
  return {
    audit: (...words) => auditCommand().parseAsync(words, { from: 'user' }),
    printed: () => printed,
    forget: () => void (printed = ''),
  };
}
