import { answerOf, api } from '../../api/client';
import { endOfDay, startOfDay } from '../../app/field-clock';
import type { operations } from '../../api/schema';
import type { AppealRow } from '../../parts/appeal-rows';
import { type RowList, usePaged } from '../../parts/paged';
import { type Asked, asksForPerson } from './asked';

type Body = operations['search']['requestBody']['content']['application/json'];
export type ReadAs = operations['search']['responses'][200]['content']['application/json']['readAs'][number];

const PAGE = 100;

function bodyOf(asked: Asked): Body {
  const given = <K extends string, V>(key: K, value: V | ''): Partial<Record<K, V>> =>
    (value === '' ? {} : { [key]: value }) as Partial<Record<K, V>>;
  return {
    ...given('text', asked.text.trim()),
    ...given('name', asked.name.trim()),
    ...given('place', asked.place.trim()),
    ...given('unit', asked.unit),
    ...given('category', asked.category as NonNullable<Body['category']> | ''),
    ...given('stage', asked.stage as NonNullable<Body['stage']> | ''),
    ...(asked.open ? { open: true } : {}),
    ...given('from', asked.from && startOfDay(asked.from)),
    ...given('to', asked.to && endOfDay(asked.to)),
    limit: PAGE,
  };
}

/**
 * The appeals that fit, page by page. They change by themselves, but not where somebody is looked for: each of these searches is
 * written down, so that nobody searches without meaning to.
 */
export function useFound(asked: Asked): RowList<AppealRow> & { readAs: readonly ReadAs[] } {
  const list = usePaged([asksForPerson(asked) ? 'search' : 'list', 'found', asked], async (cursor) => {
    const { appeals, next, readAs } = await answerOf(
      api.POST('/api/v1/search', { body: { ...bodyOf(asked), ...(cursor === null ? {} : { cursor }) } }),
    );
    return { rows: appeals, next, readAs };
  });
  return { ...list, readAs: list.first?.readAs ?? [] };
}
