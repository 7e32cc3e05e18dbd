import { Frame } from './parts/frame';
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
      <form className="search" role="search" method="get" action="/answers">
        <KeptInForm visit={visit} />
        <label htmlFor="q">{words('home.search')}</label>
        <div className="row">
          <input id="q" name="q" type="search" maxLength={100} enterKeyHint="search" />
          <button>{words('answers.find')}</button>
        </div>
      </form>
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

/** city and language of a form that asks by its address */
export function KeptInForm({ visit }: { visit: Visit }) {
  return (
    <>
      {visit.severalCities && visit.city && <input type="hidden" name="city" value={visit.city.id} />}
      {visit.language === 'en' && <input type="hidden" name="lang" value="en" />}
    </>
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
