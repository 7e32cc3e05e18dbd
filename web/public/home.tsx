import { Frame } from './parts/frame';
import { SearchForm } from './parts/search-form';
import type { Visit } from './visit';

/** The first page: two ways in, and what else there is. */
export function HomePage({ visit, takesOnline }: { visit: Visit; takesOnline: boolean }) {
  const { words, href, city } = visit;
  return (
    <Frame visit={visit} title={words('home.title')}>
      <h1>{words('home.heading')}</h1>
      <p className="lead">{words('home.lead')}</p>
      <div className="ways">
        {takesOnline ? (
          <a className="way first" href={href('/submit')}>
            <strong>{words('home.submit')}</strong>
            <span>{words('home.submitHint')}</span>
          </a>
        ) : (
          <a className="way first" href="tel:12345">
            <strong>{words('home.callInstead')}</strong>
            <span>{words('home.callInsteadHint')}</span>
          </a>
        )}
        <a className="way" href={href('/follow')}>
          <strong>{words('home.follow')}</strong>
          <span>{words('home.followHint')}</span>
        </a>
      </div>
      <SearchForm visit={visit} action="/answers" label={words('home.search')} />
      <ul className="links">
        <li>
          <a href={href('/help')}>{words('home.help')}</a>
        </li>
        <li>
          <a href={href('/directory')}>{words('home.directory')}</a>
        </li>
      </ul>
      {city && <p className="quiet">{words('home.promise', { hotline: city.hotline })}</p>}
    </Frame>
  );
}

/** Where an installation serves several cities. */
export function CitiesPage({ visit, cities }: { visit: Visit; cities: readonly { name: string; href: string }[] }) {
  const { words } = visit;
  return (
    <Frame visit={visit} title={words('cities.title')}>
      <h1>{words('cities.title')}</h1>
      <p className="lead">{words('cities.lead')}</p>
      <ul className="cities">
        {cities.map(({ name, href }) => (
          <li key={href}>
            <a className="way" href={href}>
              <strong>{name}</strong>
            </a>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
