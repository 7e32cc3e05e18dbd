import { grouped } from './parts/digits';
import { Frame } from './parts/frame';
import { SearchForm } from './parts/search-form';
import type { Visit } from './visit';

export interface AnswerRow {
  number: string;
  title: string;
  /** who answered */
  by: string;
  category: string | null;
  when: string;
}

export interface AnswersPageProps {
  visit: Visit;
  q: string;
  category: string;
  categories: readonly { code: string; name: string }[];
  answers: readonly AnswerRow[];
  /** standard answers of the knowledge base to the words searched for */
  standard: readonly { id: string; title: string; answer: string }[];
  /** address of the next page */
  next: string | null;
}

/** What the hotline has answered in public, the newest first. */
export function AnswersPage({ visit, q, category, categories, answers, standard, next }: AnswersPageProps) {
  const { words, href } = visit;
  const isSearch = q !== '' || category !== '';
  return (
    <Frame visit={visit} title={words('answers.title')}>
      <h1>{words('answers.title')}</h1>
      <SearchForm visit={visit} action="/answers" label={words('answers.words')} q={q}>
        <label htmlFor="category">{words('answers.category')}</label>
        <select id="category" name="category" defaultValue={category}>
          <option value="">{words('answers.all')}</option>
          {categories.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </SearchForm>
      {standard.length > 0 && (
        <section>
          <h2>{words('answers.standard')}</h2>
          {standard.map(({ id, title, answer }) => (
            <details key={id}>
              <summary lang="zh-CN">{title}</summary>
              <p className="text" lang="zh-CN">
                {answer}
              </p>
            </details>
          ))}
          <h2>{words('answers.title')}</h2>
        </section>
      )}
      {answers.length === 0 ? (
        <div className="notice">
          <p>{words(isSearch ? 'answers.none' : 'answers.empty')}</p>
          <p>{words([...q].length === 1 ? 'answers.oneCharacter' : 'answers.instead')}</p>
          <p className="actions">
            <a className="button" href={href('/submit')}>
              {words('home.submit')}
            </a>
          </p>
        </div>
      ) : (
        <ul className="answers">
          {answers.map((answer) => (
            <li key={answer.number}>
              <a href={href(`/answers/${answer.number}`)} lang="zh-CN">
                {answer.title}
              </a>
              <p className="quiet">{[answer.by, answer.category, answer.when].filter(Boolean).join(' · ')}</p>
            </li>
          ))}
        </ul>
      )}
      {next !== null && (
        <p className="actions">
          <a className="button second" href={next} rel="next">
            {words('answers.more')}
          </a>
        </p>
      )}
    </Frame>
  );
}

export interface AnswerPageProps {
  visit: Visit;
  answer: AnswerRow & { appeal: string; answer: string };
}

/** One answer, without anybody's name. */
export function AnswerPage({ visit, answer }: AnswerPageProps) {
  const { words, href } = visit;
  return (
    <Frame visit={visit} title={answer.title}>
      <h1 lang="zh-CN">{answer.title}</h1>
      <p className="quiet">{[answer.by, answer.category, answer.when].filter(Boolean).join(' · ')}</p>
      <section>
        <h2>{words('answer.appeal')}</h2>
        <p className="text" lang="zh-CN">
          {answer.appeal}
        </p>
      </section>
      <section>
        <h2>{words('answer.answer')}</h2>
        <p className="text" lang="zh-CN">
          {answer.answer}
        </p>
      </section>
      <p className="quiet">{words('answer.masked', { number: grouped(answer.number) })}</p>
      <p className="actions">
        <a className="button second" href={href('/answers')}>
          {words('answer.back')}
        </a>
        <a className="button" href={href('/submit')}>
          {words('home.submit')}
        </a>
      </p>
    </Frame>
  );
}
