import { dateAndClock } from '../domain/calendar/clock-time';
import type { Language } from '../db/notices/contacts';
import type { Item } from '../db/notices/deliveries';
import { isOfReport } from '../db/notices/told-by-notice';
import en from './templates/en.json';
import zh from './templates/zh.json';

/** What a message says: codes and numbers in words, never who appeals and nothing of what they wrote. */
export interface Composed {
  subject: string;
  text: string;
}

/** Where a message comes from. */
export interface Origin {
  /** the city's names */
  city: Readonly<Record<Language, string>>;
  /** instants are said in this zone */
  timezone: string;
  /** the address of the pages, without a slash at its end; null: messages name none */
  publicUrl: string | null;
}

type Template = typeof zh;
const TEMPLATES: Readonly<Record<Language, Template>> = { zh, en };

/** a longer list is read in the pages */
const LISTED = 60;

/** the page where an appellant follows the own appeal, below the public address */
const FOLLOW = '/follow';

/** a message to somebody of the staff: one thing, or all that was gathered */
export function composeForStaff(items: readonly Item[], language: Language, from: Origin): Composed {
  const t = TEMPLATES[language];
  const [first] = items;
  const city = from.city[language];
  const subject =
    items.length === 1 && first
      ? filled(aboutOf(t, first).subject, { city, what: whatOf(t, first), number: first.number })
      : filled(t.subjectSeveral, { city, count: items.length });
  const lines = items.slice(0, LISTED).flatMap((item) => [
    filled(aboutOf(t, item).line, {
      time: dateAndClock(item.at, from.timezone),
      what: whatOf(t, item),
      number: item.number,
    }),
    ...(items.length === 1 && from.publicUrl !== null
      ? [filled(t.link, { address: `${from.publicUrl}/desk/${pageOf(item)}` })]
      : []),
  ]);
  const more = items.length > LISTED ? [filled(t.more, { count: items.length - LISTED })] : [];
  const open =
    items.length > 1 && from.publicUrl !== null
      ? ['', filled(t.open, { address: `${from.publicUrl}/desk/notices` })]
      : [];
  return { subject, text: paragraphs([...lines, ...more, ...open, '', '--', t.foot]) };
}

/** a message to an appellant, in both languages: which one is read is not known */
export function composeForAppellant({ number, does, at }: Item, from: Origin): Composed {
  const said = (language: Language) => {
    const t = TEMPLATES[language].appellant;
    const what = wordOf(t.what, does) ?? TEMPLATES[language].other;
    const address = from.publicUrl === null ? null : `${from.publicUrl}${FOLLOW}`;
    return {
      subject: filled(t.subject, { city: from.city[language], number, what }),
      lines: [
        filled(t.body, { number, what, time: dateAndClock(at, from.timezone) }),
        address === null ? t.followByNumber : filled(t.follow, { address }),
        '',
        t.foot,
      ],
    };
  };
  return { subject: said('zh').subject, text: paragraphs([...said('zh').lines, '', '--', ...said('en').lines]) };
}

/** a notice as another system is told of it by webhook; its words in both languages */
export function composeForSystem(id: string, city: string, item: Item): string {
  const { number, v, does, role, unit, at } = item;
  const words = { zh: whatOf(zh, item), en: whatOf(en, item) };
  const about = isOfReport(does) ? { report: number } : { number, version: v };
  return JSON.stringify({
    id,
    type: 'notice',
    city,
    ...about,
    does,
    words,
    role,
    unit,
    at: new Date(at).toISOString(),
  });
}

/** words for what the item is about: an appeal, or a report on the knowledge base */
const aboutOf = (t: Template, { does }: Item): Pick<Template, 'subject' | 'line'> => (isOfReport(does) ? t.report : t);

/** the page that shows it, below the workbench */
const pageOf = ({ does, number }: Item): string => (isOfReport(does) ? 'knowledge-reports' : `appeals/${number}`);

const whatOf = (t: Template, { does }: Item): string => wordOf(t.what, does) ?? t.other;
const wordOf = (words: object, key: string): string | undefined =>
  Object.hasOwn(words, key) ? (words as Record<string, string>)[key] : undefined;

const paragraphs = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

const filled = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
