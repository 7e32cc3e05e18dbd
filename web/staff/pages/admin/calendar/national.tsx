import { useRef, useState } from 'react';
import { Button, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../../api/client';
import { serverNow } from '../../../api/server-clock';
import type { operations } from '../../../api/schema';
import { useDraft } from '../../../parts/draft';
import { civilDay } from '../../../parts/instants';
import { useAct } from '../act';
import { Labelled } from '../labelled';
import { ChangedDays } from './changed-days';
import { Dues } from './dues';
import '../admin.css';

type Outcome = operations['publishNationalCalendar']['responses'][200]['content']['application/json'];

interface Text {
  year: number;
  name: string;
  notice: string;
  secondName: string;
  secondNotice: string;
}

/** A year's arrangement: the text of the State Council's notice is pasted, compared with a second source, looked at and published. */
export function Page() {
  const { t } = useTranslation('calendar');
  const [text, keep, forget] = useDraft<Text>('national-calendar', {
    year: Number(civilDay(serverNow()).slice(0, 4)) + 1,
    name: '',
    notice: '',
    secondName: '',
    secondNotice: '',
  });
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const result = useRef<HTMLHeadingElement>(null);
  const { run, busy, problem } = useAct([['calendar'], ['rollouts']], (path) =>
    t([`nationalFields.${path.split('/').filter(Boolean).join('_')}`, 'nationalFields.other']),
  );
  const put = (part: Partial<Text>): void => {
    setOutcome(null);
    keep({ ...text, ...part });
  };
  const send = (preview: boolean): void =>
    void run(
      () =>
        answerOf(
          api.POST('/api/v1/calendars/national', {
            body: {
              year: text.year,
              name: text.name.trim(),
              notice: text.notice,
              ...(text.secondNotice.trim() === ''
                ? {}
                : { second: { name: text.secondName.trim(), notice: text.secondNotice } }),
              preview,
            },
          }),
        ),
      (answer) => {
        setOutcome(answer);
        if (answer.published) forget();
        requestAnimationFrame(() => result.current?.scrollIntoView({ block: 'center' }));
      },
    );
  const isReady = text.name.trim() !== '' && text.notice.trim() !== '';
  return (
    <div className="admin">
      <h1>{t('national.title')}</h1>
      <p className="quiet">{t('national.about')}</p>
      <div className="side-by-side">
        <section className="pane form">
          <Labelled of="notice-year" words={t('national.year')} required>
            <InputNumber
              id="notice-year"
              min={2004}
              max={2199}
              value={text.year}
              onChange={(year) => put({ year: year ?? text.year })}
            />
          </Labelled>
          <Labelled of="notice-name" words={t('national.name')} required hint={t('national.nameHint')}>
            <Input
              id="notice-name"
              maxLength={80}
              value={text.name}
              onChange={({ target }) => put({ name: target.value })}
            />
          </Labelled>
          <Labelled of="notice-text" words={t('national.notice')} required hint={t('national.noticeHint')}>
            <Input.TextArea
              id="notice-text"
              autoSize={{ minRows: 8, maxRows: 16 }}
              value={text.notice}
              onChange={({ target }) => put({ notice: target.value })}
            />
          </Labelled>
          <Labelled of="second-name" words={t('national.secondName')}>
            <Input
              id="second-name"
              maxLength={80}
              value={text.secondName}
              onChange={({ target }) => put({ secondName: target.value })}
            />
          </Labelled>
          <Labelled of="second-text" words={t('national.second')} hint={t('national.secondHint')}>
            <Input.TextArea
              id="second-text"
              autoSize={{ minRows: 4, maxRows: 12 }}
              value={text.secondNotice}
              onChange={({ target }) => put({ secondNotice: target.value })}
            />
          </Labelled>
          {problem}
          <div className="buttons">
            <Button
              type={outcome ? 'default' : 'primary'}
              loading={busy}
              disabled={!isReady}
              onClick={() => send(true)}
            >
              {t('check')}
            </Button>
            <Button
              type={outcome && !outcome.published ? 'primary' : 'default'}
              loading={busy}
              disabled={!outcome || outcome.published}
              onClick={() => send(false)}
            >
              {t('publish')}
            </Button>
          </div>
          {!outcome && <p className="quiet">{t('checkFirst')}</p>}
        </section>
        <section className="pane form" aria-live="polite">
          <h2 ref={result}>{t('result')}</h2>
          {outcome === null && <p className="quiet">{t('noResult')}</p>}
          {outcome && (
            <>
              <p>
                <strong>{t(outcome.published ? 'published' : 'wouldPublish', { version: outcome.version })}</strong>
              </p>
              <p>
                {t('agreed', { sources: outcome.sources.join(t('comma', { ns: 'app' })), until: outcome.knownThrough })}
              </p>
              <Dues dues={outcome.dues} />
              {outcome.published && <Link to="/rollouts">{t('toRollouts')}</Link>}
              <ChangedDays national days={outcome.changedDays.map((day) => ({ ...day, unit: null }))} />
            </>
          )}
        </section>
      </div>
    </div>
  );
}
