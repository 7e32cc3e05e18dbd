import { useState } from 'react';
import { App, Button, Progress, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../api/problem';
import { useKeys } from '../../app/keys';
import { useLanguage } from '../../app/language';
import { useHandlers } from '../../parts/colleagues';
import { type Task, taskKey } from '../../parts/tasks';
import { type EachTicked, useEachTicked } from '../../parts/each-ticked';

interface Props {
  ticked: readonly Task[];
  untick: () => void;
  done: (keys: readonly string[]) => void;
}

/** What can be done with the ticked rows at once: sign for all of them, or hand them to a colleague. */
export function Bulk({ ticked, untick, done }: Props) {
  const { t } = useTranslation('unit');
  const { message } = App.useApp();
  const signing = useEachTicked('sign');
  const handing = useEachTicked('handToColleague');
  const toSign = ticked.filter((task) => task.link === 'sign');
  const orders = [
    ...new Map(ticked.filter((o) => o.order !== null).map((o) => [`${o.number} ${o.order}`, o])).values(),
  ];
  const busy = signing.busy || handing.busy;

  const sign = async (): Promise<void> => {
    // before they go: the list may hear of it earlier than this page gets its answers
    done(toSign.map(taskKey));
    const signed = await signing.start(toSign, () => ({}));
    if (signed.length > 0) void message.success(t('bulk.signed', { count: signed.length }));
    if (signed.length === ticked.length) untick();
  };
  const hand = async (colleague: string): Promise<void> => {
    const handed = await handing.start(orders, () => ({ colleague }));
    if (handed.length > 0) void message.success(t('bulk.handed', { count: handed.length }));
    if (handed.length === orders.length) untick();
  };
  useKeys([
    { key: 's', words: t('bulk.signKey'), act: () => (toSign.length === 0 || busy ? false : void sign()) },
    { key: 'Escape', words: t('bulk.untick'), act: () => (busy ? false : untick()) },
  ]);

  return (
    <>
      <strong>{t('bulk.ticked', { count: ticked.length })}</strong>
      <Button type="primary" disabled={toSign.length === 0 || busy} onClick={() => void sign()}>
        {t('bulk.sign', { count: toSign.length })} <kbd>s</kbd>
      </Button>
      <HandTo orders={orders} busy={busy} hand={(colleague) => void hand(colleague)} />
      <Button type="text" disabled={busy} onClick={untick}>
        {t('bulk.untick')}
      </Button>
      <Outcome of={signing} />
      <Outcome of={handing} />
    </>
  );
}

/** a colleague of the unit that has all of the ticked orders */
function HandTo({ orders, busy, hand }: { orders: readonly Task[]; busy: boolean; hand: (colleague: string) => void }) {
  const { t } = useTranslation('unit');
  const [colleague, setColleague] = useState<string | null>(null);
  const units = [...new Set(orders.map((task) => task.unit))];
  const unit = units.length === 1 ? (units[0] ?? null) : null;
  const handlers = useHandlers(unit);
  if (unit === null) return null;
  // whoever was chosen for another unit's orders is not meant for these
  const chosen = handlers.find((one) => one.id === colleague)?.id ?? null;
  return (
    <span className="hand-to">
      <Select
        aria-label={t('bulk.colleague')}
        placeholder={t('bulk.colleague')}
        showSearch
        optionFilterProp="label"
        popupMatchSelectWidth={false}
        options={handlers.map((one) => ({ value: one.id, label: one.name }))}
        value={chosen}
        onChange={setColleague}
      />
      <Button disabled={chosen === null || busy} onClick={() => chosen !== null && hand(chosen)}>
        {t('bulk.hand')}
      </Button>
    </span>
  );
}

/** how far it has come, and which rows were refused and why */
function Outcome({ of: { outcomes, busy } }: { of: EachTicked }) {
  const { t } = useTranslation('unit');
  const { language } = useLanguage();
  if (outcomes.length === 0) return null;
  const finished = outcomes.filter(({ became }) => became !== null).length;
  const refused = outcomes.flatMap(({ task, became }) =>
    became !== null && typeof became === 'object' && 'refused' in became ? [{ task, problem: became.refused }] : [],
  );
  return (
    <div className="bulk-outcome" role="status">
      {busy && (
        <Progress
          percent={Math.round((100 * finished) / outcomes.length)}
          size="small"
          aria-label={t('bulk.progress', { done: finished, of: outcomes.length })}
        />
      )}
      {refused.length > 0 && (
        <ul>
          {refused.map(({ task, problem }) => {
            const words = wordsOf(problem, language);
            return (
              <li key={taskKey(task)}>
                {t('bulk.refused', { number: task.number, why: words.title, what: words.whatToDo })}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
