import type { Wrong } from '../visit';
import { fieldId } from './field';

/** What is wrong with a form as a whole, read out first, with a way to each field. */
export function WrongSummary({ wrong }: { wrong: Wrong | undefined }) {
  if (!wrong) return null;
  const fields = Object.entries(wrong.fields);
  return (
    <div className="notice bad" role="alert">
      <h2>{wrong.title}</h2>
      <p>{wrong.detail}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map(([name, words]) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`}>{words}</a>
            </li>
          ))}
        </ul>
      )}
      <p>{wrong.whatToDo}</p>
    </div>
  );
}
