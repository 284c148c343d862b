// The second part of the program: it follows the first frames, is kept on the device with the rest, and where it cannot be
// had nothing happens but a sentence.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browse, press, rest, shows, until, visit } from './support.mjs';

const part = /\/later-[0-9a-f]{16}\.wasm$/;

describe('The part that a first visit does not wait for', () => {
  let browser;
  before(async () => { browser = await browse(); });
  after(() => browser.close());

  test('arrives by itself, after the first frame', async () => {
    const page = await browser.context.newPage();
    const asked = page.waitForRequest((request) => part.test(request.url()), { timeout: 30_000 });
    await page.goto(process.env.RAPPORT_URL);
    await asked;
    assert.ok(await page.evaluate(() => window.__rapport.frames() > 0));
    await page.close();
  });

  test('if it cannot be fetched, a sentence says so, nothing is done, and a second attempt may succeed', async () => {
    await browser.context.route(part, (route) => route.abort());
    const page = await visit(browser.context);
    await press(page, 'button', 'Explore a sample');
    await page.getByText(/could not be fetched, so nothing was done/).first().waitFor({ state: 'attached' });
    assert.ok(await shows(page, 'heading', 'Who is your first client?'));
    await browser.context.unroute(part);
    await press(page, 'button', 'Explore a sample');
    await page.getByText('MedPath calendar sync').first().waitFor({ state: 'attached' });
    assert.deepEqual(page.complaints, []);
    await page.close();
  });
});

describe('Without a connection', () => {
  test('the program opens after one visit, with all of its parts', async () => {
    const browser = await browse({ serviceWorkers: 'allow' });
    let page = await visit(browser.context);
    await until(page, 'everything is kept', async () => {
      for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) if (/\/later-/.test(url)) return !!navigator.serviceWorker.controller;
      return false;
    });
    await page.close();
    await browser.context.setOffline(true);
    page = await visit(browser.context);
    await rest(page);
    await press(page, 'button', 'Explore a sample');
    await page.getByText('MedPath calendar sync').first().waitFor({ state: 'attached' });
    assert.deepEqual(page.complaints, []);
    await browser.close();
  });
});
