/* global document, window, localStorage, URL, fetch, clearTimeout, setTimeout */
'use strict';

// The form is whole without this file. With it: one question at a time, a draft that survives, emergency lines while typing,
// photos shown before they are sent, and answers that may already be there.
(function () {
  const form = document.getElementById('submit');
  if (!form) return;
  const said = form.dataset;
  const steps = [...form.querySelectorAll('.step')];
  const DRAFT = 'huiying-draft-' + said.alike;
  const A_DAY = 24 * 3600 * 1000;

  const make = (name, words, cls) => {
    const made = document.createElement(name);
    if (words) made.textContent = words;
    if (cls) made.className = cls;
    return made;
  };

  /* ---- what is typed stays on this device until it is sent ---- */
  const NOT_KEPT = ['key', 'homepage', 'photos'];
  const typed = () => {
    const kept = {};
    for (const field of form.elements) {
      if (!field.name || NOT_KEPT.includes(field.name)) continue;
      if ((field.type === 'checkbox' || field.type === 'radio') && !field.checked) continue;
      (kept[field.name] = kept[field.name] || []).push(field.value);
    }
    return kept;
  };
  const keep = () => {
    try {
      localStorage.setItem(DRAFT, JSON.stringify({ at: Date.now(), step: at, typed: typed() }));
    } catch {
      // a browser that keeps nothing: the form works all the same
    }
  };
  const draft = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(DRAFT) || 'null');
      return kept && Date.now() - kept.at < A_DAY ? kept : null;
    } catch {
      return null;
    }
  };
  const restore = (kept) => {
    for (const field of form.elements) {
      if (!field.name || NOT_KEPT.includes(field.name)) continue;
      const values = kept.typed[field.name] || [];
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = values.includes(field.value);
      else field.value = values[0] || '';
    }
  };

  /* ---- one question at a time ---- */
  let at = 0;
  const bar = make('progress', '', 'progress');
  bar.max = steps.length;
  const where = make('p', '', 'quiet');
  where.setAttribute('aria-live', 'polite');
  form.prepend(where, bar);
  bar.setAttribute('aria-hidden', 'true');
  const legendOf = (step) => step.querySelector('legend');
  const show = (to, focus) => {
    at = Math.max(0, Math.min(to, steps.length - 1));
    steps.forEach((step, i) => step.classList.toggle('open', i === at));
    bar.value = at + 1;
    where.textContent = said.step.replace('{n}', at + 1).replace('{of}', steps.length);
    if (at === steps.length - 1) summarise();
    watch();
    if (!focus) return;
    legendOf(steps[at]).focus();
    form.scrollIntoView();
  };
  const isRight = (step) => [...step.querySelectorAll('input, textarea')].every((field) => field.reportValidity());
  steps.forEach((step, i) => {
    legendOf(step).tabIndex = -1;
    const buttons = make('p', '', 'actions');
    if (i > 0) {
      const back = make('button', said.back, 'button second');
      back.type = 'button';
      back.addEventListener('click', () => show(i - 1, true));
      buttons.append(back);
    }
    if (i < steps.length - 1) {
      const next = make('button', said.next, 'button');
      next.type = 'button';
      next.addEventListener('click', () => {
        if (!isRight(step)) return;
        show(i + 1, true);
        keep();
      });
      buttons.append(next);
    } else buttons.append(document.getElementById('send'));
    step.append(buttons);
  });
  // Enter in a line goes on to the next question and does not send what is not finished
  form.addEventListener('keydown', (event) => {
    // Enter that ends the spelling of Chinese words belongs to the input method; Safari tells by the code alone
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key !== 'Enter' || event.target.tagName !== 'INPUT' || at === steps.length - 1) return;
    event.preventDefault();
    steps[at].querySelector('.actions .button:not(.second)').click();
  });

  const summarise = () => {
    const list = document.getElementById('summary');
    list.replaceChildren();
    const entries = (step) => {
      const written = [...step.querySelectorAll('input:not([type=checkbox]):not([type=radio]), textarea')]
        .map((f) => (f.type === 'file' ? [...f.files].map((file) => file.name).join('\n') : f.value.trim()))
        .filter(Boolean);
      const chosen = [...step.querySelectorAll('input:checked')].map((f) => f.nextSibling.firstChild.textContent);
      return written.concat(chosen);
    };
    steps.slice(0, -1).forEach((step, i) => {
      const change = make('button', said.change, 'button plain small');
      change.type = 'button';
      change.setAttribute('aria-label', said.change + ' ' + legendOf(step).textContent);
      change.addEventListener('click', () => show(i, true));
      const term = make('dt', legendOf(step).textContent);
      term.append(change);
      list.append(term, make('dd', entries(step).join('\n') || said.empty));
    });
  };

  /* ---- danger to life: the lines to call, while it is typed ---- */
  const words = JSON.parse(said.danger);
  const danger = document.getElementById('danger');
  const firstWarning = document.getElementById('warning');
  const SAYS_DANGER = ['what', 'wish', 'send'];
  const watch = () => {
    const text = ['title', 'message', 'wish'].map((n) => form.elements[n].value.toLowerCase()).join('\n');
    let some = false;
    for (const link of danger.querySelectorAll('[data-line]')) {
      const hit = words[link.dataset.line].some((word) => text.includes(word));
      link.hidden = !hit;
      some = some || hit;
    }
    const isSaidHere = some && SAYS_DANGER.includes(steps[at].dataset.step);
    if (danger.hidden === isSaidHere) danger.hidden = !isSaidHere;
    firstWarning.hidden = at > 0 || isSaidHere;
  };

  /* ---- perhaps it has been answered ---- */
  const alike = document.getElementById('alike');
  let asked = '';
  let waiting = 0;
  const ask = async () => {
    const text = form.elements.title.value.trim();
    if (text.length < 4 || text === asked) return;
    asked = text;
    const answer = await fetch('/api/v1/public/answers/alike', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ city: said.alike, text }),
    });
    if (!answer.ok) return;
    const { answers, standard } = await answer.json();
    const list = alike.querySelector('ul');
    list.replaceChildren(
      ...standard.map((one) => {
        const item = make('li');
        const details = make('details');
        details.append(make('summary', one.title), make('p', one.answer, 'text'));
        item.append(details);
        return item;
      }),
      ...answers.map((one) => {
        const item = make('li');
        const link = make('a', one.title);
        link.href = said.answer.replace('NUMBER', one.number);
        link.target = '_blank';
        link.rel = 'noopener';
        item.append(link);
        const by = said.language === 'en' ? one.unitNameEn || one.unitName : one.unitName;
        if (by) item.append(make('small', ' ' + said.from.replace('{by}', by)));
        return item;
      }),
    );
    alike.hidden = list.children.length === 0;
  };

  /* ---- photos before they are sent ---- */
  const photos = form.elements.photos;
  const previews = document.getElementById('previews');
  const showPhotos = () => {
    const files = [...photos.files];
    const tooMany = files.length > Number(said.most);
    const tooLarge = files.some((file) => file.size > Number(said.megabytes) * 1024 * 1024);
    photos.setCustomValidity(tooMany ? said.tooMany : tooLarge ? said.tooLarge : '');
    photos.reportValidity();
    previews.querySelectorAll('img').forEach((image) => URL.revokeObjectURL(image.src));
    previews.replaceChildren(
      ...files.map((file) => {
        const item = make('li', file.name);
        if (!file.type.startsWith('image/')) return item;
        const image = make('img');
        image.alt = '';
        image.src = URL.createObjectURL(file);
        item.prepend(image);
        return item;
      }),
    );
  };
  photos.addEventListener('change', showPhotos);

  form.addEventListener('input', () => {
    keep();
    watch();
    clearTimeout(waiting);
    waiting = setTimeout(() => void ask().catch(() => undefined), 600);
  });
  const send = document.getElementById('send');
  const sendWords = send.textContent;
  form.addEventListener('submit', (event) => {
    const wrong = steps.findIndex((step) => !isRight(step));
    if (wrong >= 0 && wrong !== at) {
      event.preventDefault();
      show(wrong, true);
      return;
    }
    send.textContent = said.sending;
    // the click goes through first
    setTimeout(() => (send.disabled = true));
  });
  // somebody who comes back to the form may send it again
  window.addEventListener('pageshow', () => {
    send.textContent = sendWords;
    send.disabled = false;
  });

  const isAnsweredByServer = Boolean(document.querySelector('.notice.bad'));
  const kept = isAnsweredByServer ? null : draft();
  if (kept) restore(kept);
  const note = make('p', said.kept + ' ', 'quiet');
  const forget = make('button', said.forget, 'button plain small');
  forget.type = 'button';
  forget.addEventListener('click', () => {
    form.reset();
    showPhotos();
    show(0, true);
    try {
      localStorage.removeItem(DRAFT);
    } catch {
      // a browser that keeps nothing has nothing to forget
    }
  });
  note.append(forget);
  form.append(note);
  form.classList.add('stepped');
  form.noValidate = true;
  const firstWrong = steps.findIndex((step) => step.querySelector('[aria-invalid]'));
  show(firstWrong >= 0 ? firstWrong : isAnsweredByServer ? steps.length - 1 : kept ? kept.step : 0, false);
})();
