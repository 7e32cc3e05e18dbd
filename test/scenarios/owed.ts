import type { Knex } from 'knex';
import { obligationsOf, type ObligationView } from '../../db/appeal-view';
import { sentence } from '../../domain/limit/explanation';
import { inWords, ZONE } from './moment';

/** What is owed, as a person reads it: moments in the city's time, and «why then?» in English. */
export interface Owed extends Omit<ObligationView, 'dueAt' | 'settledAt'> {
  due: string | null;
  settled: string | null;
  sentence: string;
}

/** everything that was ever owed in the case, the oldest first */
export async function everOwed(db: Knex, number: string): Promise<Owed[]> {
  const rows = await obligationsOf(db, number);
  return rows
    .sort((a, b) => openedBy(a.id) - openedBy(b.id))
    .map(({ dueAt, settledAt, ...o }) => ({
      ...o,
      due: dueAt === null ? null : inWords(dueAt),
      settled: settledAt === null ? null : inWords(settledAt),
      sentence: dueAt === null ? '' : sentence(o.why, dueAt, 'en', ZONE),
    }));
}

/** an obligation's id ends in the version of the event that opened it */
const openedBy = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1));
