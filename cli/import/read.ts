import type { Line } from './lines';
import { rejection, type Rejection } from './rejection';

/** Where in the file something stands, and its bytes. */
export type Source = Omit<Line, 'no'> & { line: number };

/** One row of a file: its fields by their names in the file, or why it cannot be read. */
export type Read = Source & ({ fields: Readonly<Record<string, unknown>> } | { rejected: Rejection });

export const sourceOf = ({ no, ...line }: Line): Source => ({ line: no, ...line });

/** a line of spaces and tabs is no row */
export const isBlank = ({ bytes, cut }: Line): boolean => !cut && bytes.every((byte) => byte === 0x20 || byte === 0x09);

export const tooLong = ({ size }: { size: number }): Rejection =>
  rejection('lineTooLong', { more: { zh: `${size} 字节`, en: `${size} bytes` } });
