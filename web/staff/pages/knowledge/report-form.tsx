import { App, Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../app/language';
import { useDraft } from '../../parts/draft';
import { ProblemBox } from '../../parts/states';
import { useUnits } from '../../parts/units';
import type { Entry, Report } from './entries';
import { useSending } from '../../parts/sending';

interface Props {
  /** the entry that is wrong; left out: one is missing, and the unit is named here */
  about?: Pick<Entry, 'id' | 'version'>;
  onDone: () => void;
}

/** «Wrong or missing»: goes to the unit that owns the matter, which answers by the day that is said then. */
export function ReportForm({ about, onDone }: Props) {
  const { t } = useTranslation('knowledge');
  const said = useSaid();
  const { message } = App.useApp();
  const { units } = useUnits();
  const { busy, error, sent } = useSending();
  const id = about?.id ?? 'missing';
  const [draft, keep, forget] = useDraft(`knowledge-report ${id}`, { words: '', unit: '' });
  const isWhole = draft.words.trim() !== '' && (about !== undefined || draft.unit !== '');
  const submit = async (): Promise<void> => {
    const href = about ? `/api/v1/knowledge/${about.id}/reports` : '/api/v1/knowledge-reports';
    const words = draft.words.trim();
    const answer = await sent<{ report: Report }>(
      href,
      about ? { version: about.version, words } : { unit: draft.unit, words },
    );
    if (!answer) return;
    forget();
    void message.success(t('report.done', { why: said(answer.report.why) }));
    onDone();
  };
  return (
    <form
      className="schema-form"
      aria-label={t(about ? 'report.wrong' : 'report.missing')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole && !busy) void submit();
      }}
    >
      {!about && (
        <div className="field">
          <label htmlFor="report-unit">{t('report.unit')}</label>
          <Select
            id="report-unit"
            showSearch
            optionFilterProp="label"
            options={units.filter((unit) => unit.active).map((unit) => ({ value: unit.id, label: unit.name }))}
            value={draft.unit || null}
            onChange={(unit: string) => keep({ ...draft, unit })}
          />
        </div>
      )}
      <div className="field">
        <label htmlFor={`report-${id}`}>{t(about ? 'report.what' : 'report.asked')}</label>
        <Input.TextArea
          id={`report-${id}`}
          autoFocus
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={2000}
          value={draft.words}
          onChange={({ target }) => keep({ ...draft, words: target.value })}
        />
        <span className="second">{t('report.noNames')}</span>
      </div>
      {error !== null && <ProblemBox error={error} />}
      <Button type="primary" htmlType="submit" loading={busy} disabled={!isWhole}>
        {t('report.send')}
      </Button>
    </form>
  );
}
