import type { ReactNode } from 'react';
import { Link } from 'react-router';
import './figure-tile.css';

interface Props {
  words: string;
  /** already as it is read: '12', '10,000+' */
  value: string;
  /** the list behind the number, on this page */
  to: string;
  /** the list of this number is the one that is shown */
  current: boolean;
  /** colour of the clock, where the number is one of it */
  tone?: 'red' | 'yellow' | undefined;
  /** an icon beside the words, so that colour does not stand alone */
  icon?: ReactNode;
  note?: ReactNode;
}

/** One number of a board; it opens its list. */
export function FigureTile({ words, value, to, current, tone, icon, note }: Props) {
  return (
    <Link to={to} replace className={tone ? `tile ${tone}` : 'tile'} aria-current={current ? 'true' : undefined}>
      <span className="tile-words">
        {icon} {words}
      </span>
      <strong>{value}</strong>
      {note !== undefined && <span className="quiet">{note}</span>}
    </Link>
  );
}
