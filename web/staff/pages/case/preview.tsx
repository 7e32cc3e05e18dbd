import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readFile } from '../../api/client';
import { UNREACHABLE, Refused } from '../../api/problem';
import { Read } from '../../parts/states';
import type { CaseFile } from './files';

const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
const LARGEST = 10 * 1024 * 1024;

const isImage = ({ mediaType }: CaseFile): boolean => IMAGES.includes(mediaType ?? '');

/** pictures and plain text are shown here; everything else is saved and opened outside */
export const canPreview = (file: CaseFile): boolean =>
  !file.masked &&
  (file.bytes ?? Number.POSITIVE_INFINITY) <= LARGEST &&
  (isImage(file) || file.mediaType === 'text/plain');

/** Files are given out to be saved only; a picture is shown from what was read, as a picture whatever it claims to be. */
export function Preview({ href, file }: { href: string; file: CaseFile }) {
  const { t } = useTranslation('case');
  const query = useQuery({ queryKey: ['file', file.id], queryFn: () => contentOf(href, file), gcTime: 0 });
  return (
    <Read query={query}>
      {(content) =>
        isImage(file) ? (
          <img className="preview" src={content} alt={t('files.pictureOf', { name: file.name })} />
        ) : (
          <pre className="preview whole-text">{content}</pre>
        )
      }
    </Read>
  );
}

async function contentOf(href: string, file: CaseFile): Promise<string> {
  const response = await readFile(href);
  const bytes = await response.arrayBuffer();
  return isImage(file) ? dataAddress(new Blob([bytes], { type: file.mediaType ?? '' })) : wordsIn(bytes);
}

/** a text that is no UTF-8 is written as older Windows in China writes it */
function wordsIn(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const dataAddress = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Refused(UNREACHABLE));
    reader.readAsDataURL(blob);
  });
