// A plan of some hundred tasks in the real program: its bars are dragged, what follows moves, it is undone, checked and printed.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browse, drop, keys, pause, press, rest, shows, until, visit } from './support.mjs';

/// A chain of tasks of a day each, in packages of ten, as a file of Microsoft Project.
function plan_of(count) {
  const tasks = [];
  for (let i = 1; i <= count; i++)
    tasks.push(`<Task><UID>${i}</UID><ID>${i}</ID><Name>Step ${i}</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration>` +
      (i % 10 === 1 ? '' : `<PredecessorLink><PredecessorUID>${i - 1}</PredecessorUID><Type>1</Type></PredecessorLink>`) + '</Task>');
  return `<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project"><Name>Ferry pier</Name>
    <Company>Harbour Trust</Company><StartDate>2027-03-01T08:00:00</StartDate><Tasks>${tasks.join('')}</Tasks></Project>`;
}

const bar = (page, name) => page.getByRole('option', { name }).first();
const name_of = (page, start) => page.evaluate((wanted) =>
  [...document.querySelectorAll('[role=option]')].map((node) => node.getAttribute('aria-label') || node.textContent).find((text) => text.startsWith(wanted)), start);

describe('A plan of three hundred tasks', () => {
  let browser, page;
  before(async () => {
    browser = await browse();
    page = await visit(browser.context);
    await drop(page, 'pier.xml', plan_of(300));
    await press(page, 'button', 'Import');
    await press(page, 'button', 'Open the plan');
    await until(page, 'the bars', () => document.querySelector('[role=option]') !== null);
  });
  after(() => browser.close());

  test('a bar that is dragged takes along what waits for it, once it is let go', async () => {
    const first = await name_of(page, 'Step 1:'), second = await name_of(page, 'Step 2:');
    const box = await bar(page, /^Step 1:/).boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2, { steps: 6 });
    await pause(300);  // Frames are drawn as long as a button is held.
    await page.mouse.up();
    await rest(page);
    assert.notEqual(await name_of(page, 'Step 1:'), first);
    assert.notEqual(await name_of(page, 'Step 2:'), second);
    await keys(page, 'Control+z');
    assert.equal(await name_of(page, 'Step 1:'), first);
    assert.equal(await name_of(page, 'Step 2:'), second);
  });

  test('the keyboard does the same', async () => {
    const second = await name_of(page, 'Step 2:');
    await bar(page, /^Step 1:/).focus();
    await keys(page, 'Shift+ArrowRight');
    assert.notEqual(await name_of(page, 'Step 2:'), second);
    await keys(page, 'Control+z');
    assert.equal(await name_of(page, 'Step 2:'), second);
  });

  test('the plan check finds what nobody owns, and shows the task', async () => {
    await keys(page, 'Control+k');
    await page.keyboard.type('check the plan');
    await rest(page);
    await keys(page, 'Enter');
    assert.ok(await shows(page, 'heading', 'Plan check'));
    assert.ok(await shows(page, 'listitem', 'Nobody is on 1 “Step 1”.'));
    await keys(page, 'Escape');
  });

  test('it is printed: pages of paper with the names of the tasks as text, and nothing of the window', async () => {
    await page.evaluate(() => { window.print = () => { window.printed = document.querySelectorAll('#print svg').length; }; });
    await keys(page, 'Control+p');
    assert.ok(await shows(page, 'heading', 'Print plan'));
    await press(page, 'button', 'Print');
    await until(page, 'the pages', () => window.printed > 5);
    assert.ok(await page.evaluate(() => document.querySelector('#print').textContent.includes('Step 299')));
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.ok(pdf.length > 20000);
    assert.equal((pdf.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length, await page.evaluate(() => window.printed));
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    assert.equal(await page.evaluate(() => document.querySelector('#print')), null);
  });
});
