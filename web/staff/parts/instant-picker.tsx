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
      format="YYYY-MM-DD HH:mm"
      // what is typed stays when the next field is entered, right or wrong
      needConfirm={false}
      preserveInvalidOnBlur
      value={value === null ? null : wallClock(value)}
      onChange={(shown) => change(shown ? instantAt(shown) : null)}
    />
  );
}
