import type { ReactNode } from 'react';
import type { Visit } from '../visit';

interface SearchFormProps {
  visit: Visit;
  /** the page that answers */
  action: '/answers' | '/directory';
  label: string;
  q?: string;
  /** what narrows the search */
  children?: ReactNode;
}

/** One box to search by; it asks by the page's address, which keeps city and language. */
export function SearchForm({ visit, action, label, q, children }: SearchFormProps) {
  return (
    <form className="search" role="search" method="get" action={action}>
      {visit.severalCities && visit.city && <input type="hidden" name="city" value={visit.city.id} />}
      {visit.language === 'en' && <input type="hidden" name="lang" value="en" />}
      <label htmlFor="q">{label}</label>
      <div className="row">
        <input id="q" name="q" type="search" maxLength={100} defaultValue={q} enterKeyHint="search" />
        <button>{visit.words('answers.find')}</button>
      </div>
      {children}
    </form>
  );
}
