import type { ListOf } from './figures';

/** address of the list behind a figure, on the page of the morning */
export function listAt(of: ListOf, day: string | null, unit?: string): string {
  const query = new URLSearchParams({ of });
  if (day !== null) query.set('day', day);
  if (unit !== undefined) query.set('unit', unit);
  return `?${query.toString()}`;
}
