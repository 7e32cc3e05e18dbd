import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeSecret, type DataFolder } from './data-folder';

const schema = z.object({
  /** Whether a start that came to its end has printed them. */
  shown: z.boolean(),
  accounts: z.array(z.object({ role: z.string(), name: z.string(), password: z.string() })),
});

/** An account that the first start made, and the password it was given. */
export type SignIn = z.infer<typeof schema>['accounts'][number];

/** Keeps them in the data folder, readable by its owner alone: `huiying drive` signs in with them. */
export function keepSignIns(folder: DataFolder, accounts: readonly SignIn[]): void {
  write(folder, { shown: false, accounts: [...accounts] });
}

/** The accounts that nobody has been shown yet: a first start may have been called off between making and printing them. */
export function signInsToShow(folder: DataFolder): SignIn[] {
  const kept = read(folder);
  return kept && !kept.shown ? kept.accounts : [];
}

/** They have been printed: later starts keep them to themselves. */
export function markShown(folder: DataFolder): void {
  const kept = read(folder);
  if (kept && !kept.shown) write(folder, { ...kept, shown: true });
}

function read(folder: DataFolder): z.infer<typeof schema> | null {
  if (!existsSync(folder.firstSignIns)) return null;
  return schema.parse(JSON.parse(readFileSync(folder.firstSignIns, 'utf8')));
}

function write(folder: DataFolder, content: z.infer<typeof schema>): void {
  writeSecret(folder.firstSignIns, `${JSON.stringify(content, null, 2)}\n`);
}
