import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSaid } from '../../app/language';
import { useDraft } from '../../parts/draft';
import { useInstants } from '../../parts/instants';
import { ProblemBox } from '../../parts/states';
import { useUnits } from '../../parts/units';
import type { Report } from './entries';
import { useSending } from '../../parts/sending';

/** One report with its clock; the owner answers it by a version, or by the reason why nothing changes. */
export function OneReport({ report, onDone }: { report: Report; onDone: () => void }) {
  const { t } = useTranslation('knowledge');
  const said = useSaid();
  const instant = useInstants();
  const { nameOf } = useUnits();
  return (
    <>
      <h2>{t(`reports.kinds.${report.kind}`)}</h2>
      <p className="said-words">{report.words}</p>
      <dl className="facts">
        <dt>{t('reports.entry')}</dt>
        <dd>
          {report.entry === null ? (
            t('reports.noEntry')
          ) : (
            <Link to={`/knowledge/${report.entry}`}>
              {t('reports.entryNo', { title: report.title, version: report.version })}
            </Link>
          )}
        </dd>
        <dt>{t('columns.unit')}</dt>
        <dd>{nameOf(report.unit)}</dd>
        <dt>{t('reports.by')}</dt>
        <dd>{t('madeBy', { name: report.madeByName ?? report.madeBy, at: instant(report.madeAt, 'full') })}</dd>
        <dt>{t('columns.due', { ns: 'app' })}</dt>
        <dd>
          <strong>{t(`reports.clocks.${report.clock}`)}</strong>
          <span className="second" style={{ whiteSpace: 'normal' }}>
            {said(report.why)}
          </span>
        </dd>
        {report.resolvedAt !== null && (
          <>
            <dt>{t('reports.answer')}</dt>
            <dd>
              {report.answer === null ? (
                report.reason
              ) : (
                <Link to={`/knowledge/${report.answer.entry}`}>
                  {t('reports.corrected', { version: report.answer.version })}
                </Link>
              )}
              <span className="second">
                {t('madeBy', { name: report.resolvedByName ?? '', at: instant(report.resolvedAt, 'full') })}
              </span>
            </dd>
          </>
        )}
      </dl>
      {report.mayAnswer && <Answer report={report} onDone={onDone} />}
    </>
  );
}

function Answer({ report, onDone }: { report: Report; onDone: () => void }) {
  const { t } = useTranslation('knowledge');
  const { busy, error, sent } = useSending();
  const [reason, keep, forget] = useDraft(`knowledge-answer ${report.id}`, '');
  const write =
    report.entry === null
      ? `/knowledge/new?report=${report.id}&unit=${report.unit}`
      : `/knowledge/${report.entry}/edit?report=${report.id}`;
  const decline = async (): Promise<void> => {
    const answer = await sent(`/api/v1/knowledge-reports/${report.id}/resolve`, { reason });
    if (!answer) return;
    forget();
    onDone();
  };
  return (
    <form
      className="schema-form below"
      aria-label={t('reports.answer')}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '' && !busy) void decline();
      }}
    >
      <p>
        <Link to={write}>{t(report.entry === null ? 'reports.writeEntry' : 'reports.writeVersion')}</Link>
      </p>
      <div className="field">
        <label htmlFor="report-reason">{t('reports.orReason')}</label>
        <Input.TextArea
          id="report-reason"
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => keep(target.value)}
        />
      </div>
      {error !== null && <ProblemBox error={error} />}
      <Button htmlType="submit" loading={busy} disabled={reason.trim() === ''}>
        {t('reports.decline')}
      </Button>
    </form>
  );
}
