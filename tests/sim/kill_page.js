// A tab without a window in a real browser (tests/sim/kills.mjs): the session, its stores and the worker as they are, edited as
// fast as they allow. What is called saved is told to the server at once.
'use strict';

const tell = (what, words) => fetch(what, { method: 'POST', body: String(words) }).catch(() => {});
let tab = null, woken = false;
window.Simulated = {
  wake() {
    if (woken) return;
    woken = true;
    setTimeout(() => {
      woken = false;
      tab?._sim_frame();
      if (tab) seen();
    }, 1);
  },
  now: () => Date.now(),
  random: () => Math.random(),
};
const text = (name) => {
  const at = tab[`_sim_${name}`](), heap = tab.HEAPU8;
  return new TextDecoder().decode(heap.slice(at, heap.indexOf(0, at)));
};
const numbers = () => text('numbers').split(' ').filter(Boolean).map(Number);
const phases = ['opening', 'open', 'damaged', 'lost', 'unstored'];

const wanted = new URLSearchParams(location.search), moment = wanted.get('moment');
// Chromium without a window opens one tab, and that one the others.
if (moment === 'takeover' && !wanted.has('other')) for (let i = 0; i < 2; i++) window.open(`${location.href}&other=${i}`, '_blank', 'noopener');
const me = Math.random();
let issued = 0, told = 0, was_open = false;
function seen() {
  const phase = phases[tab._sim_phase()];
  if (phase === 'opening') return;
  const writes = tab._sim_access() === 0;
  if (!was_open) {
    was_open = true;
    tell('/opened', JSON.stringify({ phase, writes, restored: tab._sim_restored(), numbers: numbers(), trouble: text('trouble') }));
    if (moment === 'startup') setTimeout(() => location.reload(), Math.random() * 300);
  }
  if (!writes || moment === 'look') return;
  const saved = issued - tab._sim_waiting();
  if (saved > told && tab._sim_save_state() === 0) tell(`/saved?${me}`, told = issued);
}
function edit() {
  if (!was_open || tab._sim_access() !== 0) {
    if (was_open && moment === 'takeover' && Math.random() < 0.02) tab._sim_edit_here(), Simulated.wake();
    return;
  }
  if (!issued || moment === 'takeover') issued = Math.max(issued, ...numbers(), 0);
  if (told < issued && issued - told > 2000) return;
  const burst = { checkpoint: 40, import: 1 }[moment] || 1 + Math.floor(Math.random() * 5);
  for (let i = 0; i < burst; i++) tab._sim_add(issued + 1, moment === 'import' ? 90_000 : 10 + (issued * 37) % 200) && issued++;
  Simulated.wake();
}
createSimulator().then((module) => {
  tab = module;
  module._sim_open();
  Simulated.wake();
  if (moment !== 'look') setInterval(edit, moment === 'import' ? 5 : 2);
});
