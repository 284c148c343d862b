// A plan worked on by people who use no mouse: with the keyboard alone on a wide page, and with a finger on a phone.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browse, focused, go, keys, pause, phone, press, rest, rows, shows, tab_to, until, visit, write } from './support.mjs';

const selected = (page) => page.evaluate(() => document.querySelectorAll('[role=row][aria-selected=true]').length);
const level = (page, name) => page.getByRole('gridcell', { name, exact: true }).first().evaluate((cell) => Number(cell.closest('[role=row]').getAttribute('aria-level')));
const after_of = async (page, name) => { const names = await rows(page); return names[names.indexOf(name) + 1]; };

async function down_to(page, name, key = 'ArrowDown') {
  for (let i = 0; i < 40 && await focused(page) !== `gridcell ${name}`; i++) await keys(page, key);
  assert.equal(await focused(page), `gridcell ${name}`);
}

describe('Left alone', () => {
  test('a message goes away by itself', async () => {
    const browser = await browse();
    const page = await visit(browser.context);
    await press(page, 'button', 'Explore a sample');
    assert.ok(await shows(page, 'region', 'Messages'));
    const before = await page.evaluate(() => window.__rapport.frames());
    await until(page, 'the message to go', () => document.querySelector('[aria-label=Messages]') === null);
    assert.ok(await page.evaluate(() => window.__rapport.frames()) - before < 20);
    await browser.close();
  });
});

describe('With the keyboard alone', () => {
  let browser, page;
  before(async () => {
    browser = await browse();
    page = await visit(browser.context);
    await press(page, 'button', 'Explore a sample');
  });
  after(() => browser.close());

  test('a row is found, renamed, and another is added below it', async () => {
    await tab_to(page, /^gridcell /);
    await keys(page, 'Control+Home');
    await down_to(page, 'MedPath calendar sync');
    await keys(page, 'F2');
    await write(page, 'MedPath sync', 'Enter');
    assert.equal(await focused(page), 'gridcell Booking service');
    await keys(page, 'ArrowUp', 'Insert');
    await write(page, 'Ask Amir', 'Enter');
    await keys(page, 'Escape');
    assert.equal(await focused(page), 'gridcell Ask Amir');
    assert.equal(await after_of(page, 'MedPath sync'), 'Ask Amir');
  });

  test('it is indented, outdented and moved', async () => {
    const before = await level(page, 'Ask Amir');
    await keys(page, 'Alt+Shift+ArrowRight');
    assert.equal(await level(page, 'Ask Amir'), before + 1);
    await keys(page, 'Alt+Shift+ArrowLeft');
    assert.equal(await level(page, 'Ask Amir'), before);
    await keys(page, 'Alt+ArrowDown');
    assert.equal(await after_of(page, 'Booking service'), 'Ask Amir');
    await keys(page, 'Alt+ArrowUp');
    assert.equal(await after_of(page, 'MedPath sync'), 'Ask Amir');
  });

  test('it waits for another by number; what makes no sense stays open, with its sentence', async () => {
    for (let i = 0; i < 20 && await focused(page) !== 'tab Table'; i++) await keys(page, 'Shift+Tab');
    await keys(page, 'Enter');
    await tab_to(page, /^gridcell Ask Amir/);
    await keys(page, 'End', 'ArrowLeft', 'F2');
    await write(page, '2FS+1d and so on', 'Enter');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-invalid')), 'true');
    await keys(page, 'Control+a');
    await write(page, '2FS+1d', 'Enter');
    assert.ok(await shows(page, 'gridcell', '2FS+1 d'));
  });

  test('it is deleted, brought back, deleted again', async () => {
    await keys(page, 'Home', 'ArrowRight');
    await down_to(page, 'Ask Amir', 'ArrowUp');
    await keys(page, 'Delete');
    assert.equal(await after_of(page, 'MedPath sync'), 'Booking service');
    assert.equal(await focused(page), 'gridcell Booking service');
    await keys(page, 'Control+z');
    assert.equal(await after_of(page, 'MedPath sync'), 'Ask Amir');
    await keys(page, 'Control+Shift+z');
    assert.equal(await after_of(page, 'MedPath sync'), 'Booking service');
  });

  test('several rows are selected with Shift, and with Control and a click', async () => {
    await down_to(page, 'MedPath sync', 'ArrowUp');
    await keys(page, 'Shift+ArrowDown', 'Shift+ArrowDown');
    assert.equal(await selected(page), 3);
    const box = await page.getByRole('gridcell', { name: 'French texts', exact: true }).first().boundingBox();
    await page.keyboard.down('Control');
    await page.mouse.click(box.x + 30, box.y + box.height / 2);
    await page.keyboard.up('Control');
    await rest(page);
    assert.equal(await selected(page), 4);
  });

  test('a click counts also where the pointer was elsewhere the moment before', async () => {
    for (const name of ['French texts', 'MedPath sync', 'French texts']) {
      await page.mouse.move(5, 700);
      await rest(page);
      const box = await page.getByRole('gridcell', { name, exact: true }).first().boundingBox();
      await page.mouse.click(box.x + 30, box.y + box.height / 2);
      await rest(page);
      assert.equal(await focused(page), `gridcell ${name}`);
    }
    await keys(page, 'Escape');
    await down_to(page, 'MedPath sync', 'ArrowUp');
  });

  test('a summary is closed and opened; a link to a task inside opens it too', async () => {
    await down_to(page, 'MedPath sync', 'ArrowUp');
    const link = new URL(page.url()).hash;
    await keys(page, 'Control+ArrowLeft');
    assert.equal(await focused(page), 'gridcell Build');
    await keys(page, 'Control+ArrowLeft');
    assert.ok(!(await rows(page)).includes('MedPath sync'));
    await keys(page, 'Control+ArrowRight');
    assert.ok((await rows(page)).includes('MedPath sync'));
    await keys(page, 'Control+ArrowLeft');
    await go(page, '#/');
    await go(page, link);
    assert.ok((await rows(page)).includes('MedPath sync'));
    assert.equal(await selected(page), 1);
  });

  test('the chart beside the table is a list of bars that the arrows go through', async () => {
    await press(page, 'tab', 'Gantt');
    await tab_to(page, /^option /);
    assert.match(await focused(page), /^option MedPath sync: \d+ \w+ to \d+ \w+, critical/);
    await keys(page, 'ArrowDown');
    assert.match(await focused(page), /^option Booking service: /);
    assert.equal(await page.getByRole('option', { selected: true }).count(), 1);
  });

  test('a day that does not exist stays in its field for who pressed Enter, and the field opens for who comes back', async () => {
    await page.getByRole('textbox', { name: 'Start', exact: true }).first().focus();
    await rest(page);
    await keys(page, 'Control+a');
    await write(page, '31 Nov', 'Enter');
    const field = () => page.evaluate(() => [document.activeElement.closest('#rp-fields') !== null, document.activeElement.getAttribute('aria-label'), document.activeElement.getAttribute('aria-invalid')]);
    assert.deepEqual(await field(), [true, 'Start', 'true']);
    await keys(page, 'Escape');
    assert.deepEqual((await field())[0], false);
    await keys(page, 'Enter');
    assert.deepEqual(await field(), [true, 'Start', null]);
    await keys(page, 'Escape');
    assert.deepEqual(page.complaints, []);
  });
});

