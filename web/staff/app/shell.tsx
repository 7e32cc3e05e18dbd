import { Suspense, lazy, useMemo, useRef, type ComponentType } from 'react';
import { Button, Dropdown, Input, type InputRef } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate, NavLink, Route, Routes, useLocation, useNavigate } from 'react-router';
import { PAGES } from '../pages';
import { MENUS, type Page } from '../pages/page';
import { NoticeBell } from '../pages/notices/bell';
import { Failing, Loading, NoRight, NotThere } from '../parts/states';
import { useKeys } from './keys';
import { useSaid } from './language';
import { LanguageSwitch } from './language-switch';
import { useConnection } from './live';
import { holds, type Me, useSession } from './me';
import { useShade } from './theme';

const LAZY = new Map<string, ComponentType>(
  PAGES.map((page) => [page.id, lazy(async () => ({ default: (await page.load()).Page }))]),
);

const isFor = (me: Me, page: Page): boolean => page.roles === 'all' || holds(me, page.roles);

/** What stands around every page: the menu, the one search box, the person, and whether the page is live. */
export function Shell() {
  const { t } = useTranslation('app');
  const { me } = useSession();
  const { pathname } = useLocation();
  const mine = useMemo(() => PAGES.filter((page) => page.menu !== undefined && isFor(me, page)), [me]);
  const first = mine[0];
  return (
    <div className="shell">
      <a className="skip" href="#page">
        {t('skip')}
      </a>
      <Head />
      <nav aria-label={t('menu')} className="menu">
        {MENUS.map((menu) => {
          const pages = mine.filter((page) => page.menu === menu);
          if (pages.length === 0) return null;
          return (
            <section key={menu}>
              <h2>{t(`menus.${menu}`)}</h2>
              <ul>
                {pages.map((page) => (
                  <li key={page.id}>
                    <NavLink to={page.path}>{t(`${page.id}`, { ns: 'pages' })}</NavLink>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </nav>
      <main id="page" tabIndex={-1}>
        <Failing key={pathname}>
          <Suspense fallback={<Loading />}>
            <Routes>
              {first && <Route path="/" element={<Navigate to={first.path} replace />} />}
              {PAGES.map((page) => {
                const Shown = LAZY.get(page.id);
                return (
                  <Route
                    key={page.id}
                    path={page.path}
                    element={Shown && isFor(me, page) ? <Shown /> : <NoRight roles={page.roles} />}
                  />
                );
              })}
              <Route path="*" element={<NotThere />} />
            </Routes>
          </Suspense>
        </Failing>
      </main>
    </div>
  );
}

function Head() {
  const { t } = useTranslation('app');
  const said = useSaid();
  const { me, leave } = useSession();
  const { shade, change } = useShade();
  const navigate = useNavigate();
  const connection = useConnection();
  const box = useRef<InputRef>(null);
  useKeys([{ key: '/', words: t('search.key'), act: () => box.current?.focus() }]);
  const roles = [...new Set(me.grants.map((g) => said(g.words)))].join(t('comma'));
  return (
    <header className="head">
      <NavLink to="/" className="name">
        {t('hotlineOf', { city: said(me.city) })}
      </NavLink>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          const words = box.current?.input?.value.trim() ?? '';
          // what is sought may be a telephone number: it travels in the page's memory, not in its address
          if (words) void navigate('/search', { state: { words } });
        }}
      >
        <Input
          ref={box}
          type="search"
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          allowClear
        />
      </form>
      <span role="status" className={connection === 'lost' ? 'lost' : 'quiet'}>
        {connection === 'lost' ? t('connection.lost') : ''}
      </span>
      <NoticeBell />
      <LanguageSwitch />
      <Button type="text" onClick={() => change(shade === 'dark' ? 'light' : 'dark')}>
        {t(shade === 'dark' ? 'shade.light' : 'shade.dark')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'password', label: t('password.menu') },
            { key: 'leave', label: t('leave') },
          ],
          onClick: ({ key }) => (key === 'leave' ? void leave() : void navigate('/own/password')),
        }}
      >
        <Button type="text" className="person" title={roles}>
          {me.account.name}
          <span className="quiet">{roles}</span>
        </Button>
      </Dropdown>
    </header>
  );
}
