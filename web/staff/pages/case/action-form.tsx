import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { send } from '../../api/client';
import { useSaid } from '../../app/language';
import type { Appeal, Offer } from '../../parts/appeal';
import { useDraft } from '../../parts/draft';
import { Due } from '../../parts/due';
import { SchemaForm, type Values } from '../../parts/schema-form';
import { AttachForm } from './attach-form';
import { useChoices } from './choices';
import { FeedbackForm } from './feedback-form';
import { fieldFor } from './fields';
import { lackingIn, presetFor, schemaOf } from './form-shape';
import { clockOf, mainClock } from './standing';

interface Props {
  appeal: Appeal;
  offer: Offer;
  onDone: () => void;
}

export interface FormProps {
  id: string;
  appeal: Appeal;
  offer: Offer;
  /** called at every change: what was seen when it was begun is what is acted on */
  onWrite: () => void;
  send: (values: Values, key: string) => Promise<void>;
}

/**
 * The form of one action, with the clock that it runs against. What was written stays through everything; when the case changed
 * since it was begun the form says so, and acts on what was seen until somebody has looked.
 */
export function ActionForm({ appeal, offer, onDone }: Props) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const id = `${offer.link} ${appeal.number} ${offer.order ?? 0}`;
  const [seen, keepSeen, forgetSeen] = useDraft<number>(`seen ${id}`, appeal.version);
  const clock = clockOf(appeal, offer);
  const form: FormProps = {
    id,
    appeal,
    offer,
    onWrite: () => keepSeen(seen),
    send: async (values, key) => {
      const order = offer.order === null ? {} : { order: offer.order };
      await send(offer.href, { json: { ...values, seen, ...order } }, key);
      forgetSeen();
      onDone();
    },
  };
  return (
    <div>
      {clock && (
        <p className="form-clock">
          <strong>{said(clock.words)}</strong> <Due at={clock.dueAt} />
          {clock.sentence && clock.id !== mainClock(appeal)?.id && (
            <span className="second whole-text">{said(clock.sentence)}</span>
          )}
        </p>
      )}
      {seen < appeal.version && (
        <Alert
          type="info"
          role="status"
          title={t('actions.changed')}
          description={
            <>
              <p>{t('actions.changedHow')}</p>
              <Button size="small" onClick={() => keepSeen(appeal.version)}>
                {t('actions.looked')}
              </Button>
            </>
          }
        />
      )}
      {offer.takesFile ? (
        <AttachForm offer={offer} onDone={onDone} />
      ) : offer.link === 'submitFeedback' || offer.link === 'draftFeedback' ? (
        <FeedbackForm {...form} />
      ) : (
        <UsualForm {...form} />
      )}
    </div>
  );
}

function UsualForm({ id, appeal, offer, onWrite, send: sendForm }: FormProps) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const schema = schemaOf(offer);
  const choices = useChoices(appeal, offer);
  return (
    <SchemaForm
      id={id}
      schema={schema}
      choices={choices}
      preset={presetFor(appeal, offer)}
      button={offer.words}
      field={(name, at) =>
        fieldFor(appeal, offer, name, schema.properties[name], choices, at, (schema.required ?? []).includes(name))
      }
      lacks={(values) => {
        const words = lackingIn(schema, values, said, t('comma', { ns: 'app' }));
        return words === null ? null : t('actions.lacks', { words });
      }}
      onWrite={onWrite}
      send={sendForm}
    />
  );
}
