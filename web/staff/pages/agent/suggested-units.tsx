import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../app/language';
import { useAppeal } from '../../parts/appeal';
import { Read } from '../../parts/states';
import { suggestionsFor } from '../../parts/suggestions';

/** Which units the dispatch catalogue names for the appeal while it waits to be dispatched, with the reason: a person decides. */
export function SuggestedUnits({ number }: { number: string }) {
  const { t } = useTranslation('agent');
  const said = useSaid();
  const { data: appeal } = useAppeal(number);
  const query = useQuery(suggestionsFor(number));
  if (appeal && appeal.stage !== 'accepted') return null;
  return (
    <section className="below" aria-label={t('suggested.title')}>
      <h2>{t('suggested.title')}</h2>
      <Read query={query}>
        {({ suggestions, none }) => (
          <>
            {none !== null && <p className="quiet">{said(none)}</p>}
            <ol className="call-list">
              {suggestions.map((one) => (
                <li key={`${one.unit.id} ${one.duty.id}`}>
                  {one.unit.name}
                  <span className="second">{said(one.reason)}</span>
                </li>
              ))}
            </ol>
          </>
        )}
      </Read>
    </section>
  );
}
