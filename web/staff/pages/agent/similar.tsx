import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client';
import { useSaid } from '../../app/language';
import { useInstants } from '../../parts/instants';
import { ProblemBox } from '../../parts/states';
import { useUnits } from '../../parts/units';
import { useSettled } from '../../parts/settled';
import { type Call, toldIn } from './call-draft';

const SETTLED_MS = 500;
/** fewer characters compare with everything */
const LEAST = 6;

interface Props {
  call: Call;
  busy: boolean;
  merge: (master: string) => void;
}

/** What others told of the same, while it is being typed: an open appeal takes this call into it in one step. */
export function SimilarAppeals({ call, busy, merge }: Props) {
  const { t } = useTranslation('agent');
  const said = useSaid();
  const instant = useInstants();
  const { nameOf } = useUnits();
  const text = useSettled(toldIn(call), SETTLED_MS);
  const place = useSettled(call.elements['place']?.text.trim() ?? '', SETTLED_MS);
  const like = { text, ...(place ? { place } : {}), ...(call.category ? { category: call.category } : {}) };
  const enough = text.length >= LEAST;
  const query = useQuery({
    queryKey: ['list', 'similar', like],
    queryFn: () => answerOf(api.POST('/api/v1/appeals/similar', { body: like })),
    enabled: enough,
    placeholderData: keepPreviousData,
  });
  const appeals = enough ? (query.data?.appeals ?? []) : [];
  return (
    <section className="pane" aria-label={t('similar.title')} aria-live="polite">
      <h2>{t('similar.title')}</h2>
      {query.error !== null && enough && <ProblemBox error={query.error} />}
      {appeals.length === 0 && <p className="quiet">{t(enough ? 'similar.none' : 'similar.how')}</p>}
      <ul className="call-list">
        {appeals.map((one) => (
          <li key={one.number}>
            <Link to={`/appeals/${one.number}`} target="_blank">
              {one.title ?? one.number}
            </Link>
            <span className="second">
              {t('similar.row', {
                at: instant(one.receivedAt),
                stage: said(one.stageWords),
                unit: nameOf(one.unit) || t('similar.noUnit'),
                share: Math.round(one.score * 100),
              })}
            </span>
            {one.answered !== null && <span className="call-answered">{one.answered}</span>}
            {one.open && (
              <Button size="small" disabled={busy} onClick={() => merge(one.number)}>
                {t('similar.merge')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
