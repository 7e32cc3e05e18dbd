import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { answerOf, api } from '../../../api/client';
import { useDates } from '../dates';
import { Read } from '../../../parts/states';
import { Access } from './access';
import { type Account, State } from './accounts';
import { Grants } from './grants';
import { NameForm } from './name-form';
import { Tokens } from './tokens';
import '../admin.css';
import './people.css';

/** One account: its name, what it may do, how its holder gets in, its tokens. */
export function Page() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['accounts', 'one', id],
    queryFn: () => answerOf(api.GET('/api/v1/accounts/{id}', { params: { path: { id } } })),
  });
  return (
    <div className="admin">
      <Read query={query}>{({ account }) => <One account={account} />}</Read>
    </div>
  );
}

function One({ account }: { account: Account }) {
  const { t } = useTranslation('people');
  const date = useDates();
  return (
    <>
      <header className="admin-head">
        <h1>
          {account.name}{' '}
          <span className="status">
            <State account={account} />
          </span>
        </h1>
        <Link to={`/changes?subject=${account.id}`}>{t('toChanges')}</Link>
      </header>
      <p className="quiet">{t('line', { login: account.login, at: date(account.createdAt) })}</p>
      <div className="side-by-side">
        <div className="admin">
          <Grants account={account} />
          <NameForm key={account.name} account={account} />
        </div>
        <div className="admin">
          <Access account={account} />
          <Tokens account={account} />
        </div>
      </div>
    </>
  );
}
