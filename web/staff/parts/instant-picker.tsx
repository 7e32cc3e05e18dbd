import { DatePicker } from 'antd';
import { instantAt, wallClock } from './wall-clock';

interface Props {
  id: string;
  /** ISO 8601, UTC; null: none is chosen */
  value: string | null;
  change: (value: string | null) => void;
}

/** An instant to the minute, by the field's clock and not by that of the machine. */
export function InstantPicker({ id, value, change }: Props) {
  return (
    <DatePicker
      id={id}
      showTime={{ format: 'HH:mm' }}
      value={value === null ? null : wallClock(value)}
      onChange={(shown) => change(shown ? instantAt(shown) : null)}
    />
  );
}
