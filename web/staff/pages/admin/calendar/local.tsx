import { useState } from 'react';
import { Button, Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';
import { useDraft } from '../../../parts/draft';
import { Read } from '../../../parts/states';
import { useAct } from '../act';
import { Labelled } from '../labelled';
import { ChangedDays } from './changed-days';
import { Dues } from './dues';
import { OwnDays, OwnHours, OwnWeekdays } from './local-entries';
import { useLocalFieldWords } from './local-field-words';
import { calendarOf, lacksOf, type LocalText, textOf } from './local-text';
import { Stops } from './stops';
import { type Calendars, readCalendars } from './year';
import '../admin.css';
import './calendar.css';

type Outcome = operations['publishLocalCalendar']['responses'][200]['content']['application/json'];

/** The city's own calendar: its days, hours and emergency suspensions; looked at before it is published. */
export function Page() {
  const { t } = useTranslation('calendar');
  const query = useQuery({
    queryKey: ['calendar', 'newest'],
    queryFn: () => readCalendars(),
  });
  // it outlives the form, which begins anew with the version that was published
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  return (
    <div className="admin">
      <h1>{t('local.title')}</h1>
      <p className="quiet">{t('local.about')}</p>
      <Read query={query}>
        {({ local }) => <Written key={local?.version ?? 0} local={local} outcome={outcome} setOutcome={setOutcome} />}
      </Read>
    </div>
  );
}

interface WrittenProps {
  local: Calendars['local'];
  /** what the last look, or the publishing, answered */
  outcome: Outcome | null;
  setOutcome: (outcome: Outcome | null) => void;
}

function Written({ local, outcome, setOutcome }: WrittenProps) {
  const { t } = useTranslation('calendar');
  const [text, keep, forget] = useDraft<LocalText>(
    `local-calendar-${local?.version ?? 0}`,
    textOf(local?.calendar ?? null),
  );
  const fieldWords = useLocalFieldWords(text);
  const { run, busy, problem } = useAct([['calendar'], ['rollouts']], fieldWords);
  const lacks = lacksOf(text);
  const put = (part: Partial<LocalText>): void => {
    setOutcome(null);
    keep({ ...text, ...part });
  };
  const send = (preview: boolean): void =>
    void run(
      () =>
        answerOf(
          api.POST('/api/v1/calendars/local', {
            body: {
              calendar: calendarOf(text),
              basedOn: local?.version ?? null,
              reason: text.reason.trim(),
              preview,
            },
          }),
        ),
      (answer) => {
        setOutcome(answer);
        if (answer.published) forget();
      },
    );
  const isReady = text.reason.trim() !== '' && lacks.length === 0;
  return (
    <section className="pane form local-calendar">
      <OwnDays entries={text.days} change={(days) => put({ days })} />
      <OwnWeekdays entries={text.weekdays} change={(weekdays) => put({ weekdays })} />
      <OwnHours entries={text.hours} change={(hours) => put({ hours })} />
      <Stops entries={text.stops} change={(stops) => put({ stops })} />
      <Labelled of="local-reason" words={t('local.reason')} required>
        <Input.TextArea
          id="local-reason"
          autoSize={{ minRows: 2, maxRows: 4 }}
          maxLength={500}
          value={text.reason}
          onChange={({ target }) => put({ reason: target.value })}
        />
      </Labelled>
      {problem}
      {lacks.length > 0 && (
        <ul className="lacks" aria-live="polite">
          {lacks.map(({ why, part, no }) => (
            <li key={`${why} ${part} ${no}`}>
              {t(`local.${why}`, { part: t(part === 'stops' ? 'stops.title' : `local.${part}`), no })}
            </li>
          ))}
        </ul>
      )}
      <div className="buttons">
        <Button type={outcome ? 'default' : 'primary'} loading={busy} disabled={!isReady} onClick={() => send(true)}>
          {t('check')}
        </Button>
        <Button
          type={outcome && !outcome.published ? 'primary' : 'default'}
          loading={busy}
          disabled={!isReady || !outcome || outcome.published}
          onClick={() => send(false)}
        >
          {t('publish')}
        </Button>
        <Button onClick={forget}>{t('local.asPublished')}</Button>
      </div>
      {outcome === null ? <p className="quiet">{t('checkFirst')}</p> : <WhatChanges outcome={outcome} />}
    </section>
  );
}

function WhatChanges({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('calendar');
  const comma = t('comma', { ns: 'app' });
  return (
    <div aria-live="polite">
      <p>
        <strong>{t(outcome.published ? 'published' : 'wouldPublish', { version: outcome.version })}</strong>
      </p>
      <Dues dues={outcome.dues} />
      {outcome.published && <Link to="/rollouts">{t('toRollouts')}</Link>}
      {outcome.suspended.length > 0 && <p>{t('suspended', { names: outcome.suspended.join(comma) })}</p>}
      {outcome.noLongerSuspended.length > 0 && (
        <p>{t('noLongerSuspended', { names: outcome.noLongerSuspended.join(comma) })}</p>
      )}
      {outcome.changedHours.length > 0 && (
        <p>{t('changedHours', { days: outcome.changedHours.map(({ on }) => on).join(comma) })}</p>
      )}
      {outcome.changedDays.length > 0 && <ChangedDays days={outcome.changedDays} />}
    </div>
  );
}
