import { z } from 'zod';
import { FILE_KINDS } from '../../domain/policy/archive-clauses';
import { words } from './values';

/** A recording of an hour on the telephone fits, a scanned file of some hundred pages too. */
export const FILE_LIMIT = 50 * 1024 * 1024;

const NAME_MAX = 200;

/** what stands beside the bytes of a file in the address of the request */
export const fileQuery = z.strictObject({
  name: words(NAME_MAX).meta({ title: '文件名', description: 'the file’s name' }),
  kind: z
    .enum(FILE_KINDS)
    .meta({ title: '材料类别', description: 'what it is; the city’s pack says which kinds it archives' }),
});

/** the same for an appellant, whose files are attachments */
export const ownFileQuery = fileQuery.omit({ kind: true });

/** what the request that attached a file is answered */
export const attachedOut = z.object({
  number: z.string(),
  version: z.int().meta({ description: 'version of the appeal that this action made' }),
  file: z.string().meta({ description: 'its id' }),
  sha256: z.string().nullable(),
  bytes: z.int().nullable(),
});

/** A media type without its parameters; whatever is none of a known form is bytes. */
export function mediaTypeOf(contentType: string | undefined): string {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return type.length <= MEDIA_TYPE_MAX && /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type)
    ? type
    : 'application/octet-stream';
}

const MEDIA_TYPE_MAX = 100;
