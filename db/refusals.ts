import type { Knex } from 'knex';
import type { Refusal } from '../domain/loop/refusal';
import type { Actor } from '../domain/loop/role';

/** An action that was refused: who asked for what, and why not. No event of the case, but kept (record protocol, 3e). */
export interface KeptRefusal {
  city: string;
  number: string | null;
  link: string;
  action: string;
  by: Actor;
  refused: Refusal;
}

export async function keepRefusal(db: Knex, { by, refused, ...of }: KeptRefusal): Promise<void> {
  const { code, rule, detail } = refused;
  await db('refusals').insert({ ...of, account: by.id, role: by.role, code, rule, detail: JSON.stringify(detail) });
}
