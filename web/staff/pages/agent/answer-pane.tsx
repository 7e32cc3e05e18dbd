import { useRef, useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../app/keys';
import { type Entry, useFinds } from '../knowledge/entries';
import { ReportForm } from '../knowledge/report-form';
import { useSettled } from '../../parts/settled';
import { type Call, toldIn } from './call-draft';
import { Finds } from './finds';
import { type CityPolicy, processesBy } from './policy';

const SETTLED_MS = 350;
const SHOWN = 6;
const LEAST = 2;
const BOX = 'call-knowledge';
const SEND = 'call-answer-send';

interface Props {
  call: Call;
  set: (part: Partial<Call>) => void;
  policy: CityPolicy;
  busy: boolean;
  answer: () => void;
}

/**
 * The knowledge base beside the call: entries come by themselves from what is told, or from words typed here. Enter takes the one
 * at hand as the answer, Enter again registers and answers.
 */
export function AnswerPane({ call, set, policy, busy, answer }: Props) {
  const { t } = useTranslation('agent');
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const [reports, setReports] = useState<Entry | 'missing' | null>(null);
  const told = toldIn(call);
  const q = useSettled((words.trim() || told).slice(0, 400), SETTLED_MS);
  const query = useFinds({ q, limit: SHOWN }, q.length >= LEAST);
  const entries = q.length >= LEAST ? (query.data?.entries ?? []) : [];
  const hand = Math.min(at, Math.max(0, entries.length - 1));
  const may = processesBy(policy, 'directAnswer');
  const isReady = may && !busy && call.answer.trim() !== '';

  const box = useRef<HTMLDivElement>(null);
  const step = (by: number): void => setAt(Math.max(0, Math.min(entries.length - 1, hand + by)));
  const take = (entry: Entry | undefined): void => {
    if (!entry?.answerable) return;
    set({ answer: entry.answer, knowledge: { entry: entry.id, version: entry.version, title: entry.title } });
    requestAnimationFrame(() => document.getElementById(SEND)?.focus());
  };
  const stepping = { within: box, inFields: true };
  useKeys([
    { ...stepping, key: 'ArrowDown', words: t('answer.keyNext'), act: () => step(1) },
    { ...stepping, key: 'ArrowUp', words: t('answer.keyPrevious'), act: () => step(-1) },
    { ...stepping, key: 'Enter', words: t('answer.keyTake'), act: () => take(entries[hand]) },
    {
      key: 'F2',
      words: t('answer.keySearch'),
      inFields: true,
      act: () => document.getElementById(BOX)?.focus(),
    },
    {
      key: 'F4',
      words: t('answer.send'),
      inFields: true,
      act: (): void | false => {
        if (!isReady) return false;
        answer();
      },
    },
  ]);

  return (
    <div className="pane">
      <div ref={box} className="field">
        <label htmlFor={BOX}>
          {t('answer.search')} <kbd>{'F2'}</kbd>
        </label>
        <Input
          id={BOX}
          type="search"
          role="combobox"
          aria-expanded={entries.length > 0}
          aria-controls="call-finds"
          aria-activedescendant={entries[hand] ? `find-${entries[hand].id}` : undefined}
          allowClear
          autoComplete="off"
          placeholder={t('answer.searchHint')}
          value={words}
          onChange={({ target }) => {
            setWords(target.value);
            setAt(0);
          }}
        />
      </div>
      <Finds
        entries={entries}
        hand={hand}
        asked={q.length >= LEAST}
        error={query.error}
        take={take}
        report={setReports}
      />
      {reports !== null && (
        <ReportForm
          key={reports === 'missing' ? 'missing' : reports.id}
          {...(reports === 'missing' ? {} : { about: reports })}
          onDone={() => setReports(null)}
        />
      )}
      <div className="field below">
        <label htmlFor="call-answer">{t('answer.words')}</label>
        <Input.TextArea
          id="call-answer"
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={10_000}
          value={call.answer}
          onChange={({ target }) => set({ answer: target.value })}
        />
        {call.knowledge !== null && (
          <span className="second">
            {t('answer.from', call.knowledge)}{' '}
            <Button type="link" size="small" onClick={() => set({ knowledge: null })}>
              {t('answer.notFrom')}
            </Button>
          </span>
        )}
      </div>
      {!may && <p className="quiet">{t('answer.notHere')}</p>}
      <Button id={SEND} type="primary" disabled={!isReady} loading={busy} onClick={answer}>
        {t('answer.send')} <kbd>{'F4'}</kbd>
      </Button>
    </div>
  );
}
