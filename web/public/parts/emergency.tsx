import type { Words } from '../words';

interface Props {
  lines: readonly string[];
  words: Words;
}

/** Lines to call before anything else, each by one press; one that has no name of its own is its number (R-EMG-08). */
export function EmergencyLines({ lines, words }: Props) {
  return (
    <p className="lines">
      {lines.map((line) => (
        <a key={line} className="line" href={`tel:${line}`}>
          {words(`danger.${line}`, { defaultValue: line })}
        </a>
      ))}
    </p>
  );
}

/** What was written tells of a danger to life: whom to call at once (R-EMG-08). */
export function Emergency({ lines, words }: Props) {
  return (
    <div className="notice danger" role="alert">
      <h2>{words('danger.title')}</h2>
      <p>{words('danger.text')}</p>
      <EmergencyLines lines={lines} words={words} />
    </div>
  );
}
