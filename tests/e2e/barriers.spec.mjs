// What axe knows of barriers, on every page and over each of them, at both sizes and in both themes. Contrast it cannot see
// in a canvas; that is tests/ui/theme_test.cpp's.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { browse, go, keys, phone, press, rest, visit, write } from './support.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function barriers(page, where) {
  const found = await page.evaluate(() => window.axe.run(document, { rules: { 'color-contrast': { enabled: false } } }));
  return found.violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(' ')}`);
}

async function drop_table(page) {
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['Task,Start,Days\nPack,2026-11-02,2\nCarry,2026-11-04,1\n'], 'move.csv'));
    for (const kind of ['dragover', 'drop']) window.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await page.getByRole('dialog').waitFor({ state: 'attached', timeout: 30_000 });
  await rest(page);
}

for (const [what, options] of [['On a wide page', {}], ['On a phone, in the dark', { ...phone, deviceScaleFactor: 1, colorScheme: 'dark' }]])
  describe(what, () => {
    let browser, page, plan;
    before(async () => {
      browser = await browse(options);
      page = await visit(browser.context);
      await page.evaluate(axe);
    });
    after(() => browser.close());

    test('the first run has no barrier', async () => {
      assert.deepEqual(await barriers(page, 'first run'), []);
    });

    test('a plan has none: with its message, as a table, as a chart, with the menus of the plan and of a row, while one types', async () => {
      await press(page, 'button', 'Explore a sample');
      plan = new URL(page.url()).hash;
      const found = await barriers(page, 'a message');
      await press(page, 'tab', 'Gantt');
      found.push(...await barriers(page, 'the chart'));
      await press(page, 'tab', 'Table');
      found.push(...await barriers(page, 'the table'));
      await press(page, 'button', 'More for this plan');
      found.push(...await barriers(page, 'the menu of the plan'));
      await keys(page, 'Escape');
      await page.getByRole('gridcell', { name: 'MedPath calendar sync', exact: true }).first().focus();
      await keys(page, 'Shift+F10');
      found.push(...await barriers(page, 'the menu of a row'));
      await keys(page, 'Escape', 'F2');
      found.push(...await barriers(page, 'a cell that is typed into'));
      await keys(page, 'Escape');
      assert.deepEqual(found, []);
    });

    test('the details of a task have none, nor its history, nor several tasks', async () => {
      await press(page, 'gridcell', 'MedPath calendar sync');
      const found = await barriers(page, 'details');
      await press(page, 'button', 'History');
      found.push(...await barriers(page, 'its history'));
      await press(page, 'button', 'Close details');
      await go(page, plan);
      await page.getByRole('gridcell', { name: 'MedPath calendar sync', exact: true }).first().focus();
      await keys(page, 'Shift+ArrowDown');
      found.push(...await barriers(page, 'several tasks'));
      assert.deepEqual(found, []);
    });

    test('the palette, the list of keys and an import have none', async () => {
      await keys(page, 'Control+k');
      const found = await barriers(page, 'the palette');
      await write(page, 'ruth');
      found.push(...await barriers(page, 'what it found'));
      await keys(page, 'Escape', 'Escape');
      await keys(page, '?');
      found.push(...await barriers(page, 'the keys'));
      await keys(page, 'Escape');
      await drop_table(page);
      found.push(...await barriers(page, 'an import'));
      await keys(page, 'Escape');
      assert.deepEqual(found, []);
    });

    test('nor has any other page', async () => {
      const found = [];
      for (const route of ['#/', '#/history', '#/trash', '#/strategy', '#/settings', '#/search/ruth']) {
        await go(page, route);
        found.push(...await barriers(page, route));
      }
      await go(page, '#/');
      await page.locator('#rp-mirror a[href^="#/client/"]').first().dispatchEvent('click');
      await rest(page);
      assert.match(page.url(), /#\/client\//);
      found.push(...await barriers(page, 'a client'));
      await go(page, plan.replace(/\/plan.*/, '') + '/overview');
      found.push(...await barriers(page, 'the overview'));
      assert.deepEqual(found, []);
      assert.deepEqual(page.complaints, []);
    });
  });
