import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { AppealDesk } from '../../parts/appeal-desk';
import { useAppealColumns } from '../../parts/appeal-rows';
import { Empty, Read } from '../../parts/states';
import { useUnits } from '../../parts/units';
import { MorningCharts } from './charts';
import { type ListOf, useMorning, useMorningRows } from './figures';
import { MorningTiles } from './tiles';
import './morning.css';

/**
 * One page of a morning's figures: what came yesterday and what became of it, what is open and late now, last night's major matters,
 * what waits for instruction. Each number opens its list; a row opens the case, and there one acts.
 */
export function Page() {
  const { t } = useTranslation(['leader', 'app']);
  const [place, setPlace] = useSearchParams();
  const day = place.get('day');
  const of = (place.get('of') ?? 'forInstruction') as ListOf;
  const unit = place.get('unit');
  const figures = useMorning(day);
  const shown = day ?? figures.data?.day;
  const list = useMorningRows(of, day, unit);
  const columns = useAppealColumns();
  const { nameOf } = useUnits();
  const isOpen = place.get('open') !== null;
  const words = t(`of.${of}`);
  const go = (to: string | null): void => setPlace(to === null ? {} : { day: to, of }, { replace: true });
  return (
    <AppealDesk
      id="morning"
      title={t('title')}
      label={words}
      list={list}
      columns={columns}
      numberOf={(row) => row.number}
      above={
        <>
          <div className="desk-head">
            <label htmlFor="morning-day">{t('day')}</label>
            <DatePicker
              id="morning-day"
              format="YYYY-MM-DD"
              allowClear={false}
              value={shown === undefined ? null : dayjs(shown)}
              onChange={(chosen) => go(chosen?.format('YYYY-MM-DD') ?? null)}
            />
            {day !== null && <Button onClick={() => go(null)}>{t('today')}</Button>}
          </div>
          <Read query={figures}>
            {(morning) => (
              <>
                <MorningTiles morning={morning} of={of} day={day} />
                {!isOpen && <MorningCharts morning={morning} day={day} />}
              </>
            )}
          </Read>
          <h2>{unit === null ? words : t('ofUnit', { words, unit: nameOf(unit) })}</h2>
        </>
      }
      empty={<Empty title={t('empty', { words })} how={t(`how.${of}`)} />}
    />
  );
}
