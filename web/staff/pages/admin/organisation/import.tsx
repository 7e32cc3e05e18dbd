import { useState } from 'react';
import { Alert, Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';
import { useLanguage } from '../../../app/language';
import { useDraft } from '../../../parts/draft';
import { Empty } from '../../../parts/states';
import { useAct } from '../act';
import { Labelled } from '../labelled';
import { PlainTable } from '../plain-table';
import { LAYOUT, readFile, SHEETS, type Sheets, Unreadable } from './spreadsheet';
import '../admin.css';
import './organisation.css';

type Outcome = operations['importOrganisation']['responses'][200]['content']['application/json'];

interface Read {
  names: string;
  sheets: Sheets;
}

/** Units, duties, lines and people from a spreadsheet: looked at row by row, then all of it or nothing. */
export function Page() {
  const { t } = useTranslation('organisation');
  const [read, setRead] = useState<Read | null>(null);
  const [unreadable, setUnreadable] = useState<Unreadable | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [reason, keepReason, forgetReason] = useDraft('organisation-import', '');
  const { run, busy, problem, clear } = useAct([['units'], ['catalogue'], ['directory'], ['accounts']]);
  const send = (sheets: Sheets, preview: boolean): void =>
    void run(
      () =>
        answerOf(
          api.POST('/api/v1/organisation/import', {
            params: { query: { preview: preview ? '1' : '0' } },
            body: { sheets, reason: reason.trim() || t('import.previewReason') },
          }),
        ),
      (answer) => {
        setOutcome(answer);
        if (answer.applied) forgetReason();
      },
    );
  const take = async (files: readonly File[]): Promise<void> => {
    clear();
    setOutcome(null);
    setUnreadable(null);
    setRead(null);
    try {
      const parts = await Promise.all(files.map(readFile));
      const sheets = Object.assign({}, ...parts) as Sheets;
      setRead({ names: files.map(({ name }) => name).join(t('comma', { ns: 'app' })), sheets });
      send(sheets, true);
    } catch (error) {
      setUnreadable(error instanceof Unreadable ? error : new Unreadable('broken', ''));
    }
  };
  const isClean = outcome !== null && !outcome.applied && outcome.faults.length === 0;
  return (
    <div className="admin">
      <h1>{t('import.title')}</h1>
      <p className="quiet">{t('import.about')}</p>
      <section className="pane form">
        <label className="drop" htmlFor="import-file">
          {t('import.file')}
          <input
            id="import-file"
            type="file"
            accept=".xlsx,.csv"
            multiple
            onChange={({ target }) => {
              const files = [...(target.files ?? [])];
              // the same file, mended, is chosen again
              target.value = '';
              void take(files);
            }}
          />
        </label>
        <details>
          <summary>{t('import.form')}</summary>
          <ul>
            {SHEETS.map((sheet) => (
              <li key={sheet}>
                {t('import.sheet', {
                  sheet: LAYOUT[sheet].zh,
                  columns: LAYOUT[sheet].columns.map(({ zh }) => zh).join('、'),
                })}
              </li>
            ))}
          </ul>
        </details>
        {unreadable && (
          <Alert
            type="error"
            role="alert"
            title={t(`import.unreadable.${unreadable.why}`, { detail: unreadable.detail })}
          />
        )}
        {read && <p>{t('import.read', { names: read.names })}</p>}
        {isClean && (
          <Labelled of="import-reason" words={t('reason')} required hint={t('import.reasonHint')}>
            <Input
              id="import-reason"
              maxLength={2000}
              value={reason}
              onChange={({ target }) => keepReason(target.value)}
            />
          </Labelled>
        )}
        {problem}
        {read && isClean && (
          <div className="buttons">
            <Button
              type="primary"
              loading={busy}
              disabled={reason.trim() === ''}
              onClick={() => send(read.sheets, false)}
            >
              {t('import.do', { count: outcome.rows.filter(({ effect }) => effect !== 'unchanged').length })}
            </Button>
          </div>
        )}
      </section>
      <section className="pane" aria-live="polite">
        {outcome ? <Told outcome={outcome} /> : <Empty title={t('import.nothing')} how={t('import.nothingHow')} />}
      </section>
    </div>
  );
}

function Told({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('organisation');
  const { language } = useLanguage();
  const { applied, faults, rows } = outcome;
  return (
    <>
      <p>
        <strong>
          {applied
            ? t('import.applied')
            : faults.length > 0
              ? t('import.faults', { count: faults.length })
              : t('import.preview')}
        </strong>
      </p>
      {faults.length > 0 && (
        <PlainTable
          label={t('import.faultList')}
          rows={faults}
          keyOf={(fault) => `${fault.sheet} ${fault.row} ${fault.field ?? ''} ${fault.zh}`}
          empty={null}
          columns={[
            { id: 'sheet', title: t('import.sheetName'), cell: ({ sheet }) => LAYOUT[sheet].zh },
            { id: 'row', title: t('import.row'), align: 'end', cell: ({ row }) => row },
            {
              id: 'field',
              title: t('import.field'),
              cell: ({ sheet, field }) => LAYOUT[sheet].columns.find(({ name }) => name === field)?.zh ?? field,
            },
            { id: 'what', title: t('import.fault'), cell: (fault) => <span className="fault">{fault[language]}</span> },
          ]}
        />
      )}
      <PlainTable
        label={t('import.rows')}
        rows={rows}
        keyOf={(row) => `${row.sheet} ${row.row}`}
        empty={null}
        columns={[
          { id: 'sheet', title: t('import.sheetName'), cell: ({ sheet }) => LAYOUT[sheet].zh },
          { id: 'row', title: t('import.row'), align: 'end', cell: ({ row }) => row },
          { id: 'subject', title: t('import.subject'), cell: ({ subject }) => subject },
          { id: 'effect', title: t('import.effect'), cell: ({ effect }) => t(`import.effects.${effect}`) },
        ]}
      />
    </>
  );
}
