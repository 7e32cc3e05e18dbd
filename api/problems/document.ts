import { wordsOf } from '../words/vocabulary';
import { FIELD_WORDS } from './field-words';
import { type FieldProblem, type Problem, PROBLEM_WORDS, type ProblemCode, type ProblemData } from './problem';
import type { Language, Said } from './said';

/** Problem details as they travel (RFC 9457), with the members of our own named in OpenAPI's schema `Problem`. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ProblemCode;
  rule?: string;
  whatToDo: string;
  /** the same words in the other language */
  inOtherLanguage: { language: Language; title: string; detail: string; whatToDo: string };
  data?: ProblemData;
  fields?: SaidField[];
}

/** what is wrong with one field, in words */
export type SaidField = FieldProblem & Said;

/** the words of both languages beside the code */
export function saidField(field: FieldProblem): SaidField {
  const words: Said = FIELD_WORDS[field.code];
  const data = field.data ?? {};
  return { ...field, zh: fill(words.zh, data, 'zh'), en: fill(words.en, data, 'en') };
}

/** the problem in the reader's language, the other language beside it */
export function documentOf(p: Problem, language: Language): ProblemDocument {
  const words = PROBLEM_WORDS[p.code];
  const data = p.data ?? {};
  const other: Language = language === 'zh' ? 'en' : 'zh';
  const said = (l: Language) => ({
    title: words.title[l],
    detail: fill(words.detail[l], data, l),
    whatToDo: words.whatToDo[l],
  });
  const { title, detail, whatToDo } = said(language);
  return {
    type: `/problems/${p.code}`,
    title,
    status: words.status,
    detail,
    code: p.code,
    ...(p.rule ? { rule: p.rule } : {}),
    whatToDo,
    inOtherLanguage: { language: other, ...said(other) },
    ...(p.data && Object.keys(p.data).length > 0 ? { data: p.data } : {}),
    ...(p.fields?.length
      ? {
          fields: p.fields.map(saidField),
        }
      : {}),
  };
}

/** Chinese, unless the reader's browser or program prefers English (Accept-Language) */
export function languageOf(acceptLanguage: string | undefined): Language {
  const weighed = (acceptLanguage ?? '').split(',').flatMap((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = tag.split('-')[0];
    if (language !== 'zh' && language !== 'en') return [];
    const q = Number(
      parameters
        .find((p) => p.trim().startsWith('q='))
        ?.trim()
        .slice(2) ?? 1,
    );
    return [{ language, q: Number.isFinite(q) ? q : 0 } as const];
  });
  const best = weighed.reduce<(typeof weighed)[number] | null>((a, b) => (a === null || b.q > a.q ? b : a), null);
  return best?.language ?? 'zh';
}

/** what people chose themselves is no word of the vocabulary, though it may be spelt like one */
const AS_WRITTEN: readonly string[] = ['login'];

const fill = (template: string, data: ProblemData, language: Language): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = data[name];
    if (value === undefined) return language === 'zh' ? '未知' : 'unknown';
    if (typeof value !== 'string' && typeof value !== 'number')
      return value.map((v) => wordsOf(v, language)).join(language === 'zh' ? '、' : ', ');
    return typeof value === 'number' || AS_WRITTEN.includes(name) ? String(value) : wordsOf(value, language);
  });
