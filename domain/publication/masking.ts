/** Kinds of personal data that are found by their form (R-DIS-08, R-IDC-10). */
export const MASKED_KINDS = ['identityCard', 'telephone', 'email', 'vehicle', 'room', 'name'] as const;
export type MaskedKind = (typeof MASKED_KINDS)[number];

/** A text with personal data masked, and how much of which kind was found. */
export interface Masked {
  text: string;
  found: Readonly<Partial<Record<MaskedKind, number>>>;
}

const STARS = '***';
/** no digit of the same number stands beside it; letters may: tel13800138000 */
const APART = { before: '(?<!\\d)', after: '(?!\\d)' };

/** in this order: an identity card holds what looks like a telephone */
const FORMS: readonly (readonly [kind: MaskedKind, form: RegExp])[] = [
  ['identityCard', apart('[1-9]\\d{5}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx]')],
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['telephone', apart('(?:\\+?86[- ]?)?1[3-9](?:[- ]?\\d){9}')],
  ['telephone', apart('(?:[(（]0\\d{2,3}[)）]|0\\d{2,3})[- ]?\\d{7,8}')],
  ['telephone', /(?<=(?:电话|手机|联系方式|微信)[^\d\n]{0,6})\d{7,11}(?!\d)/g],
  ['vehicle', /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\s]?[A-Z0-9]{5,6}(?![A-Z0-9])/g],
  // the house may be the matter, the door is the person's
  ['room', /(?:\d{1,3}单元)?\d{2,4}室/g],
];

function apart(form: string): RegExp {
  return new RegExp(`${APART.before}${form}${APART.after}`, 'g');
}

/** digits and letters of full width are the same digits and letters: １３８ */
const halfWidth = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (character) => character.normalize('NFKC'));

const HAN_NAME = /^\p{Script=Han}{2,4}$/u;

/**
 * A start for the reviewer, who confirms the text word by word: identity cards, telephones, e-mail addresses, number plates and
 * doors are replaced by stars, and of the names that are known the surname is left (张某). Names of fewer than two characters are
 * not looked for: they stand in other words. Who is named in no list of ours is the reviewer's to find.
 */
export function masked(text: string, names: readonly string[]): Masked {
  const found: Partial<Record<MaskedKind, number>> = {};
  const replaced = (kind: MaskedKind, by: string) => (): string => {
    found[kind] = (found[kind] ?? 0) + 1;
    return by;
  };
  const known = [...new Set(names.map((name) => name.trim()))]
    .filter((name) => [...name].length > 1 && !name.endsWith('某'))
    // a longer name may hold a shorter one
    .sort((a, b) => b.length - a.length);
  const byForm = FORMS.reduce((left, [kind, form]) => left.replace(form, replaced(kind, STARS)), halfWidth(text));
  const whole = known.reduce(
    (left, name) => left.replaceAll(name, replaced('name', HAN_NAME.test(name) ? `${[...name][0]}某` : STARS)),
    byForm,
  );
  return { text: whole, found };
}
