import { KeptInForm } from './home';
import { Frame } from './parts/frame';
import type { Visit } from './visit';

export interface DirectoryPageProps {
  visit: Visit;
  q: string;
  lines: readonly {
    id: string;
    number: string;
    name: string;
    unit: string;
    subjects: readonly string[];
    merged: boolean;
  }[];
}

/** Which lines are answered at 12345, and whose they are. */
export function DirectoryPage({ visit, q, lines }: DirectoryPageProps) {
  const { words } = visit;
  return (
    <Frame visit={visit} title={words('directory.title')}>
      <h1>{words('directory.title')}</h1>
      <p className="lead">{words('directory.lead')}</p>
      <form className="search" role="search" method="get" action="/directory">
        <KeptInForm visit={visit} />
        <label htmlFor="q">{words('directory.words')}</label>
        <div className="row">
          <input id="q" name="q" type="search" maxLength={100} defaultValue={q} enterKeyHint="search" />
          <button>{words('answers.find')}</button>
        </div>
      </form>
      {lines.length === 0 ? (
        <p className="notice">{words(q === '' ? 'directory.empty' : 'directory.none')}</p>
      ) : (
        <ul className="answers">
          {lines.map((line) => (
            <li key={line.id}>
              <p>
                <strong>{line.number}</strong> <span lang="zh-CN">{line.name}</span>
              </p>
              <p className="quiet" lang="zh-CN">
                {[line.unit, ...line.subjects].join(' · ')}
              </p>
              {line.merged && <p className="quiet">{words('directory.merged')}</p>}
            </li>
          ))}
        </ul>
      )}
    </Frame>
  );
}
