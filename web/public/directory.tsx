import { Frame } from './parts/frame';
import { SearchForm } from './parts/search-form';
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
      <SearchForm visit={visit} action="/directory" label={words('directory.words')} q={q} />
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
