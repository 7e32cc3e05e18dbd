import { both, element } from './element.js';

/**
 * A list of alike things, each a row of its own fields: rows are added and taken away by buttons, and the focus goes to where
 * the next key is meant. `controlsOf` makes the controls of one row, whose names begin with its prefix.
 */
export function rows({ id, name, words, values, most, controlsOf }) {
  const list = element('div', { class: 'column' });
  const add = element(
    'button',
    { type: 'button', id, onclick: () => changed(addRow().querySelector('select, input, textarea')) },
    both({ zh: `添加${words.zh}`, en: 'Add one' }),
  );
  const place = element('fieldset', {}, element('legend', {}, both(words)), list, add);
  let made = 0;

  function addRow(value = {}) {
    made += 1;
    const prefix = `${name}/${made}/`;
    const row = element('fieldset', { 'data-rows': name, 'data-prefix': prefix }, element('legend', {}));
    const remove = () => {
      row.remove();
      changed(add);
    };
    row.append(
      ...controlsOf(prefix, value),
      element('button', { type: 'button', onclick: remove }, both({ zh: '删除这一项', en: 'Take this one away' })),
    );
    list.append(row);
    renumber();
    return row;
  }

  /** what was typed is kept by the form, which hears of a change */
  function changed(focused) {
    renumber();
    place.dispatchEvent(new Event('change', { bubbles: true }));
    focused?.focus();
  }

  function renumber() {
    [...list.children].forEach((row, i) => row.querySelector('legend').replaceChildren(`${words.zh} ${i + 1}`));
    add.disabled = list.children.length >= most;
  }

  for (const value of values) addRow(value);
  return place;
}

/** the prefixes of the rows that stand in a form, in their order */
export const prefixesOf = (form, name) =>
  [...form.querySelectorAll('[data-rows]')].filter((row) => row.dataset.rows === name).map((row) => row.dataset.prefix);
