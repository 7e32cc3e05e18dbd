import { useId } from 'react';
import './choices.css';

interface Props<Code extends string> {
  label: string;
  options: readonly { code: Code; words: string; key?: string }[];
  value: Code | null;
  change: (code: Code) => void;
}

/** A few choices side by side, one of them taken; each shows the key that takes it, where it has one. */
export function Choices<Code extends string>({ label, options, value, change }: Props<Code>) {
  const name = useId();
  return (
    <fieldset className="choices">
      <legend>{label}</legend>
      {options.map(({ code, words, key }) => (
        <label key={code} className="choice">
          <input type="radio" name={name} value={code} checked={value === code} onChange={() => change(code)} />
          {key !== undefined && <kbd aria-hidden>{key}</kbd>}
          {words}
        </label>
      ))}
    </fieldset>
  );
}
