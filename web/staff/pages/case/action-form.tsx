import { type ReactNode, useState } from 'react';
import { Alert, Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
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
  /** what stands in the form before anybody has written, where the case itself does not say it */
  preset?: Values;
  /**
   * what stands in the form is looked at more than written: what is acted on is then what was seen when the form was opened, and not
   * only when somebody began to write
   */
  looksFirst?: boolean;
  /** a form made by hand, in place of the one from the action's schema */
  children?: (form: FormProps) => ReactNode;
  /** after it was done; what the page shows of the appeal, and its lists, are read again */
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
export function ActionForm({ appeal, offer, preset, looksFirst = false, children, onDone }: Props) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const queries = useQueryClient();
  const id = `${offer.link} ${appeal.number} ${offer.order ?? 0}`;
  const [opened] = useState(appeal.version);
  const [seen, keepSeen, forgetSeen] = useDraft<number>(`seen ${id}`, looksFirst ? opened : appeal.version);
  const clock = clockOf(appeal, offer);
  const done = (): void => {
    void queries.invalidateQueries({ queryKey: ['appeal', appeal.number] });
    void queries.invalidateQueries({ queryKey: ['list'] });
    onDone();
  };
  const form: FormProps = {
    id,
    appeal,
    offer,
    onWrite: () => keepSeen(seen),
    send: async (values, key) => {
      const order = offer.order === null ? {} : { order: offer.order };
      await send(offer.href, { json: { ...values, seen, ...order } }, key);
      forgetSeen();
      done();
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
      {children ? (
        children(form)
      ) : offer.takesFile ? (
        <AttachForm offer={offer} onDone={done} />
      ) : offer.link === 'submitFeedback' || offer.link === 'draftFeedback' ? (
        <FeedbackForm {...form} />
      ) : (
        <UsualForm {...form} preset={preset ?? presetFor(appeal, offer)} />
      )}
    </div>
  );
}

function UsualForm({ id, appeal, offer, preset, onWrite, send: sendForm }: FormProps & { preset: Values }) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const schema = schemaOf(offer);
  const choices = useChoices(appeal, offer);
  return (
    <SchemaForm
      id={id}
      schema={schema}
      choices={choices}
      preset={preset}
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
