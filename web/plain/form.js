import { both, element, problemBox } from './element.js';
import { prefixesOf, rows } from './rows.js';

/**
 * A form made from the JSON Schema of a request. What is typed survives a reload, and pressing again repeats the request
 * under the same key until it was answered, so that nothing is done twice.
 */
export function formFor({ id, schema, choices = {}, preset = {}, button, send }) {
  const kept = read(id);
  const fields = Object.entries(schema.properties).filter(([name]) => !HIDDEN.includes(name));
  const required = schema.required ?? [];
  const place = element('div', {});
  const submit = element('button', { class: 'main' }, both(button));
  const form = element(
    'form',
    { class: 'column', id, novalidate: true },
    fields.map(([name, field]) =>
      control({
        id: `${id}-${name}`,
        name,
        field,
        required: required.includes(name),
        choices,
        value: kept[name] ?? preset[name],
      }),
    ),
    place,
    submit,
  );
  let key = crypto.randomUUID();
  const changed = () => {
    key = crypto.randomUUID();
    sessionStorage.setItem(id, JSON.stringify(valuesOf(form, fields)));
  };
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    place.replaceChildren();
    submit.disabled = true;
    try {
      const values = valuesOf(form, fields);
      await send(values, key);
      sessionStorage.removeItem(id);
    } catch (problem) {
      if (!problem.title) throw problem;
      // a refusal is an answer: what is sent next is another request
      if (problem.status < 500) key = crypto.randomUUID();
      const box = problemBox(problem, (path) => titleOf(schema, path));
      place.replaceChildren(box);
      box.focus();
    } finally {
      submit.disabled = false;
    }
  });
  return form;
}

/** filled in by the page itself */
const HIDDEN = ['seen', 'order'];

/** the name of a field, also of one in a row: coUnits/0/unit */
function titleOf(schema, path) {
  const [name, row, inner] = path.split('/');
  const field = schema.properties[name];
  const title = field?.title ?? name;
  return inner === undefined
    ? title
    : `${title} ${Number(row) + 1} ${field?.items?.properties?.[inner]?.title ?? inner}`;
}

const read = (id) => JSON.parse(sessionStorage.getItem(id) ?? '{}');

function control({ id, name, field, required, choices, value }) {
  const words = { zh: field.title ?? name, en: field['x-en'] ?? '' };
  const mark = required ? [' ', element('span', { class: 'red', title: '必填 required' }, '＊')] : [];
  const label = element('label', { for: id }, both(words), mark);
  // what the schema lists is meant, whatever else goes by that name: a unit of time is no handling unit
  const codes = optionsOf(field) ?? choices[name.split('/').at(-1)];
  if (field.type === 'boolean')
    return element(
      'label',
      { class: 'check' },
      element('input', { type: 'checkbox', id, name, checked: value === true }),
      ' ',
      both(words),
    );
  if (field.items?.properties)
    return rows({
      id,
      name,
      words,
      values: value ?? [],
      most: field.maxItems ?? Infinity,
      controlsOf: (prefix, kept) =>
        Object.entries(field.items.properties).map(([inner, one]) =>
          control({
            id: `${id}-${prefix}${inner}`,
            name: `${prefix}${inner}`,
            field: one,
            required: (field.items.required ?? []).includes(inner),
            choices,
            value: kept[inner],
          }),
        ),
    });
  if (field.type === 'array')
    return element(
      'fieldset',
      {},
      element('legend', {}, both(words)),
      (codes ?? []).map((c) =>
        element(
          'label',
          { class: 'check' },
          element('input', { type: 'checkbox', name, value: c.code, checked: (value ?? []).includes(c.code) }),
          ' ',
          both(c),
        ),
      ),
    );
  if (codes)
    return element(
      'div',
      {},
      label,
      element(
        'select',
        { id, name, required },
        element('option', { value: '' }, required ? '请选择 Choose' : '—'),
        codes.map((c) =>
          element(
            'option',
            { value: c.code, selected: (value ?? field.default) === c.code },
            [c.zh, c.en].filter(Boolean).join(' '),
          ),
        ),
      ),
    );
  if (field.type === 'integer')
    return element(
      'div',
      {},
      label,
      element('input', { id, name, type: 'number', min: field.minimum, required, value: value ?? '' }),
    );
  if (field.format === 'date')
    return element('div', {}, label, element('input', { id, name, type: 'date', required, value: value ?? '' }));
  const long = (field.maxLength ?? 0) > 500;
  const attributes = { id, name, required, maxlength: field.maxLength };
  return element(
    'div',
    {},
    label,
    long ? element('textarea', attributes, value ?? '') : element('input', { ...attributes, value: value ?? '' }),
  );
}

function optionsOf(field) {
  const codes = field.enum ?? field.items?.enum;
  return codes?.map((code) => ({ code, ...(field['x-words']?.[code] ?? { zh: code, en: '' }) }));
}

/** what is filled in; an empty field is left out, and a box that can only be ticked where it is not */
function valuesOf(form, fields) {
  return pick(new FormData(form), form, fields, '');
}

function pick(data, form, fields, prefix) {
  const values = {};
  for (const [name, field] of fields) {
    const given = data.getAll(`${prefix}${name}`).filter((v) => String(v).trim() !== '');
    if (field.items?.properties)
      values[name] = prefixesOf(form, name).map((row) => pick(data, form, Object.entries(field.items.properties), row));
    else if (field.type === 'boolean' && (field.const === undefined || given.length > 0))
      values[name] = given.length > 0;
    else if (field.type === 'array') values[name] = given;
    else if (given.length === 0) continue;
    else values[name] = field.type === 'integer' ? Number(given[0]) : String(given[0]).replaceAll('\r\n', '\n');
  }
  return values;
}
