import { randomBytes } from 'node:crypto';
import { urlencoded, type Request, type RequestHandler } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import type { Arrived, ContentFolder } from '../../content/content-folder';
import { answerProblem } from '../answer';
import { no } from '../problems/problem';
import { mediaTypeOf } from '../schemas/file-input';

/** What a form brings: words by the field's name, and files that have arrived. */
export interface Form {
  typed: Readonly<Record<string, readonly string[]>>;
  files: readonly FormFile[];
  /** there are more files than a form may bring, or one was too large */
  filesRefused: 'tooMany' | 'tooLarge' | null;
}

export interface FormFile {
  name: string;
  mediaType: string;
  content: Arrived;
}

/** what a form may bring along; more is added to the appeal later, file by file */
export const PHOTOS = { most: 6, megabytes: 10 } as const;

const FIELD_BYTES = 64 * 1024;
const FIELDS = 60;
/** as percent signs and digits the longest text is three times as long */
const ENCODED_BYTES = 4 * FIELD_BYTES;

export const urlencodedForm: RequestHandler = urlencoded({
  extended: false,
  limit: ENCODED_BYTES,
  parameterLimit: FIELDS,
});

/** Files go straight into the folder of contents, where they wait under no name until the appeal is there. */
class IntoContents implements StorageEngine {
  constructor(private readonly contents: ContentFolder) {}

  _handleFile(
    _request: Request,
    file: Express.Multer.File,
    done: (error?: unknown, info?: Partial<Express.Multer.File> & { arrived?: Arrived | 'tooLarge' }) => void,
  ): void {
    this.contents.receive(file.stream, PHOTOS.megabytes * 1024 * 1024).then((arrived) => done(null, { arrived }), done);
  }

  _removeFile(_request: Request, file: Express.Multer.File & WithContent, done: (error: Error | null) => void): void {
    const { arrived } = file;
    if (arrived === undefined || arrived === 'tooLarge') return done(null);
    this.contents.discard(arrived).then(() => done(null), done);
  }
}

interface WithContent {
  arrived?: Arrived | 'tooLarge';
}

/**
 * Takes a form with files in its field `photos`. What has arrived and was laid with no appeal when the answer is out, goes. Refuses
 * bodyTooLarge for more files or longer texts than any form of ours sends, and invalidInput for a file in another field.
 */
export function multipartForm(contents: ContentFolder): RequestHandler {
  const read = multer({
    storage: new IntoContents(contents),
    defParamCharset: 'utf8',
    limits: { fieldSize: FIELD_BYTES, fields: FIELDS, files: MOST_READ, parts: FIELDS + MOST_READ },
  }).array('photos');
  return (request, response, next) => {
    response.once('close', () => void discardAll(contents, filesIn(request)));
    read(request, response, (error: unknown) => {
      // whoever sent it has gone before its end, and waits for no answer
      if (error !== undefined && !request.complete) return;
      if (!(error instanceof MulterError)) return next(error);
      const isStray = error.code === 'LIMIT_UNEXPECTED_FILE';
      answerProblem(
        request,
        response,
        no(isStray ? 'invalidInput' : 'bodyTooLarge', { data: isStray ? {} : { limit: FIELD_BYTES } }),
      );
    });
  };
}

/** who chooses too many files is told so on the form; who sends many more is no form of ours */
const MOST_READ = 4 * PHOTOS.most;

type Sent = Express.Multer.File & WithContent;

const filesIn = (request: Request): readonly Sent[] => (Array.isArray(request.files) ? request.files : []);

async function discardAll(contents: ContentFolder, files: readonly Sent[]): Promise<void> {
  const arrived = files.flatMap((file) => (file.arrived && file.arrived !== 'tooLarge' ? [file.arrived] : []));
  await Promise.allSettled(arrived.map((content) => contents.discard(content)));
}

/** What a request brought. Browsers end lines with CR LF; an empty file is what an untouched file field sends. */
export function formOf(request: Request): Form {
  const typed = Object.fromEntries(
    Object.entries((request.body ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value]).map((text) => String(text).replaceAll('\r\n', '\n')),
    ]),
  );
  const sent = filesIn(request);
  const files = sent.flatMap(({ arrived, originalname, mimetype }): FormFile[] =>
    arrived === undefined || arrived === 'tooLarge' || arrived.bytes === 0
      ? []
      : [{ name: originalname.slice(-200) || 'file', mediaType: mediaTypeOf(mimetype), content: arrived }],
  );
  const isTooLarge = sent.some(({ arrived }) => arrived === 'tooLarge');
  return { typed, files, filesRefused: isTooLarge ? 'tooLarge' : files.length > PHOTOS.most ? 'tooMany' : null };
}

/** the first word of a field, without white space around it; undefined where nothing was written */
export function textIn({ typed }: Form, name: string): string | undefined {
  const text = typed[name]?.[0]?.trim();
  return text === undefined || text === '' ? undefined : text;
}

/** tells a repeated sending of one form from another form */
export const newFormKey = (): string => randomBytes(16).toString('base64url');

/** the key that the form came with; one that is none of ours is replaced */
export const formKeyIn = (form: Form): string => {
  const key = textIn(form, 'key');
  return key !== undefined && /^[\w-]{22}$/.test(key) ? key : newFormKey();
};
