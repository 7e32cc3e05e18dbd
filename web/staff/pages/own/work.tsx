import { useTranslation } from 'react-i18next';
import { QueueDesk } from '../../parts/queue-desk';

/** All that is owed by the person's roles and units, in one list. */
export function Page() {
  const { t } = useTranslation('own');
  return (
    <QueueDesk
      id="work"
      title={t('work.title')}
      queue={{ id: 'all', words: t('work.all'), asked: {} }}
      empty={{ title: t('work.empty'), how: t('work.how') }}
    />
  );
}
