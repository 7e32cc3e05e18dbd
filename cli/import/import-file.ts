import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { PlainFailure, reasonOf } from '../services/plain-failure';
import { decoderOf, refuseUtf16 } from './encoding';
import { importRows, type Tally } from './import-rows';
import { type MappingFile, mappingOf, refuseMissingColumns } from './mapping';
import { type Format, readRows } from './reading';
import { RejectFile } from './reject-file';
import type { Send } from './sender';

/** What was said at the prompt; the mapping file gives the rest. */
export interface ImportRequest {
  file: string;
  mappingFile: MappingFile;
  /** FIELD=COLUMN */
  map: readonly string[];
  format?: Format | undefined;
  encoding?: string | undefined;
  timezone?: string | undefined;
  reject?: string | undefined;
}

/** everything that can be wrong with the request is refused (status 2) before the first row is sent */
export async function importFile(
  request: ImportRequest,
  on: { send: Send; signal: AbortSignal; onSettled: (tally: Tally) => void },
): Promise<Tally & { rejectFile: string | null }> {
  const { file, mappingFile, map } = request;
  const format = request.format ?? mappingFile.format ?? (/\.csv$/i.test(file) ? 'csv' : 'jsonl');
  const mapping = mappingOf(format, mappingFile, map, request.timezone);
  const decode = decoderOf(request.encoding ?? mappingFile.encoding ?? 'utf8');
  const columnsNamed = map.length > 0 || mappingFile.fields !== undefined;
  await refuseUnreadable(file);
  const rejectPath = request.reject ?? `${file}.rejected.jsonl`;
  refuseSameFile(rejectPath, file);
  const rejects = new RejectFile(rejectPath, decode);
  try {
    const reads = readRows(createReadStream(file), format, decode, (columns) =>
      refuseMissingColumns(mapping, columns, columnsNamed),
    );
    const tally = await importRows(reads, { ...on, mapping, reject: (source, why) => rejects.add(source, why) });
    rejects.keep();
    return { ...tally, rejectFile: tally.rejected > 0 ? rejectPath : null };
  } catch (error) {
    rejects.discard();
    throw error;
  }
}

/** names the file as a source of rows, where none is said; longer names than the API takes are cut */
export const sourceNameOf = (file: string): string => basename(file).slice(0, 80);

async function refuseUnreadable(file: string): Promise<void> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(file);
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    refuseUtf16(buffer.subarray(0, bytesRead));
  } catch (error) {
    if (error instanceof PlainFailure) throw error;
    throw new PlainFailure(
      `文件 ${file} 无法读取（${reasonOf(error)}）。`,
      `The file ${file} cannot be read (${reasonOf(error)}).`,
      2,
    );
  } finally {
    await handle?.close();
  }
}

function refuseSameFile(reject: string, file: string): void {
  if (resolve(reject) !== resolve(file)) return;
  throw new PlainFailure('拒收文件不能就是要导入的文件。', 'The reject file must not be the file that is imported.', 2);
}
