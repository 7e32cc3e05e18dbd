import { WarningOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client';
import { KNOWLEDGE } from './entries';

const COUNTED = 100;
/** what is due soon becomes late without anybody doing anything */
const AGAIN_MS = 60_000;

/** The way to the reports, with how many this person's unit still owes an answer to, and how many of them are late. */
export function ReportsLink() {
  const { t } = useTranslation('knowledge');
  const { data } = useQuery({
    queryKey: [KNOWLEDGE, 'owed'],
    queryFn: () =>
      answerOf(api.GET('/api/v1/knowledge-reports', { params: { query: { open: 'true', limit: COUNTED } } })),
    refetchInterval: AGAIN_MS,
  });
  const owed = data?.reports.filter((report) => report.mayAnswer) ?? [];
  const late = owed.filter((report) => report.clock === 'late').length;
  const soon = owed.filter((report) => report.clock === 'nearDue').length;
  return (
    <span>
      <Link to="/knowledge-reports">{t('reports.title')}</Link>
      {owed.length > 0 && (
        <span className={late > 0 ? 'due over' : 'quiet'}>
          {' '}
          {late > 0 && <WarningOutlined aria-hidden />} {t('reports.owed', { owed: owed.length, late, soon })}
        </span>
      )}
    </span>
  );
}
