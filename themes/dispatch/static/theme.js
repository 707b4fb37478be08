/* SPDX-FileCopyrightText: 2026 The Blotter developers
   SPDX-License-Identifier: MIT
   Before the first paint: the colors that the reader chose here, if any. */
try {
  var theme = localStorage.getItem('blotter.theme');
  if (theme == 'light' || theme == 'dark') document.documentElement.dataset.theme = theme;
} catch (e) {}
