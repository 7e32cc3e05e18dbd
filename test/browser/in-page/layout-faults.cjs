// Runs in the page: everything it needs stands inside the one function. Lengths in CSS pixels.
function layoutFaults() {
  // rounding of fractions of a pixel is nobody's fault
  const SLACK = 1.5;
  const style = (element) => window.getComputedStyle(element);
  const box = (element) => element.getBoundingClientRect();
  const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';

  const words = (element) =>
    (element.getAttribute('aria-label') || element.innerText || element.getAttribute('placeholder') || '')
      .trim()
      .replace(/\s+/g, ' ')
      .slice(0, 40);
  const named = (element) => {
    const role = element.getAttribute('role');
    const classes = [...element.classList].slice(0, 2).map((name) => `.${name}`);
    return `${element.tagName.toLowerCase()}${role ? `[role=${role}]` : ''}${classes.join('')} «${words(element)}»`;
  };

  // something to see: laid out, not one of those read out only (a pixel of size), not faded out
  const isSeen = (element) => {
    const { width, height } = box(element);
    if (width <= 2 || height <= 2) return false;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    return element.closest('[aria-hidden="true"], [inert]') === null;
  };
  const ancestors = function* (element) {
    for (let at = element.parentElement; at; at = at.parentElement) yield at;
  };
  const clipsX = (element) => style(element).overflowX !== 'visible';
  const isPinned = (element) =>
    [element, ...ancestors(element)].some((at) => ['fixed', 'sticky'].includes(style(at).position));

  const all = [...document.body.querySelectorAll('*')].filter((element) => !element.closest('svg *'));
  const seen = all.filter(isSeen);
  const faults = [];
  const fault = (kind, element, detail) => faults.push({ kind, element: named(element), detail });

  const width = document.documentElement.clientWidth;
  const root = document.scrollingElement ?? document.documentElement;
  for (const element of seen) {
    const { left, right, bottom } = box(element);
    if (right <= width + SLACK && left >= -SLACK) continue;
    // wholly outside on the side where nobody can scroll: a way for the keyboard, shown when it has the focus
    if (right <= 0 || bottom <= 0) continue;
    // inside of what scrolls or hides it is seen to below
    if ([...ancestors(element)].some((at) => at !== document.body && at !== root && clipsX(at))) continue;
    fault('widerThanViewport', element, `from ${Math.round(left)} to ${Math.round(right)} of ${width} px`);
  }
  if (faults.length === 0 && root.scrollWidth > width + SLACK)
    fault('widerThanViewport', root, `${root.scrollWidth} px in a viewport of ${width} px`);

  const hasOwnText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
  const hasText = (element) => hasOwnText(element) || (element.children.length < 6 && words(element) !== '');
  // what is cut with three dots can be read whole by whoever rests on it
  const isReadWhole = (element) => {
    const { textOverflow, webkitLineClamp } = style(element);
    if (textOverflow !== 'ellipsis' && webkitLineClamp === 'none') return false;
    return [element, element.parentElement].some((at) => at?.title || at?.getAttribute('aria-describedby'));
  };
  for (const element of seen) {
    if (!hasText(element) || /^(input|textarea|select|option)$/i.test(element.tagName)) continue;
    const { overflowX, overflowY, display } = style(element);
    // a strip of tabs that does not fit offers the rest in a menu
    if (display === 'inline' || isReadWhole(element) || element.matches('[role=tablist] *')) continue;
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    const tooWide = scrollWidth > clientWidth + SLACK;
    const isButton = element.matches('button, [role=button], a[href], [role=tab]');
    if (tooWide && (hides(overflowX) || isButton))
      fault('clippedText', element, `text of ${scrollWidth} px in ${clientWidth} px`);
    if (hides(overflowY) && scrollHeight > clientHeight + 3)
      fault('clippedText', element, `text ${scrollHeight} px high in ${clientHeight} px`);
  }

  // words that stand on, and whose end an ancestor hides
  for (const element of seen.filter(hasOwnText)) {
    const { right } = box(element);
    for (const at of [element, ...ancestors(element)]) {
      if (isReadWhole(at) || at.matches('[role=tablist] *, input, textarea')) break;
      const { overflowX } = style(at);
      if (overflowX === 'auto' || overflowX === 'scroll') break;
      const hidden = at === element ? 0 : right - box(at).right;
      if (!hides(overflowX) || hidden <= 2) continue;
      fault('clippedText', element, `its last ${Math.round(hidden)} px hidden by ${named(at)}`);
      break;
    }
  }

  const CONTROLS =
    'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"]), ' +
    ['button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'menuitem', 'combobox', 'option']
      .map((role) => `[role=${role}]`)
      .join(', ');
  // the part of it that its scrolling ancestors let through
  const shown = (element) => {
    let { left, top, right, bottom } = box(element);
    for (const at of ancestors(element)) {
      const { overflowX, overflowY } = style(at);
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      const frame = box(at);
      left = Math.max(left, frame.left);
      top = Math.max(top, frame.top);
      right = Math.min(right, frame.right);
      bottom = Math.min(bottom, frame.bottom);
    }
    return { left, top, right, bottom };
  };
  const controls = seen
    .filter((element) => element.matches(CONTROLS) && style(element).pointerEvents !== 'none')
    .map((element) => ({ element, pinned: isPinned(element), ...shown(element) }));
  controls.forEach((a, i) => {
    for (const b of controls.slice(i + 1)) {
      if (a.element.contains(b.element) || b.element.contains(a.element) || a.pinned !== b.pinned) continue;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      // a line that two bordered neighbours share is no overlap
      if (across <= 2 || down <= 2) continue;
      fault(
        'overlappingControls',
        a.element,
        `and ${named(b.element)} share ${Math.round(across)} by ${Math.round(down)} px`,
      );
    }
  });
  return faults;
}

module.exports = { layoutFaults };
