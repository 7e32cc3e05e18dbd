/** An element of the page: attributes, listeners (onclick …) and children. Text is never taken for markup. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return made;
}

/** Chinese first, English beside it */
export const both = ({ zh, en }) => [`${zh} `, element('span', { lang: 'en' }, en)];

/**
 * What the API said no with, so that a screen reader hears it and the reader knows what to do; `nameOf` names
 * a field as the form does.
 */
export function problemBox(problem, nameOf = (path) => path) {
  const other = problem.inOtherLanguage;
  return element(
    'div',
    { class: 'problem', role: 'alert', tabindex: '-1' },
    element('p', {}, element('strong', {}, problem.title), ' ', element('span', { lang: other.language }, other.title)),
    element('p', {}, problem.detail, ' ', element('span', { lang: other.language }, other.detail)),
    element('p', {}, problem.whatToDo, ' ', element('span', { lang: other.language }, other.whatToDo)),
    problem.fields
      ? element(
          'ul',
          {},
          problem.fields.map((f) =>
            element('li', {}, `${nameOf(f.path.slice(1))} ${f.zh} `, element('span', { lang: 'en' }, f.en)),
          ),
        )
      : null,
    element('p', { class: 'quiet' }, [problem.code, problem.rule].filter(Boolean).join(' · ')),
  );
}
