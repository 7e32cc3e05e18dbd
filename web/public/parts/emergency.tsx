import type { Words } from '../words';

/** Lines to call before anything else (R-EMG-08). */
export function Emergency({ lines, words }: { lines: readonly string[]; words: Words }) {
  return (
    <div className="notice danger" role="alert">
      <h2>{words('danger.title')}</h2>
      <p>{words('danger.text')}</p>
      <p className="lines">
        {lines.map((line) => (
          <a key={line} className="line" href={`tel:${line}`}>
            {words(`danger.${line}`)}
          </a>
        ))}
      </p>
    </div>
  );
}
