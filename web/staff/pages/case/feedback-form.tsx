import { Button, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../app/language';
import { useSession } from '../../app/me';
import { Field } from '../../parts/schema-field';
import { filledIn, type Values } from '../../parts/schema-form';
import { ProblemBox } from '../../parts/states';
import { useSubmission } from '../../parts/submission';
import type { FormProps } from './action-form';
import { fieldFor } from './fields';
import { lackingIn, schemaOf, wordsOfField } from './form-shape';
import { documentParts, signsOffFor, type PartState } from './feedback-parts';

/** in the document itself, in the order in which it is written */
const DOCUMENT = [
  'directAnswer',
  'legalSource',
  'communication',
  'contactDetails',
  'responsibleUnit',
  'responsiblePerson',
  'endMark',
];

/**
 * The feedback document: what the city wants in it stands beside it as a list that fills up while it is written, and it cannot be
 * handed in incomplete. A draft that lies there can be handed in as it is.
 */
export function FeedbackForm({ id, appeal, offer, onWrite, send }: FormProps) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const { me } = useSession();
  const order = appeal.orders.find((one) => one.no === offer.order);
  const draft = offer.link === 'submitFeedback' ? (order?.draft ?? null) : null;
  const {
    written: values,
    write,
    busy,
    error,
    submit,
  } = useSubmission<Values>(id, {
    responsibleUnit: order?.unit.name ?? '',
    responsiblePerson: order?.handler?.name ?? me.account.name,
    ...(draft === null ? {} : { draft: draft.no }),
  });
  const schema = schemaOf(offer);
  const usesDraft = draft !== null && values['draft'] === draft.no;
  const names = Object.keys(schema.properties).filter(
    (name) =>
      !['seen', 'order', 'draft'].includes(name) &&
      !(usesDraft && DOCUMENT.includes(name)) &&
      // what is planned matters only where nothing can be done now
      !(values['outcome'] !== 'explained' && ['reviewOn', 'plan'].includes(name)),
  );
  const parts = documentParts(appeal, offer.link, values, usesDraft ? draft : null, signsOffFor(me, order?.unit.id));
  const missing = parts.filter((part) => !part.here);
  const lacks = lackingIn(schema, values, said, t('comma', { ns: 'app' }));
  const ready = missing.length === 0 && lacks === null;

  const change = (name: string, value: unknown): void => {
    onWrite();
    write({ ...values, [name]: value });
  };
  const sendShown = (key: string): Promise<void> => {
    const shown = [...names, ...(usesDraft ? ['draft'] : [])];
    return send(filledIn(Object.fromEntries(Object.entries(values).filter(([name]) => shown.includes(name)))), key);
  };
  return (
    <form
      className="schema-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) submit(sendShown);
      }}
    >
      {draft !== null && (
        <Radio.Group
          aria-label={t('feedback.which')}
          value={usesDraft}
          onChange={({ target }: { target: { value?: unknown } }) =>
            change('draft', target.value === true ? draft.no : undefined)
          }
          options={[
            { value: true, label: t(draft.signedOffBy ? 'feedback.signedDraft' : 'feedback.draft', { no: draft.no }) },
            { value: false, label: t('feedback.write') },
          ]}
        />
      )}
      <Checklist parts={parts} />
      {names.map((name) => {
        const field = schema.properties[name] ?? {};
        const at = {
          id: `${id} ${name}`.replaceAll(' ', '-'),
          value: values[name],
          change: (value: unknown) => change(name, value),
        };
        return (
          <div key={name}>
            {fieldFor(appeal, offer, name, field, {}, at, (schema.required ?? []).includes(name)) ?? (
              <Field
                {...at}
                name={name}
                schema={field}
                required={(schema.required ?? []).includes(name)}
                choices={{}}
              />
            )}
          </div>
        );
      })}
      {error !== null && (
        <ProblemBox
          error={error}
          fieldWords={(path) => said(wordsOfField(path.slice(1), schema.properties[path.slice(1)]))}
        />
      )}
      {lacks !== null && <p className="quiet">{t('actions.lacks', { words: lacks })}</p>}
      {missing.length > 0 && <p className="quiet">{t('feedback.incomplete', { count: missing.length })}</p>}
      <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
        {said(offer.words)}
      </Button>
    </form>
  );
}

function Checklist({ parts }: { parts: readonly PartState[] }) {
  const { t } = useTranslation('case');
  const said = useSaid();
  if (parts.length === 0) return null;
  return (
    <section className="checklist" aria-label={t('feedback.checklist')}>
      <h3>{t('feedback.checklist')}</h3>
      <ul>
        {parts.map((part) => (
          <li key={part.code} className={part.here ? 'here' : ''}>
            <span aria-hidden>{part.here ? '✓' : '○'}</span> {said(part.words)}
            <span className="quiet">
              {part.here
                ? t('feedback.here')
                : part.how
                  ? t('feedback.byLeader', { who: said(part.how) })
                  : t(part.fatal ? 'feedback.fatal' : 'feedback.missing')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
