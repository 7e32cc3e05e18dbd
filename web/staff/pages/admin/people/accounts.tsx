import { useState } from 'react';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';
import { useSaid } from '../../../app/language';
import type { Role } from '../../../app/me';
import { usePaged } from '../../../parts/paged';
import { PagedTable } from '../../../parts/paged-table';
import { Empty } from '../../../parts/states';
import { useUnits } from '../../../parts/units';
import { LinkButton } from '../link-button';
import { ROLES } from './roles';
import '../admin.css';
import './people.css';

type Asked = NonNullable<operations['accounts']['parameters']['query']>;
export type Account = operations['accounts']['responses'][200]['content']['application/json']['accounts'][number];

const PAGE = 100;

/** The people and machines of the city, and what they may do. */
export function Page() {
  const { t } = useTranslation('people');
  const said = useSaid();
  const { units, nameOf } = useUnits();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [sought, setSought] = useState('');
  const [role, unit, active] = [search.get('role'), search.get('unit'), search.get('active') ?? 'true'];
  const list = usePaged(
    ['accounts', 'list', sought, role, unit, active],
    async (cursor) => {
      const query: Asked = {
        limit: PAGE,
        ...(sought.trim() === '' ? {} : { search: sought.trim() }),
        ...(role === null ? {} : { role: role as Role }),
        ...(unit === null ? {} : { unit }),
        ...(active === 'true' || active === 'false' ? { active } : {}),
        ...(cursor === null ? {} : { cursor }),
      };
      const { accounts, next } = await answerOf(api.GET('/api/v1/accounts', { params: { query } }));
      return { rows: accounts, next };
    },
    { keepsLast: true },
  );
  const put = (name: string, value: string | undefined): void => {
    const next = new URLSearchParams(search);
    if (value === undefined) next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  const comma = t('comma', { ns: 'app' });
  return (
    <div className="admin whole-page">
      <header className="admin-head">
        <h1>{t('title')}</h1>
        <LinkButton to="/accounts/new">{t('add')}</LinkButton>
      </header>
      <div className="filters">
        <Input
          type="search"
          allowClear
          aria-label={t('search')}
          placeholder={t('search')}
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
        <Select
          aria-label={t('role')}
          placeholder={t('anyRole')}
          allowClear
          value={role}
          options={ROLES.map((one) => ({ value: one, label: t(`roles.${one}`, { ns: 'app' }) }))}
          onChange={(chosen: string | undefined) => put('role', chosen)}
        />
        <Select
          aria-label={t('unit')}
          placeholder={t('anyUnit')}
          allowClear
          showSearch
          optionFilterProp="label"
          value={unit}
          options={units.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(chosen: string | undefined) => put('unit', chosen)}
        />
        <Select
          aria-label={t('state')}
          value={active}
          options={['true', 'false', 'all'].map((one) => ({ value: one, label: t(`activeIs.${one}`) }))}
          onChange={(chosen: string) => put('active', chosen)}
        />
      </div>
      <div className="fill">
        <PagedTable
          id="accounts"
          label={t('title')}
          list={list}
          keyOf={(account) => account.id}
          onOpen={(account) => void navigate(`/accounts/${account.id}`)}
          empty={<Empty title={t('none')} how={t('noneHow')} />}
          columns={[
            {
              id: 'name',
              title: t('name'),
              width: 'minmax(140px, 2fr)',
              always: true,
              cell: (account) => (
                <>
                  {account.name}
                  <span className="second">{account.login}</span>
                </>
              ),
            },
            {
              id: 'grants',
              title: t('grants'),
              width: 'minmax(200px, 4fr)',
              cell: (account) =>
                account.grants.map((one) => [said(one.words), nameOf(one.unit)].filter(Boolean).join(' ')).join(comma),
            },
            { id: 'state', title: t('state'), width: '150px', cell: (account) => <State account={account} /> },
            {
              id: 'signIn',
              title: t('signIn'),
              width: '150px',
              cell: (account) => t(`signInBy.${account.identity === 'none' ? account.password : account.identity}`),
            },
            {
              id: 'sessions',
              title: t('sessions'),
              width: '90px',
              align: 'end',
              cell: (account) => account.sessions,
            },
          ]}
        />
      </div>
    </div>
  );
}

export function State({ account }: { account: Account }) {
  const { t } = useTranslation('people');
  if (!account.active) return <span className="quiet">{t('inactive')}</span>;
  return account.lockedUntil === null ? <>{t('active')}</> : <strong>{t('locked')}</strong>;
}
