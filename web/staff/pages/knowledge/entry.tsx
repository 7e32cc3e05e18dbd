import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useKeys } from '../../app/keys';
import { useInstants } from '../../parts/instants';
import { Read } from '../../parts/states';
import { Compared, FACTS, useFactWords } from './compared';
import { type EntryWithVersions, KNOWLEDGE, useEntry, type Version } from './entries';
import { ReportForm } from './report-form';
import { RetireForm } from './retire-form';
import { StandingMark } from './standing';
import './knowledge.css';

/** One entry: what it says now, and every version of it beside that, with who, when and why. */
export function Page() {
  const { t } = useTranslation('knowledge');
  const navigate = useNavigate();
  const { id } = useParams();
  useKeys([{ key: 'Escape', words: t('back'), act: () => void navigate('/knowledge') }]);
  return <Read query={useEntry(id)}>{(data) => <Whole {...data} />}</Read>;
}

function Whole({ entry, versions }: EntryWithVersions) {
  const { t } = useTranslation('knowledge');
  const queries = useQueryClient();
  const say = useFactWords();
  const [asks, setAsks] = useState<'report' | 'retire' | null>(null);
  const done = (): void => {
    setAsks(null);
    void queries.invalidateQueries({ queryKey: [KNOWLEDGE] });
  };
  return (
    <div className="knowledge-entry">
      <article className="pane">
        <div className="entry-head">
          <h1>{entry.title}</h1>
          <StandingMark entry={entry} />
          {entry.mayChange && <Link to={`/knowledge/${entry.id}/edit`}>{t('newVersion')}</Link>}
          <Button onClick={() => setAsks(asks === 'report' ? null : 'report')} aria-expanded={asks === 'report'}>
            {t('report.wrong')}
          </Button>
          {entry.mayChange && (
            <Button onClick={() => setAsks(asks === 'retire' ? null : 'retire')} aria-expanded={asks === 'retire'}>
              {t('retire.open')}
            </Button>
          )}
        </div>
        {asks === 'report' && <ReportForm about={entry} onDone={done} />}
        {asks === 'retire' && <RetireForm entry={entry} onDone={done} />}
        {!entry.answerable && <p role="note">{t('notAnswerable')}</p>}
        <h2>{t('fields.question')}</h2>
        <p className="said-words">{entry.question}</p>
        <h2>{t('fields.answer')}</h2>
        <p className="said-words">{entry.answer}</p>
        <dl className="facts">
          {FACTS.map((name) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{t(`fields.${name}`)}</dt>
              <dd>{say(entry, name)}</dd>
            </div>
          ))}
          <dt>{t('columns.answered')}</dt>
          <dd>{t('times', { count: entry.answered })}</dd>
        </dl>
      </article>
      <Versions versions={versions} shown={entry.version} />
    </div>
  );
}

function Versions({ versions, shown }: { versions: readonly Version[]; shown: number }) {
  const { t } = useTranslation('knowledge');
  const instant = useInstants();
  const [newer, older] = versions;
  const [pair, setPair] = useState<{ older: number; newer: number } | null>(null);
  const chosen = {
    newer: versions.find((v) => v.version === pair?.newer) ?? newer,
    older: versions.find((v) => v.version === pair?.older) ?? older,
  };
  const options = versions.map((v) => ({ value: v.version, label: t('versionNo', { no: v.version }) }));
  return (
    <aside className="pane" aria-label={t('versions')}>
      <h2>{t('versions')}</h2>
      <ol className="versions">
        {versions.map((v) => (
          <li key={v.version} aria-current={v.version === shown ? 'true' : undefined}>
            <strong>{t('versionNo', { no: v.version })}</strong> {t(`stands.${v.stands}`)}
            {v.version === shown && ` ${t('shown')}`}
            <span className="second">
              {t('madeBy', { name: v.madeByName ?? v.madeBy, at: instant(v.madeAt, 'full') })}
            </span>
            <span className="said-words">{v.reason}</span>
          </li>
        ))}
      </ol>
      {chosen.newer && chosen.older && (
        <>
          <div className="buttons">
            {(['older', 'newer'] as const).map((side) => (
              <div className="field" key={side}>
                <label htmlFor={`compare-${side}`}>{t(`compare.${side}`)}</label>
                <Select
                  id={`compare-${side}`}
                  options={options}
                  value={chosen[side]?.version ?? null}
                  onChange={(version) =>
                    setPair({
                      older: chosen.older?.version ?? version,
                      newer: chosen.newer?.version ?? version,
                      [side]: version,
                    })
                  }
                />
              </div>
            ))}
          </div>
          <Compared older={chosen.older} newer={chosen.newer} />
        </>
      )}
    </aside>
  );
}
