import { z } from 'zod';
import { filesOfAppeal, type FileView } from '../../db/files';
import { attachFile } from '../../domain/loop/links/attach-file';
import { ROLES } from '../../domain/loop/role';
import { FILE_KINDS } from '../../domain/policy/archive-clauses';
import { seen } from '../case-access';
import { attach } from '../files/attach';
import { sendContent } from '../files/send-content';
import { isHidden } from '../files/sight';
import type { Parts } from '../parts';
import { no } from '../problems/problem';
import { type Route, route } from '../route';
import { attachedOut, FILE_LIMIT, fileQuery } from '../schemas/file-input';
import { instantOut, iso, said } from '../schemas/values';
import { FILE_KIND_WORDS } from '../words/vocabulary';
import { ACTION_PROBLEMS, numberParam } from './actions';

const file = z.object({
  id: z.string(),
  v: z.int().meta({ description: 'version of the event that attached it' }),
  at: instantOut,
  kind: z.enum(FILE_KINDS),
  kindWords: said,
  by: z.object({
    id: z.string(),
    name: z.string().nullable(),
    role: z.string(),
    roleWords: said,
    unit: z.string().nullable(),
  }),
  masked: z.boolean(),
  name: z.string().nullable(),
  mediaType: z.string().nullable().meta({ description: 'as whoever sent it says' }),
  bytes: z.int().nullable(),
  sha256: z.string().nullable().meta({ description: 'of its bytes, in hexadecimal digits' }),
  hash: z.string().meta({ description: 'salted hash by which its event refers to it' }),
});

const PATH = '/api/v1/appeals/:number/files';

/** Files that lie with an appeal: laid there by the link attachFile, listed, fetched. */
export const fileRoutes = (parts: Parts): Route[] => [
  route({
    id: attachFile.name,
    method: 'post',
    path: PATH,
    tag: 'actions',
    summary: `${attachFile.zh} ${attachFile.en}`,
    about: `${attachFile.about} The file is the body of the request, of any media type; files are only ever given out to be saved, so none is refused for what it claims to be. Legal at: ${attachFile.legalIn.join(', ')}. Rules: ${attachFile.rules.join(', ')}.`,
    admits: 'signedIn',
    rights: attachFile.who,
    params: numberParam,
    query: fileQuery,
    takesFile: { limit: FILE_LIMIT },
    status: 201,
    answer: attachedOut,
    problems: [...ACTION_PROBLEMS, 'invalidInput', 'fileKindNotInPack'],
    handle: async (asked) => {
      const done = await attach(parts, asked);
      return 'problem' in done ? done : { body: done.attached };
    },
  }),
  route({
    id: 'files',
    method: 'get',
    path: PATH,
    tag: 'appeals',
    summary: '案卷材料 The files of one appeal',
    about: 'Of a confidential appeal handling units do not see what the appellant brought (R-IDC-11).',
    admits: 'signedIn',
    params: numberParam,
    answer: z.object({ files: z.array(file) }),
    problems: ['unknownAppeal', 'notYourUnit'],
    handle: async ({ caller, params: { number } }) => {
      const found = await seen(parts.db, caller.account, number);
      if ('problem' in found) return found;
      const files = await filesOfAppeal(parts.db, number);
      return { body: { files: files.filter((f) => !isHidden(found, f)).map(asFile) } };
    },
  }),
  route({
    id: 'file',
    method: 'get',
    path: `${PATH}/:file`,
    tag: 'appeals',
    summary: '下载材料 One file',
    about: 'Its bytes, to be saved. An altered content ends the answer before its end.',
    admits: 'signedIn',
    params: numberParam.extend({ file: z.string().max(40) }),
    streams: 'application/octet-stream',
    answer: z.string().meta({ format: 'binary' }),
    problems: [
      'unknownAppeal',
      'notYourUnit',
      'identityHidden',
      'notFound',
      'fileMasked',
      'contentMissing',
      'contentUnavailable',
    ],
    handle: async ({ caller, params: { number, file: id } }) => {
      const found = await seen(parts.db, caller.account, number);
      if ('problem' in found) return found;
      const wanted = (await filesOfAppeal(parts.db, number)).find((f) => f.id === id);
      if (!wanted) return { problem: no('notFound', { data: { path: `/api/v1/appeals/${number}/files/${id}` } }) };
      if (isHidden(found, wanted)) return { problem: no('identityHidden', { rule: 'R-IDC-11' }) };
      if (!wanted.kept) return { problem: no('fileMasked') };
      const { sha256, mediaType, name } = wanted.kept;
      const content = await parts.contents.read(sha256);
      if (!content) return { problem: no('contentMissing', { data: { files: [id] } }) };
      return { stream: sendContent({ ...content, mediaType, name }) };
    },
  }),
];

const asFile = ({ at, kind, actor, actorName, role, unit, kept, ...f }: FileView): z.input<typeof file> => ({
  ...f,
  at: iso(at),
  kind,
  kindWords: FILE_KIND_WORDS[kind],
  by: { id: actor, name: actorName, role, roleWords: { zh: ROLES[role].zh, en: ROLES[role].en }, unit },
  masked: kept === null,
  name: kept?.name ?? null,
  mediaType: kept?.mediaType ?? null,
  bytes: kept?.bytes ?? null,
  sha256: kept?.sha256 ?? null,
});
