import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { endOfDay, startOfDay } from '../../app/field-clock';
import { useLanguage } from '../../app/language';
import { holds, useSession } from '../../app/me';
import { AppealDesk } from '../../parts/appeal-desk';
import { useAppealColumns } from '../../parts/appeal-rows';
import { Empty } from '../../parts/states';
import { type Asked, asksForPerson, MAY_KNOW_WHO, numberIn, queryOf, useAsked } from './asked';
import { Filters } from './filters';
import { useFound } from './found';
import { SavedViews } from './views';
import './search.css';

/** One box for number, telephone number, words; name, place, unit, period beside it. The newest received come first. */
export function Page() {
  const { t } = useTranslation(['search', 'app']);
  const { language } = useLanguage();
  const [asked, ask] = useAsked();
  const found = useFound(asked);
  const columns = useAppealColumns();
  const person = asksForPerson(asked);
  const query = queryOf(asked);
  const as = found.readAs.map((one) => t(`readAs.${one}`)).join(t('comma', { ns: 'app' }));
  return (
    <AppealDesk
      id="search"
      title={t('title')}
      label={t('results')}
      list={found}
      columns={columns}
      numberOf={(row) => row.number}
      above={
        <>
          <Filters asked={asked} ask={ask}>
            <SavedViews query={query} savable={!person} />
            <Button href={csvOf(asked, language)} download disabled={person}>
              {t('csv')}
            </Button>
          </Filters>
          <div className="search-read">
            <span className="quiet" role="status">
              {as !== '' && t('readAsWhole', { as })} {person && t('written')}
            </span>
            {found.readAs.includes('words') && <OtherReadings asked={asked} ask={ask} />}
          </div>
        </>
      }
      empty={<Empty title={t('empty')} how={t('emptyHow')} />}
      fieldWords={(path) => (FIELDS.includes(path) ? t(`fields.${path.slice(1)}`) : path)}
    />
  );
}

/** words may be a name or a place as well: one press searches them as that */
function OtherReadings({ asked, ask }: { asked: Asked; ask: (asked: Asked) => void }) {
  const { t } = useTranslation('search');
  const { me } = useSession();
  const { text } = asked;
  return (
    <>
      {holds(me, MAY_KNOW_WHO) && asked.name === '' && MAYBE_A_NAME.test(text.trim()) && (
        <Button size="small" onClick={() => ask({ ...asked, text: '', name: text.trim() })}>
          {t('asName', { text })}
        </Button>
      )}
      {asked.place === '' && (
        <Button size="small" onClick={() => ask({ ...asked, text: '', place: text.trim() })}>
          {t('asPlace', { text })}
        </Button>
      )}
    </>
  );
}

/** a Chinese name, or one of several words */
const MAYBE_A_NAME = /^(\p{Script=Han}{2,4}|\p{Script=Han}+[·•]\p{Script=Han}+|[\p{L}'-]+( [\p{L}'-]+)+)$/u;

const FIELDS: readonly string[] = ['/text', '/name', '/place', '/from', '/to'];

/** the same list as a file; a telephone number or a name never stands in an address */
function csvOf(asked: Asked, language: string): string {
  const query = new URLSearchParams(queryOf(asked));
  const number = numberIn(asked.text);
  if (number !== null) {
    query.delete('words');
    query.set('number', number);
  }
  if (query.get('only') === 'open') query.set('open', 'true');
  query.delete('only');
  if (asked.from) query.set('from', startOfDay(asked.from));
  if (asked.to) query.set('to', endOfDay(asked.to));
  query.set('lang', language);
  return `/api/v1/appeals.csv?${query.toString()}`;
}
