import { PlainFailure } from '../services/plain-failure';

/**
 * Encodings that a file can be split in before it is decoded: none of them uses the bytes of a line feed, a comma or a
 * quotation mark inside a character. GBK's second bytes are letters at most.
 */
const ENCODINGS = ['utf8', 'utf-8', 'gb18030', 'gbk', 'gb2312', 'big5', 'windows-1252', 'latin1'] as const;

/** Bytes to text; null where they are not of the encoding. `cut`: the end may be half a character. */
export type Decode = (bytes: Uint8Array, cut?: boolean) => string | null;

/** Refuses an encoding that it does not know, or that cannot be split on bytes (UTF-16), with status 2. */
export function decoderOf(encoding: string): Decode {
  const name = encoding.toLowerCase();
  if (!(ENCODINGS as readonly string[]).includes(name)) {
    throw new PlainFailure(
      `不支持编码 ${encoding}。可用：${ENCODINGS.join('、')}；其他编码的文件请先转换为 UTF-8。`,
      `The encoding ${encoding} is not supported. There are: ${ENCODINGS.join(', ')}; convert other files to UTF-8 first.`,
      2,
    );
  }
  return (bytes, cut = false) => {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes, { stream: cut });
    } catch {
      return null;
    }
  };
}

/** A file in UTF-16 would come out as broken lines throughout: it is refused as a whole, with status 2. */
export function refuseUtf16(beginning: Uint8Array): void {
  const mark = `${beginning[0]} ${beginning[1]}`;
  if (mark !== '255 254' && mark !== '254 255') return;
  throw new PlainFailure(
    '文件是 UTF-16 编码。请先转换为 UTF-8，例如 iconv -f UTF-16 -t UTF-8。',
    'The file is in UTF-16. Convert it to UTF-8 first, for example by iconv -f UTF-16 -t UTF-8.',
    2,
  );
}
