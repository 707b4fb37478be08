/* SPDX-FileCopyrightText: 2026 The Blotter developers
   SPDX-License-Identifier: MIT
   The switch of colors and the buttons that copy. Both are hidden in the page and shown from here: nothing is missing
   without a script. Nothing is stored until a reader chooses colors, nothing is sent, and there are no cookies. */
{
  const root = document.documentElement;
  const key = 'blotter.theme';

  const stored = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const store = (theme) => {
    try {
      if (theme === 'system') localStorage.removeItem(key);
      else localStorage.setItem(key, theme);
    } catch { /* a browser that keeps nothing: the choice holds for this page */ }
  };
  const show = (theme) => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
    const paper = getComputedStyle(root).getPropertyValue('--paper').trim();
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.dataset.own ??= meta.content;
      meta.content = root.dataset.theme ? paper : meta.dataset.own;
    }
  };

  const controls = document.querySelector('.theme-switch');
  if (controls) {
    const choose = () => {
      const theme = stored() || 'system';
      show(theme);
      for (const option of controls.querySelectorAll('input')) option.checked = option.value === theme;
    };
    choose();
    controls.hidden = false;
    controls.addEventListener('change', (event) => {
      store(event.target.value);
      show(event.target.value);
    });
    addEventListener('storage', (event) => { if (event.key === key || event.key === null) choose(); });
    addEventListener('pageshow', (event) => { if (event.persisted) choose(); });
  }

  /* Where there is no clipboard (a page without https), the words are selected and copied as a reader would. */
  const copy = async (element) => {
    try {
      await navigator.clipboard.writeText((element.value ?? element.textContent).trim());
      return true;
    } catch {
      if (element.select) element.select();
      else getSelection().selectAllChildren(element);
      return document.execCommand('copy');
    }
  };
  for (const button of document.querySelectorAll('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const said = button.nextElementSibling;
      const done = await copy(document.getElementById(button.dataset.copy));
      button.focus();
      said.textContent = '';
      requestAnimationFrame(() => { said.textContent = done ? button.dataset.done : button.dataset.failed; });
    });
  }
}
