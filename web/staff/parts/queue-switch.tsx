import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import './queue-switch.css';

interface Props {
  /** every list of the page, in order */
  lists: readonly { id: string; words: string }[];
}

/** which of these lists the address names; the first where it names none */
export function useListShown(ids: readonly string[]): string {
  const [place] = useSearchParams();
  const named = place.get('queue');
  return ids.find((id) => id === named) ?? ids[0] ?? '';
}

/** One switch for lists of tasks and lists of appeals on the same page; which one is shown stands in the address. */
export function QueueSwitch({ lists }: Props) {
  const { t } = useTranslation('app');
  const [, setPlace] = useSearchParams();
  const shown = useListShown(lists.map((list) => list.id));
  return (
    <div role="group" className="queue-switch" aria-label={t('desk.queues')}>
      {lists.map((list) => (
        <button
          key={list.id}
          type="button"
          aria-pressed={list.id === shown}
          onClick={() => setPlace({ queue: list.id }, { replace: true })}
        >
          {list.words}
        </button>
      ))}
    </div>
  );
}
