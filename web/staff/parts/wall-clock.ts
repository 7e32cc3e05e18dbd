import dayjs, { type Dayjs } from 'dayjs';
import { FIELD_AHEAD_MS } from '../app/field-clock';

/** What the field's clocks show at an instant (ISO 8601), for a picker, which knows the clock of its own machine alone. */
export const wallClock = (iso: string): Dayjs =>
  dayjs(new Date(Date.parse(iso) + FIELD_AHEAD_MS).toISOString().replace('Z', ''));

/** The instant (ISO 8601, UTC) at which the field's clocks show what a picker holds, wherever its machine stands. */
export const instantAt = (shown: Dayjs): string =>
  new Date(Date.parse(`${shown.format('YYYY-MM-DDTHH:mm:ss.SSS')}Z`) - FIELD_AHEAD_MS).toISOString();
