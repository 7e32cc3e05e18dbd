import { useTranslation } from 'react-i18next';

interface Props {
  dues: { open: number; provisional: number; later: number };
}

/** What a change of the calendar means for the limits that run now. */
export function Dues({ dues }: Props) {
  const { t } = useTranslation('calendar');
  return (
    <>
      <p>{t('dues', { open: dues.open, later: dues.later })}</p>
      {dues.provisional > 0 && <p className="quiet">{t('provisional', { count: dues.provisional })}</p>}
    </>
  );
}
