import { z } from 'zod';
import type { OrderView } from '../../db/appeal-view';
import { CONSENTS } from '../../domain/loop/consent';
import type { WorkOrder } from '../../domain/loop/state';
import { saidOf } from '../words/vocabulary';
import { instantOut, iso, isoOrNull, said } from './values';

/** A work order as the appeal's page shows it. */
export const orderView = z.object({
  no: z.int(),
  unit: z.object({ id: z.string(), name: z.string() }),
  handler: z
    .object({ id: z.string(), name: z.string().nullable().meta({ description: 'null to other units' }) })
    .nullable()
    .meta({ description: 'who of the unit was named to handle it; null: nobody' }),
  under: z
    .int()
    .nullable()
    .meta({ description: 'the order that this is a part of; null: its unit answers for the whole' }),
  part: z.enum(['coHandling', 'assigned']).nullable(),
  mode: z.string(),
  modeWords: said,
  status: z.string(),
  statusWords: said,
  dispatchedAt: instantOut,
  signedAt: instantOut.nullable(),
  submittedAt: instantOut.nullable(),
  countedAsReceived: z.boolean(),
  deemedAccepted: z.boolean(),
  binding: z.boolean().meta({ description: 'named by authority: may not be given back (R-RET-09)' }),
  returnRequestedAt: instantOut.nullable(),
  returnRefused: z.boolean(),
  consentAsked: z.enum(['return', 'extension']).nullable(),
  consented: z
    .array(z.object({ to: z.enum(CONSENTS), role: z.string() }))
    .meta({ description: 'what the unit’s leader has agreed to and is not used yet' }),
  extensions: z.int().meta({ description: 'granted so far' }),
  extensionRequested: z.object({ until: instantOut, longCase: z.boolean() }).nullable(),
  contacted: z.boolean(),
  failedContacts: z.int(),
  replied: z.boolean(),
  reviewOn: instantOut.nullable().meta({ description: 'when the plan of an explained matter is looked at again' }),
  rejections: z.int(),
  draft: z.object({ no: z.int(), parts: z.array(z.string()), signedOffBy: z.string().nullable() }).nullable(),
});

/** `kept` is the order as the case has it: what is in no column of the lists; `names` are those of the accounts */
export function asOrder(
  { unit, unitName, status, dispatchedAt, signedAt, submittedAt, ...o }: OrderView,
  kept: WorkOrder | undefined,
  names: ReadonlyMap<string, string>,
): z.input<typeof orderView> {
  const mode = kept?.mode ?? 'transfer';
  const { consented, extensionRequested, draft } = kept ?? {};
  return {
    ...o,
    unit: { id: unit, name: unitName },
    handler: handlerIn(kept, names),
    under: kept?.under ?? null,
    part: kept?.part ?? null,
    mode,
    modeWords: inWords(mode),
    status,
    statusWords: inWords(status),
    dispatchedAt: iso(dispatchedAt),
    signedAt: isoOrNull(signedAt),
    submittedAt: isoOrNull(submittedAt),
    binding: kept?.binding ?? false,
    returnRequestedAt: isoOrNull(kept?.status === 'returnRequested' ? kept.requestedAt : null),
    returnRefused: kept?.returnRefused ?? false,
    consentAsked: kept?.consentAsked ?? null,
    consented: CONSENTS.flatMap((to) => {
      const role = consented?.[to];
      return role === undefined ? [] : [{ to, role }];
    }),
    extensions: kept?.extensions?.count ?? 0,
    extensionRequested: extensionRequested
      ? { until: iso(extensionRequested.until), longCase: extensionRequested.longCase ?? false }
      : null,
    contacted: kept?.contacted ?? false,
    failedContacts: kept?.failedContacts ?? 0,
    replied: kept?.replied !== undefined,
    reviewOn: isoOrNull(kept?.status === 'feedbackSubmitted' ? (kept.reviewOn ?? null) : null),
    draft: draft ? { no: draft.no, parts: [...draft.parts], signedOffBy: draft.signedOffBy ?? null } : null,
  };
}

const handlerIn = (kept: WorkOrder | undefined, names: ReadonlyMap<string, string>) =>
  kept?.handler === undefined ? null : { id: kept.handler, name: names.get(kept.handler) ?? null };

const inWords = (code: string): z.input<typeof said> => saidOf(code) ?? { zh: code, en: code };
