import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ActionsPane } from './actions-pane';
import { CasePane } from './case-pane';

/** One appeal on a page of its own: the case, and what may be done now. */
export function Page() {
  const { t } = useTranslation('case');
  const { number = '' } = useParams();
  return (
    <div className="case-page">
      <CasePane number={number} asPage />
      <aside aria-label={t('actions.title')}>
        <ActionsPane key={number} number={number} onDone={() => undefined} />
      </aside>
    </div>
  );
}
