import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answerOf, api } from '../../../api/client';
import { useDraft } from '../../../parts/draft';
import { useAct } from '../act';
import { Labelled } from '../labelled';

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
  const { run, busy, problem } = useAct([['simulations']]);
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
          value={period.from === null ? null : dayjs(period.from)}
          onChange={(at) => keep({ ...period, from: at ? at.startOf('day').toISOString() : null })}
        />
      </Labelled>
      <Labelled of="try-to" words={t('try.to')} hint={t('try.toHint')}>
        <DatePicker
          id="try-to"
          value={period.to === null ? null : dayjs(period.to)}
          onChange={(at) => keep({ ...period, to: at ? at.endOf('day').toISOString() : null })}
        />
      </Labelled>
      {problem}
      <div className="buttons">
        <Button type="primary" loading={busy} onClick={start}>
          {t('try.start')}
        </Button>
      </div>
    </div>
  );
}
