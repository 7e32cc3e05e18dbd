import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../app/language';
import { type Appeal, useAppeal } from '../../parts/appeal';
import { useDraft } from '../../parts/draft';
import type { Values } from '../../parts/schema-form';
import { Read } from '../../parts/states';
import { useCourse } from '../case/course';
import { broughtIn, documentOf, ofOrder, submittedIn } from './document';

interface Props {
  number: string;
  order: number | null;
  /** the document goes back for what it lacks: the form of the rejection is to be opened, filled in so far */
  sendBack: () => void;
}

/** The appeal and the feedback document side by side, part by part; what the city asks for and is not there is marked. */
export function FeedbackBeside({ number, order, sendBack }: Props) {
  const query = useAppeal(number);
  return <Read query={query}>{(appeal) => <Beside appeal={appeal} order={order} sendBack={sendBack} />}</Read>;
}

function Beside({ appeal, order, sendBack }: { appeal: Appeal } & Omit<Props, 'number'>) {
  const { t } = useTranslation('review');
  const said = useSaid();
  const course = useCourse(appeal.number).data ?? [];
  const submitted = submittedIn(course, order);
  const parts = documentOf(ofOrder(appeal, course, order), submitted);
  const missing = parts.filter((part) => part.missing);
  // the draft of the form that the case's actions have for it
  const [rejection, keepRejection] = useDraft<Values>(`rejectFeedback ${appeal.number} ${order ?? 0}`, {});
  const rejections = appeal.orders.find((one) => one.no === order)?.rejections ?? 0;
  return (
    <div className="feedback-beside">
      <section className="pane" aria-label={t('beside.appeal')}>
        <h2>{t('beside.appeal')}</h2>
        {broughtIn(appeal).map((text) => (
          <dl key={text.v} className="written">
            {text.parts.map((part) => (
              <div key={part.name}>
                <dt>{said(part.words)}</dt>
                <dd>{part.text}</dd>
              </div>
            ))}
          </dl>
        ))}
      </section>
      <section className="pane" aria-label={t('beside.document')}>
        <h2>{t('beside.document')}</h2>
        <p role="status" className={missing.length > 0 ? 'missing' : 'quiet'}>
          {missing.length > 0
            ? t('beside.missing', { parts: missing.map((part) => said(part.words)).join(t('beside.and')) })
            : t('beside.whole')}
        </p>
        {missing.length > 0 && (
          <Button
            size="small"
            onClick={() => {
              keepRejection({
                requirements: t('beside.requirements', {
                  parts: missing.map((part) => said(part.words)).join(t('beside.and')),
                }),
                ...rejection,
                missing: missing.map((part) => part.code),
              });
              sendBack();
            }}
          >
            {t('beside.sendBack')}
          </Button>
        )}
        {submitted && (
          <p className="quiet">
            {t('beside.stated', {
              outcome: t(`outcomes.${submitted.outcome}`),
              satisfaction: t(`satisfaction.${submitted.statedSatisfaction}`),
            })}
          </p>
        )}
        {rejections > 0 && <p className="quiet">{t('beside.rejections', { count: rejections })}</p>}
        <dl className="written">
          {parts.map((part) => (
            <div key={part.code} className={part.missing ? 'missing' : ''}>
              <dt>
                {part.missing ? <CloseCircleOutlined aria-hidden /> : <CheckCircleOutlined aria-hidden />}{' '}
                {said(part.words)}
                {part.missing && <span className="mark">{t(part.fatal ? 'beside.fatal' : 'beside.lacks')}</span>}
              </dt>
              {part.text !== null && <dd>{part.text}</dd>}
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
