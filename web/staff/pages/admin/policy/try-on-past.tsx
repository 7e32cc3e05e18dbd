import { Button, DatePicker } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answerOf, api } from '../../../api/client';
import { useDraft } from '../../../parts/draft';
import { useAct } from '../act';
import { fieldWordsOf } from '../field-words';
import { Labelled } from '../labelled';
import { instantAt, wallClock } from '../../../parts/wall-clock';

interface Props {
  /** what is tried */
  of: { draft: string } | { version: number };
}

interface Period {
  from: string | null;
  to: string | null;
}

/** Orders a simulation: what the draft would have meant for the appeals of a period. */
export function TryOnPast({ of }: Props) {
  const { t } = useTranslation('policy');
  const navigate = useNavigate();
  const [period, keep] = useDraft<Period>('simulation-period', { from: null, to: null });
  const { run, busy, problem } = useAct([['simulations']], fieldWordsOf({ from: t('try.from'), to: t('try.to') }));
  const isReversed = period.from !== null && period.to !== null && period.to < period.from;
  const start = (): void =>
    void run(
      () =>
        answerOf(
          api.POST('/api/v1/simulations', {
            body: {
              ...of,
              ...(period.from === null ? {} : { from: period.from }),
              ...(period.to === null ? {} : { to: period.to }),
            },
          }),
        ),
      ({ id }) => void navigate(`/simulations/${id}`),
    );
  return (
    <div className="form">
      <p>{t('try.about')}</p>
      <Labelled of="try-from" words={t('try.from')} hint={t('try.fromHint')}>
        <DatePicker
          id="try-from"
          value={period.from === null ? null : wallClock(period.from)}
          onChange={(day) => keep({ ...period, from: day ? instantAt(day.startOf('day')) : null })}
        />
      </Labelled>
      <Labelled of="try-to" words={t('try.to')} hint={t('try.toHint')}>
        <DatePicker
          id="try-to"
          value={period.to === null ? null : wallClock(period.to)}
          onChange={(day) => keep({ ...period, to: day ? instantAt(day.endOf('day')) : null })}
        />
      </Labelled>
      {isReversed && <p role="alert">{t('try.reversed')}</p>}
      {problem}
      <div className="buttons">
        <Button type="primary" loading={busy} disabled={isReversed} onClick={start}>
          {t('try.start')}
        </Button>
      </div>
    </div>
  );
}
