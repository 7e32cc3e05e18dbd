import type { ReactNode } from 'react';
import type { Visit } from '../visit';

interface FrameProps {
  visit: Visit;
  title: string;
  /** a file of ours, for comfort: the page does without */
  script?: string;
  /** somebody's own matter: kept by no search engine */
  own?: boolean;
  children: ReactNode;
}

/** What every public page has around its matter. */
export function Frame({ visit, title, script, own = false, children }: FrameProps) {
  const { words, language, href, asset, city } = visit;
  const hotline = city?.hotline ?? words('frame.hotline');
  return (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        {own && <meta name="robots" content="noindex" />}
        <title>{`${title} · ${hotline}`}</title>
        <link rel="icon" href={asset('icon.svg')} />
        <link rel="stylesheet" href={asset('style.css')} />
        {script !== undefined && <script src={asset(script)} defer />}
      </head>
      <body>
        <a className="skip" href="#main">
          {words('frame.skip')}
        </a>
        <header className="top">
          <a className="brand" href={href('/')}>
            {hotline}
          </a>
          <nav aria-label={words('frame.choices')}>
            {visit.severalCities && city && <a href={href('/cities')}>{words('frame.otherCity')}</a>}
            <a
              href={visit.otherLanguage}
              hrefLang={language === 'zh' ? 'en' : 'zh-CN'}
              lang={language === 'zh' ? 'en' : 'zh-CN'}
            >
              {words('frame.otherLanguage')}
            </a>
          </nav>
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer>
          <p>
            <strong>{words('frame.danger')}</strong>
          </p>
          <nav aria-label={words('frame.more')}>
            <a href="tel:12345">{words('frame.call')}</a>
            <a href={href('/answers')}>{words('answers.title')}</a>
            <a href={href('/directory')}>{words('directory.title')}</a>
            <a href={href('/help')}>{words('help.title')}</a>
            <a href="/desk/">{words('frame.staff')}</a>
          </nav>
        </footer>
      </body>
    </html>
  );
}
