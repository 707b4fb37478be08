/* SPDX-FileCopyrightText: 2026 The Blotter developers
   SPDX-License-Identifier: MIT
   The search page. What is looked for is looked up here, in pieces of an index that Pagefind made: no word that a
   reader types leaves this machine, and the words stand in the address only so that it can be kept or sent on. */
const form = document.getElementById('b-search');
const said = document.getElementById('b-said');
const list = document.getElementById('b-found');
const more = document.getElementById('b-more');
const narrow = document.getElementById('b-narrow');
const fields = ['place', 'topic', 'source', 'year', 'language'].map((name) => form.elements[name]);
const query = form.elements.q;
const order = form.elements.order;
const words = form.dataset;
const here = document.documentElement.lang;
const STEP = 10;
const PAUSE = 200;

let index; // a promise of Pagefind, once somebody wants to search
let latest = 0; // the number of the last search: what an earlier one finds later is not shown
let timer;
let found = [];
let shown = 0;

const open = () => {
  index ??= import(words.bundle).then(async (pagefind) => {
    const instance = pagefind.createInstance({ noWorker: true, excerptLength: 34 });
    await instance.init();
    offer(await instance.filters());
    return instance;
  });
  return index;
};

const named = (name, value) => {
  if (name !== 'language') return value;
  try {
    return new Intl.DisplayNames([here], { type: 'language' }).of(value);
  } catch {
    return value;
  }
};

/* What a reader can choose from: as the index has it. A choice of the address that it does not have stays visible. */
const offer = (filters) => {
  for (const field of fields) {
    const counts = filters[field.name] ?? {};
    const values = Object.keys(counts).map((value) => [named(field.name, value), value]);
    values.sort((a, b) => a[0].localeCompare(b[0], here));
    if (field.name === 'year') values.reverse();
    const chosen = field.value;
    for (const option of [...field.options].slice(1)) option.remove();
    for (const [label, value] of values) field.add(new Option(label, value));
    if (chosen && !(chosen in counts)) field.add(new Option(chosen, chosen));
    field.value = chosen;
    field.parentElement.hidden = values.length < 2 && !chosen;
  }
};

/* How many items each choice would leave, where none is made yet. */
const count = (counts) => {
  for (const field of fields) {
    for (const option of [...field.options].slice(1)) {
      const number = counts?.[field.name]?.[option.value] ?? 0;
      const label = named(field.name, option.value);
      option.textContent = counts && !field.value ? `${label} (${number})` : label;
      option.disabled = Boolean(counts && !field.value && number === 0);
    }
  }
};

const chosen = () => {
  const filters = {};
  for (const field of fields) if (field.value) filters[field.name] = field.value;
  return filters;
};

const keep = () => {
  const parts = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value.trim()) parts.set(name, value.trim());
  const after = parts.toString();
  history.replaceState(null, '', after ? `${location.pathname}?${after}` : location.pathname);
};

const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

const say = (text, number) => {
  const values = { query: text, count: number.toLocaleString(here) };
  if (!number) return text ? fill(words.none, values) : words.noneFiltered;
  if (!text) return number === 1 ? words.oneFiltered : fill(words.manyFiltered, values);
  return fill(number === 1 ? words.one : words.many, values);
};

const clear = () => {
  found = [];
  shown = 0;
  list.replaceChildren();
  list.hidden = true;
  more.hidden = true;
};

const look = async () => {
  clearTimeout(timer);
  const number = ++latest;
  const text = query.value.trim();
  const filters = chosen();
  const filtered = Object.keys(filters).length > 0;
  keep();
  if (!text && !filtered) {
    clear();
    said.textContent = '';
    count(null);
    return;
  }
  const waiting = setTimeout(() => {
    if (number === latest && !shown) said.textContent = words.searching;
  }, 400);
  try {
    const pagefind = await open();
    const newest = order.value === 'newest' || !text;
    const result = await pagefind.search(text || null, { filters, sort: newest ? { date: 'desc' } : {} });
    if (number !== latest) return;
    const first = await pieces(result.results.slice(0, STEP));
    if (number !== latest) return;
    clear();
    found = result.results;
    count(result.filters);
    said.textContent = say(text, found.length);
    show(first);
  } catch (error) {
    if (number !== latest) return;
    index = undefined;
    clear();
    said.textContent = words.failed;
  } finally {
    clearTimeout(waiting);
  }
};

/* The file of an item that changed since may be gone: the next index will have it again. */
const pieces = async (results) => Promise.all(results.map((result) => result.data().catch(() => null)));

const show = (items) => {
  shown += items.length;
  const lines = items.filter(Boolean).map(line);
  list.append(...lines);
  list.hidden = !list.childElementCount;
  more.hidden = shown >= found.length;
  return lines;
};

const element = (name, kind, ...content) => {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...content);
  return made;
};

/* Pagefind marks the words with tags in a text whose own signs are escaped: neither is taken for markup here. */
const excerpt = (item) => {
  const plain = (part) => part.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  const text = plain(item.plain_excerpt);
  const parts = item.excerpt.split(/(<mark>.*?<\/mark>)/s).filter(Boolean).map((part) => {
    const inside = /^<mark>(.*)<\/mark>$/s.exec(part);
    return inside ? element('mark', '', plain(inside[1])) : plain(part);
  });
  if (!parts.length) return parts;
  return [item.content.startsWith(text) ? '' : '… ', ...parts, item.content.trimEnd().endsWith(text) ? '' : ' …'];
};

const line = (item) => {
  const meta = item.meta;
  const link = element('a', '', meta.title);
  link.href = item.url;
  const time = element('time', '', meta.day);
  time.dateTime = meta.date;
  const card = element('article', 'card');
  const language = item.filters.language?.[0];
  if (language && language !== here) card.lang = language;
  if (meta.kicker) card.append(element('p', 'kicker', meta.kicker));
  card.append(element('h2', 'card-title', link));
  const summary = meta.quiet ? [meta.summary ?? ''] : excerpt(item);
  if (summary.join('')) card.append(element('p', 'card-summary', ...summary));
  const foot = element('p', 'card-foot', element('span', 'card-source', meta.source), ' ');
  if (meta.mark) foot.append(element('span', 'mark', meta.mark));
  card.append(foot);
  return element('li', 'ledger-line', element('p', 'ledger-date', time), card);
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  look();
});
query.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
});
query.addEventListener('focus', () => open().catch(() => {}), { once: true });
narrow.addEventListener('toggle', () => open().catch(() => {}), { once: true });
for (const field of [...fields, order]) field.addEventListener('change', look);
document.getElementById('b-clear').addEventListener('click', () => {
  for (const field of [...fields, order]) field.value = '';
  look();
});
more.addEventListener('click', async () => {
  const number = latest;
  const items = await pieces(found.slice(shown, shown + STEP));
  if (number !== latest) return;
  show(items)[0]?.querySelector('a').focus();
});

const asked = new URLSearchParams(location.search);
query.value = asked.get('q') ?? '';
order.value = asked.get('order') === 'newest' ? 'newest' : '';
for (const field of fields) {
  const value = asked.get(field.name);
  if (value) {
    field.add(new Option(value, value));
    field.value = value;
    narrow.open = true;
  }
}
if (query.value || narrow.open) look();
