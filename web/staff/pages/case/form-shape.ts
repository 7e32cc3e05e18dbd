import type { Said } from '../../app/language';
import type { Appeal, Offer } from '../../parts/appeal';
import type { FieldSchema } from '../../parts/schema-field';
import { emptyOf, type FormSchema, type Values } from '../../parts/schema-form';

/** the fields of a form in the order of speech, where the API's own is another; the others follow */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  dispatch: ['unit', 'mode', 'category', 'coUnits', 'note'],
  returnOrder: ['reasons', 'basis'],
  recordContact: ['reached', 'method', 'note'],
  recordVisit: ['reached', 'satisfaction', 'method', 'opinion'],
  tellCaller: ['reached', 'method', 'note'],
  fileExtension: ['length', 'unit', 'until', 'reason', 'told', 'explanation'],
  requestExtension: ['length', 'unit', 'until', 'reason', 'told', 'explanation'],
  notAccept: ['reason', 'told', 'line', 'explanation'],
  reply: ['reply', 'method'],
  submitFeedback: [
    'outcome',
    'directAnswer',
    'legalSource',
    'communication',
    'satisfaction',
    'contactDetails',
    'responsibleUnit',
    'responsiblePerson',
    'endMark',
    'reply',
    'replyMethod',
  ],
  supervise: ['mode', 'notice'],
};

/** the form of an action as the page shows it */
export function schemaOf({ link, form }: Pick<Offer, 'link' | 'form'>): FormSchema {
  const schema = form as unknown as FormSchema;
  const first = (ORDER[link] ?? []).filter((name) => schema.properties[name] !== undefined);
  const names = [...first, ...Object.keys(schema.properties).filter((name) => !first.includes(name))];
  return {
    ...schema,
    properties: Object.fromEntries(names.map((name) => [name, schema.properties[name] ?? {}])),
  };
}

/** the one that must be meant, where there is no other */
const only = (all: readonly number[]): number | undefined => (all.length === 1 ? all[0] : undefined);

/** what is known already when a form is opened: the only one that can be meant, what the appeal has been taken for */
export function presetFor({ category, beside, orders }: Appeal, { link, order }: Offer): Values {
  const notices = beside.supervisions.filter((one) => !one.answered).map((one) => one.no);
  const draft = orders.find((one) => one.no === order)?.draft?.no;
  const values: Readonly<Record<string, Values>> = {
    accept: { category: category ?? undefined },
    dispatch: { category: category ?? undefined, unit: beside.named ?? undefined },
    signOffFeedback: { draft },
    replyToSupervision: { no: only(notices) },
    setSupervisionLimit: { no: only(notices) },
    liftCard: { card: only(beside.cards.filter((one) => !one.lifted).map((one) => one.v)) },
    decideAccountability: { candidate: only(beside.candidates.filter((one) => !one.decided).map((one) => one.no)) },
  };
  return Object.fromEntries(Object.entries(values[link] ?? {}).filter(([, value]) => value !== undefined));
}

export const wordsOfField = (name: string, field: FieldSchema | undefined): Said => ({
  zh: field?.title ?? name,
  en: field?.['x-en'] ?? name,
});

/** the words of what still has to be filled in, or null when it can be sent */
export function lackingIn(
  schema: FormSchema,
  values: Values,
  said: (words: Said) => string,
  comma: string,
): string | null {
  const missing = (schema.required ?? []).filter((name) => {
    const value = values[name];
    if (emptyOf(schema.properties[name]) !== undefined) return false;
    return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
  });
  return missing.length === 0
    ? null
    : missing.map((name) => said(wordsOfField(name, schema.properties[name]))).join(comma);
}
