import { useTranslation } from 'react-i18next';
import { Due } from './due';
import { useInstants, useSpans } from './instants';
import { Marks } from './marks';
import { useNow } from './now';

/** How long something has waited, in words; since when stands in the title. `since`: ISO 8601, UTC. */
function Waiting({ since }: { since: string }) {
  const now = useNow();
  const instant = useInstants();
  const span = useSpans();
  return (
    <span className="due" title={instant(since)}>
      {span(now - Date.parse(since))}
    </span>
  );
}

interface Props {
  /** ISO 8601, UTC; null: the city sets no limit */
  dueAt: string | null;
  since: string;
  /** what it has done since then, in short: waited, been closed */
  words: string;
}

/** The clock, and below it how long somebody has waited: what has no limit has an age all the same. */
export function DueAndWaiting({ dueAt, since, words }: Props) {
  return (
    <>
      <Due at={dueAt} />
      <span className="second">
        {words} <Waiting since={since} />
      </span>
    </>
  );
}

interface AppealProps {
  number: string;
  /** null: none was given, or it was masked */
  title: string | null;
  marks?: Readonly<Record<string, boolean>>;
  /** where it stands, in words; left out in a list of one stage, which needs no word on it */
  stands?: string;
}

/** An appeal in a list: what is special about it and its title, below them its number. */
export function AppealAndNumber({ number, title, marks = {}, stands }: AppealProps) {
  const { t } = useTranslation('app');
  return (
    <>
      <Marks marks={marks} /> {title ?? t('columns.untitled')}
      <span className="second">{stands === undefined ? number : `${number} · ${stands}`}</span>
    </>
  );
}
