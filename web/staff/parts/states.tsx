import { Component, type PropsWithChildren, type ReactNode } from 'react';
import { Alert, Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../app/language';
import type { Role } from '../app/me';
import { problemOf, wordsOf } from '../api/problem';

/** what is shown while the first answer is awaited; said to a screen reader as well */
export function Loading() {
  const { t } = useTranslation('app');
  return (
    <div className="loading" role="status" aria-label={t('loading')}>
      <Skeleton active title={false} paragraph={{ rows: 6 }} />
    </div>
  );
}

/** An empty list: what would be here, and how it comes. */
export function Empty({ title, how, children }: PropsWithChildren<{ title: string; how: string }>) {
  return (
    <div className="empty">
      <p>{title}</p>
      <p className="quiet">{how}</p>
      {children}
    </div>
  );
}

interface ProblemProps {
  error: unknown;
  /** how to try once more, where that may help */
  again?: () => void;
  /** the words of the field at a JSON pointer, for what is wrong with one field */
  fieldWords?: (path: string) => string;
}

/** A refusal or a fault: what the rule says, and what to do. */
export function ProblemBox({ error, again, fieldWords }: ProblemProps) {
  const { t } = useTranslation('app');
  const { language } = useLanguage();
  const problem = problemOf(error);
  const words = wordsOf(problem, language);
  return (
    <Alert
      type="error"
      role="alert"
      className="problem"
      title={words.title}
      description={
        <>
          <p>{words.detail}</p>
          {problem.fields && problem.fields.length > 0 && (
            <ul>
              {problem.fields.map((field) => (
                <li key={`${field.path} ${field.code}`}>
                  {t('field', { name: fieldWords?.(field.path) ?? field.path, words: field[language] })}
                </li>
              ))}
            </ul>
          )}
          <p>
            <strong>{words.whatToDo}</strong>
            {problem.rule !== undefined && <span className="quiet rule">{problem.rule}</span>}
          </p>
        </>
      }
      action={again && <Button onClick={again}>{t('again')}</Button>}
    />
  );
}

/** the page is there, but not for this person */
export function NoRight({ roles }: { roles: readonly Role[] | 'all' }) {
  const { t } = useTranslation('app');
  const who = roles === 'all' ? '' : roles.map((role) => t(`roles.${role}`)).join(t('comma'));
  return <Empty title={t('noRight.title')} how={t('noRight.how', { who })} />;
}

export function NotThere() {
  const { t } = useTranslation('app');
  return (
    <Empty title={t('notThere.title')} how={t('notThere.how')}>
      <Link to="/">{t('notThere.back')}</Link>
    </Empty>
  );
}

interface QueryLike<A> {
  data: A | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

/** One read, in whichever state it is: being read, refused, or here. */
export function Read<A>({ query, children }: { query: QueryLike<A>; children: (data: A) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error !== null && query.error !== undefined)
    return <ProblemBox error={query.error} again={() => void query.refetch()} />;
  return <Loading />;
}

/** a page that breaks says so and leaves the others whole */
export class Failing extends Component<PropsWithChildren, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useTranslation('app');
  return (
    <Empty title={t('broken.title')} how={t('broken.how')}>
      <Button onClick={() => location.reload()}>{t('broken.reload')}</Button>
    </Empty>
  );
}