describe('With a finger', () => {
  let browser, page, protocol;
  const middle = async (role, name) => {
    const box = await page.getByRole(role, { name, exact: true }).first().boundingBox();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const tap = async (role, name) => {
    const { x, y } = await middle(role, name);
    await page.touchscreen.tap(x, y);
    await rest(page);
  };
  const hold = async (role, name) => {
    await protocol.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [await middle(role, name)] });
    await pause(900);
    await protocol.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await until(page, 'the menu of the row', () => document.querySelector('[role=menu]') !== null);
    await rest(page);
  };
  before(async () => {
    browser = await browse(phone);
    page = await visit(browser.context);
    protocol = await browser.context.newCDPSession(page);
    await press(page, 'button', 'Explore a sample');
    await tap('tab', 'Table');
  });
  after(() => browser.close());

  test('a tap shows the details of a task, and they close again', async () => {
    await tap('gridcell', 'Sit with the front desks');
    assert.ok(await shows(page, 'region', 'Details'));
    await tap('button', 'Close details');
    assert.ok((await rows(page)).includes('Sit with the front desks'));
  });

  test('a tap is a tap also where the device is too slow to hear of it in time', async () => {
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: 8 });
    for (const name of ['Gantt', 'Table', 'Gantt', 'Table', 'Gantt', 'Table']) {
      const at = await middle('tab', name);
      await protocol.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
      await pause(60);
      await protocol.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await until(page, `${name} to be shown`, (wanted) => [...document.querySelectorAll('[role=tab][aria-selected=true]')].some((tab) => tab.textContent === wanted), name);
      await rest(page);
    }
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  });

  test('a row that is held has a menu: it is indented, outdented, renamed in its place and deleted', async () => {
    const name = 'Privacy questions answered';
    const before = await level(page, name);
    await hold('gridcell', name);
    await tap('menuitem', 'Indent rows');
    assert.equal(await level(page, name), before + 1);
    await hold('gridcell', name);
    await tap('menuitem', 'Outdent rows');
    assert.equal(await level(page, name), before);
    await hold('gridcell', name);
    await tap('menuitem', 'Edit cell');
    await write(page, 'Privacy', 'Enter');
    assert.ok((await rows(page)).includes('Privacy'));
    await hold('gridcell', 'Privacy');
    await tap('menuitem', 'Delete rows');
    assert.ok(!(await rows(page)).includes('Privacy'));
    await tap('button', 'Undo');
    assert.ok((await rows(page)).includes('Privacy'));
  });

  test('two fingers zoom the chart', async () => {
    await tap('tab', 'Gantt');
    const scale = () => page.evaluate(() => document.querySelector('[role=group][aria-label="Gantt chart"]').getAttribute('aria-description'));
    const before = await scale();
    const box = await page.getByRole('group', { name: 'Gantt chart' }).boundingBox();
    const y = box.y + box.height / 2, x = box.x + box.width / 2;
    const apart = (by) => [{ x: x - by, y, id: 0 }, { x: x + by, y, id: 1 }];
    await protocol.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: apart(30) });
    for (let by = 36; by <= 140; by += 8) {
      await protocol.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: apart(by) });
      await pause(30);
    }
    await protocol.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await pause(200);
    await rest(page);
    const days = (text) => { const [from, to] = text.match(/\d+ \w{3}( \d{4})?/g).map((word) => new Date(`${/\d{4}/.test(word) ? word : word + ' 2026'} UTC`)); return (to - from) / 864e5; };
    assert.ok(days(await scale()) < days(before) / 2, `${before} became ${await scale()}`);
    await tap('tab', 'Table');
  });

  test('a new task is typed also from the chart, which then gives way to the table', async () => {
    await tap('tab', 'Gantt');
    assert.ok(await shows(page, 'listbox', 'Bars'));
    await tap('button', 'New task');
    await write(page, 'Call Ruth', 'Enter');
    await keys(page, 'Escape');
    assert.ok((await rows(page)).includes('Call Ruth'));
    assert.deepEqual(page.complaints, []);
  });
});
