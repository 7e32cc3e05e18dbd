import { both, element, problemBox } from './element.js';
import { sendFile } from './server.js';
import { clock } from './time-words.js';

/** the files that lie with an appeal, each to be saved; nothing when there is none */
export const fileList = (number, files) =>
  files.length === 0
    ? null
    : [
        element('h3', {}, both({ zh: '材料', en: 'Files' })),
        element(
          'ul',
          {},
          files.map((file) => fileLine(number, file)),
        ),
      ];

const fileLine = (number, file) =>
  element(
    'li',
    {},
    file.masked
      ? element('span', { class: 'quiet' }, '已脱敏 masked')
      : element('a', { href: `/api/v1/appeals/${number}/files/${file.id}`, download: file.name }, file.name),
    ' ',
    element(
      'span',
      { class: 'quiet' },
      both(file.kindWords),
      ` · ${file.by.name ?? file.by.id} · ${clock(file.at)}${file.bytes === null ? '' : ` · ${sizeOf(file.bytes)}`}`,
    ),
  );

const sizeOf = (bytes) =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Lays a file with an appeal. Pressing again sends the same file under the same key until it was answered. */
export function fileForm(offer, done) {
  const { kind } = offer.form.properties;
  const place = element('div', {});
  const submit = element('button', { class: 'main' }, both(offer.words));
  const chosen = element('input', { id: 'file', type: 'file', required: true });
  const kinds = element(
    'select',
    { id: 'file-kind' },
    kind.enum.map((code) =>
      element('option', { value: code }, `${kind['x-words'][code].zh} ${kind['x-words'][code].en}`),
    ),
  );
  let key = crypto.randomUUID();
  const form = element(
    'form',
    { class: 'column' },
    element('label', { for: 'file' }, both({ zh: '文件', en: 'file' })),
    chosen,
    element('label', { for: 'file-kind' }, kind.title),
    kinds,
    place,
    submit,
  );
  form.addEventListener('change', () => {
    key = crypto.randomUUID();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    place.replaceChildren();
    submit.disabled = true;
    const [file] = chosen.files;
    try {
      await sendFile(`${offer.href}?${new URLSearchParams({ name: file.name, kind: kinds.value })}`, file, key);
      await done(offer.words);
    } catch (problem) {
      if (!problem.title) throw problem;
      if (problem.status < 500) key = crypto.randomUUID();
      const box = problemBox(problem);
      place.replaceChildren(box);
      box.focus();
    } finally {
      submit.disabled = false;
    }
  });
  return form;
}
