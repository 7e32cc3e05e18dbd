import { useCallback, useEffect, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** What is looked for. What tells who appeals, a telephone number or a name, never stands in the page's address. */
export interface Asked {
  /** what was typed into the box: a number, a telephone number, or words */
  text: string;
  name: string;
  place: string;
  unit: string;
  category: string;
  stage: string;
  open: boolean;
  /** civil days, both in */
  from: string;
  to: string;
}

/** who may look for people: the same as may read who appeals */
export const MAY_KNOW_WHO = [
  'agent',
  'dispatcher',
  'reviewer',
  'visitor',
  'supervisor',
  'hotlineOffice',
  'auditor',
  'handler',
  'responsibleLeader',
  'leaderInCharge',
  'principalLeader',
] as const;

export const NOTHING: Asked = {
  text: '',
  name: '',
  place: '',
  unit: '',
  category: '',
  stage: '',
  open: false,
  from: '',
  to: '',
};

const IN_ADDRESS = ['place', 'unit', 'category', 'stage', 'from', 'to'] as const;

const plainOf = (text: string): string => text.normalize('NFKC').trim();

/** the number of an appeal, or its beginning, where the box holds one */
export const numberIn = (text: string): string | null => /^20\d{2,14}$/.exec(plainOf(text))?.[0] ?? null;

/** the same reading of the box as the API's: digits that begin no number of an appeal are a telephone number */
const isTelephone = (text: string): boolean => /^\+?[\d\s()-]{5,24}$/.test(plainOf(text)) && numberIn(text) === null;

/** whether somebody is looked for, whose telephone number or name stays in the page's memory */
export const asksForPerson = (asked: Asked): boolean => asked.name !== '' || isTelephone(asked.text);

/** the part of the address after the question mark */
export function queryOf(asked: Asked): string {
  const query = new URLSearchParams();
  if (asked.text !== '' && !isTelephone(asked.text)) query.set('words', asked.text);
  for (const key of IN_ADDRESS) if (asked[key] !== '') query.set(key, asked[key]);
  if (asked.open) query.set('only', 'open');
  return query.toString();
}

interface Memory {
  /** from the box above every page */
  words?: string;
  name?: string;
}

/** What the page looks for, kept in its address, and in its memory as far as that would tell who appeals. */
export function useAsked(): [asked: Asked, ask: (asked: Asked) => void] {
  const { search, state } = useLocation();
  const navigate = useNavigate();
  const { words = '', name = '' } = (state as Memory | null) ?? {};
  const asked = useMemo((): Asked => {
    const query = new URLSearchParams(search);
    const of = (key: string): string => query.get(key) ?? '';
    return {
      text: words !== '' ? words : of('words'),
      name,
      place: of('place'),
      unit: of('unit'),
      category: of('category'),
      stage: of('stage'),
      open: of('only') === 'open',
      from: of('from'),
      to: of('to'),
    };
  }, [search, words, name]);
  const inAddress = words !== '' && !isTelephone(words);
  useEffect(() => {
    // words from the box above every page make a link like any others
    if (inAddress)
      void navigate({ pathname: '/search', search: queryOf({ ...NOTHING, text: words }) }, { replace: true });
  }, [inAddress, words, navigate]);
  const ask = useCallback(
    (next: Asked) => {
      const memory: Memory = {
        ...(isTelephone(next.text) ? { words: next.text } : {}),
        ...(next.name === '' ? {} : { name: next.name }),
      };
      void navigate({ pathname: '/search', search: queryOf(next) }, { state: memory });
    },
    [navigate],
  );
  return [asked, ask];
}
