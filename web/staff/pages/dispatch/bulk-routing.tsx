import { useState } from 'react';
import { Button, Progress, Select } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../api/problem';
import { useKeys } from '../../app/keys';
import { useLanguage } from '../../app/language';
import { type EachTicked, isDone, type RowOutcome, useEachTicked } from '../../parts/each-ticked';
import { suggestionsFor } from '../../parts/suggestions';
import { type Task, taskKey } from '../../parts/tasks';
import { useUnits } from '../../parts/units';

/** to each row the unit that the catalogue suggests for it */
const BY_CATALOGUE = '';

export interface BulkRouting extends Omit<EachTicked, 'start'> {
  /** `unit`: one for all, or BY_CATALOGUE; calls back for each row that was dispatched */
  run: (tasks: readonly Task[], unit: string, dispatched: (key: string) => void) => Promise<void>;
}

/** Several rows dispatched one by one, each on its own: what is refused stays in the list with its reason (R-DSP-03). */
export function useBulkRouting(): BulkRouting {
  const queries = useQueryClient();
  const each = useEachTicked('dispatch');
  const run: BulkRouting['run'] = async (tasks, unit, dispatched) => {
    const unitFor = async (task: Task): Promise<string | undefined> =>
      unit === BY_CATALOGUE ? (await queries.fetchQuery(suggestionsFor(task.number))).suggestions[0]?.unit.id : unit;
    await each.start(
      tasks,
      async (task) => {
        const to = await unitFor(task);
        return to === undefined ? null : { unit: to, mode: 'transfer' };
      },
      dispatched,
    );
    await queries.invalidateQueries({ queryKey: ['list'] });
  };
  return { ...each, run };
}

interface BarProps {
  routing: BulkRouting;
  ticked: readonly Task[];
  untick: () => void;
  done: (keys: readonly string[]) => void;
}

/** where the ticked rows go */
export function BulkBar({ routing, ticked, untick, done }: BarProps) {
  const { t } = useTranslation('dispatch');
  const { units } = useUnits();
  const [unit, setUnit] = useState(BY_CATALOGUE);
  const options = [
    { value: BY_CATALOGUE, label: t('bulk.byCatalogue') },
    ...units.filter((one) => one.level > 1 && one.active).map((one) => ({ value: one.id, label: one.name })),
  ];
  const start = (): void => {
    void routing.run(ticked, unit, (key) => done([key])).then(untick);
  };
  useKeys([{ key: 'D', words: t('bulk.key'), act: () => (routing.busy ? false : start()) }]);
  return (
    <>
      <span>{t('bulk.ticked', { count: ticked.length })}</span>
      <Select
        className="bulk-unit"
        showSearch
        aria-label={t('bulk.to')}
        optionFilterProp="label"
        options={options}
        value={unit}
        onChange={setUnit}
      />
      <Button type="primary" loading={routing.busy} onClick={start}>
        {t('bulk.dispatch', { count: ticked.length })}
      </Button>
      <Button type="text" disabled={routing.busy} onClick={untick}>
        {t('bulk.untick')}
      </Button>
    </>
  );
}

/** how far it is, and what became of each row: the refused ones with the rule and what to do */
export function BulkOutcomes({ routing }: { routing: BulkRouting }) {
  const { t } = useTranslation('dispatch');
  const { language } = useLanguage();
  const { nameOf } = useUnits();
  const { outcomes, busy, close } = routing;
  if (outcomes.length === 0) return null;
  const over = outcomes.filter((one) => one.became !== null).length;
  const becameOf = ({ became }: RowOutcome): string => {
    if (became === null) return t('bulk.waiting');
    if (became === 'passedOver') return t('bulk.nobodySuggested');
    if ('done' in became) return t('bulk.sent', { unit: nameOf(String(became.done['unit'])) });
    const words = wordsOf(became.refused, language);
    return t('bulk.refused', { title: words.title, whatToDo: words.whatToDo });
  };
  const sent = outcomes.filter(isDone).length;
  return (
    <section className="bulk-outcomes pane" aria-label={t('bulk.outcomes')}>
      <div className="desk-head">
        <strong role="status">
          {busy
            ? t('bulk.progress', { over, all: outcomes.length })
            : t('bulk.result', { sent, left: outcomes.length - sent })}
        </strong>
        {!busy && (
          <Button size="small" onClick={close}>
            {t('bulk.close')}
          </Button>
        )}
      </div>
      <Progress
        aria-label={t('bulk.outcomes')}
        percent={Math.round((over / outcomes.length) * 100)}
        size="small"
        showInfo={false}
      />
      <ul>
        {outcomes.map((one) => (
          <li key={taskKey(one.task)}>
            {one.task.number} {one.task.title ?? ''} <span className="quiet">{becameOf(one)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
