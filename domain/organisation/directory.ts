import { plain } from './suggesting';

/** An entry of the directory: a line that was merged into the platform, and the unit that it leads to (R-CHN-17, R-CHN-21). */
export interface MergedLine {
  id: string;
  /** the number that people dialled */
  number: string;
  name: string;
  unit: string;
  unitName: string;
  /** of the office, where it can still be reached directly */
  telephones: readonly string[];
  /** words by which people ask for it */
  subjects: readonly string[];
  /** civil days of the city */
  openedOn: string | null;
  mergedOn: string | null;
}

/**
 * The lines that a person asks for, by number or in words, the nearest first; without a question all of them, by number. Every word
 * of the question that stands in an entry counts, and every subject of an entry that stands in the question, so that «路灯坏了» finds
 * the line whose subject is 路灯.
 */
export function searchLines(lines: readonly MergedLine[], question: string): readonly MergedLine[] {
  const words = question
    .split(/\s+/)
    .map(plain)
    .filter((word) => word !== '');
  const inOrder = [...lines].sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0));
  if (words.length === 0) return inOrder;
  const near = new Map(inOrder.map((line) => [line, nearness(line, words)]));
  return inOrder.filter((line) => (near.get(line) ?? 0) > 0).sort((a, b) => (near.get(b) ?? 0) - (near.get(a) ?? 0));
}

/** a number that is dialled says more than a name, a name more than a subject */
function nearness(line: MergedLine, words: readonly string[]): number {
  const [name, unit] = [plain(line.name), plain(line.unitName)];
  const subjects = line.subjects.map(plain);
  return words.reduce((sum, word) => {
    const isNumber = /^\d{3,}$/.test(word);
    const called = line.number === word ? 100 : isNumber && line.number.startsWith(word) ? 40 : 0;
    const reached = isNumber && line.telephones.some((t) => t.replace(/\D/g, '').includes(word)) ? 30 : 0;
    const named = (name.includes(word) ? 10 : 0) + (unit.includes(word) ? 8 : 0);
    const about = subjects.filter((s) => word.includes(s) || s.includes(word)).length * 6;
    return sum + called + reached + named + about;
  }, 0);
}
