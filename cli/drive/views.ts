import { z } from 'zod';

/** what a work list says of one row, as far as it is needed to act */
export const task = z.object({
  number: z.string(),
  link: z.string(),
  /** which of several: a work order, a notice, a candidate */
  order: z.int().nullable(),
  role: z.string(),
  unit: z.string().nullable(),
  version: z.int(),
});

export type Task = z.infer<typeof task>;

export const taskPage = z.object({ tasks: z.array(task), next: z.string().nullable() });

const consentTo = z.enum(['return', 'extension']);

const order = z.object({
  no: z.int(),
  unit: z.object({ id: z.string() }),
  under: z.int().nullable(),
  mode: z.string(),
  status: z.string(),
  binding: z.boolean(),
  returnRefused: z.boolean(),
  consentAsked: consentTo.nullable(),
  consented: z.array(z.object({ to: consentTo })),
  extensions: z.int(),
  extensionRequested: z.object({}).nullable(),
  contacted: z.boolean(),
  failedContacts: z.int(),
  replied: z.boolean(),
  rejections: z.int(),
  draft: z.object({ no: z.int(), signedOffBy: z.string().nullable() }).nullable(),
});

export type Order = z.infer<typeof order>;

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

/** one appeal as the page of it shows */
export const appeal = z.object({
  number: z.string(),
  version: z.int(),
  stage: z.string(),
  category: z.string().nullable(),
  marks: z.record(z.string(), z.boolean()),
  missing: z.array(z.string()),
  outcome: z.string().nullable(),
  orders: z.array(order),
  obligations: z.array(
    z.object({
      kind: z.string(),
      status: z.string(),
      order: z.int().nullable(),
      /** milliseconds */
      dueAt: instant.nullable(),
    }),
  ),
  beside: z.object({
    named: z.string().nullable(),
    submitted: z.string().nullable(),
    undecided: z.boolean(),
    followUpAt: z.string().nullable(),
    cards: z.array(z.object({ v: z.int(), lifted: z.boolean() })),
    supervisions: z.array(z.object({ mode: z.string(), order: z.int().nullable(), answered: z.boolean() })),
    candidates: z.array(z.object({ decided: z.boolean() })),
  }),
});

export type Appeal = z.infer<typeof appeal>;

/** what is still owed of this kind, on the order if one is meant */
export const openOf = (of: Appeal, kind: string, no?: number) =>
  of.obligations.find((o) => o.kind === kind && o.status === 'open' && (no === undefined || o.order === no)) ?? null;
