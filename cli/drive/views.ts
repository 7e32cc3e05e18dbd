import { z } from 'zod';

/** what a work list says of one row, as far as it is needed to act */
export const task = z.object({
  number: z.string(),
  link: z.string(),
  order: z.int().nullable(),
  role: z.string(),
  unit: z.string().nullable(),
  version: z.int(),
});

export type Task = z.infer<typeof task>;

export const taskPage = z.object({ tasks: z.array(task), next: z.string().nullable() });

const order = z.object({
  no: z.int(),
  unit: z.object({ id: z.string() }),
  contacted: z.boolean(),
  failedContacts: z.int(),
  replied: z.boolean(),
  rejections: z.int(),
  draft: z.object({ no: z.int(), signedOffBy: z.string().nullable() }).nullable(),
});

export type Order = z.infer<typeof order>;

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
});

export type Appeal = z.infer<typeof appeal>;
