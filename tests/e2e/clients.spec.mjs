// The client half, in the built release: a client is set up, a talk is logged, who is overdue is found, a message is written,
// the brief is read; and the clocks of others are right, with daylight saving.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { add_client, arrive, browse, drop, go, keys, pause, phone, press, reload, rest, says, shows, until, write } from './support.mjs';

async function fill(page, label, words, key) {
  await page.getByRole('textbox', { name: label, exact: true }).first().focus();
  await rest(page);
  await write(page, words, key);
}

describe('The client half', () => {
  let browser, page, client;
  before(async () => {
    browser = await browse();
    page = await arrive(browser.context);
    await add_client(page, 'Tanaka Optical');
    client = (await page.evaluate(() => location.hash)).split('/').slice(0, 3).join('/');
  });
  after(() => browser.close());

  test('a person is added, and time and hour where they are are told', async () => {
    await press(page, 'button', 'Person');
    await fill(page, 'Name', 'Hiroko Tanaka', 'Enter');
    await press(page, 'button', 'Hiroko Tanaka');
    await fill(page, 'Time zone', 'tokyo', 'Enter');
    await says(page, 'in Tokyo');
    const there = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' })
      .format(new Date()).slice(0, 2);
    await says(page, `${there}:`);
  });

  test('a talk is logged with one key, and is there after a reload', async () => {
    await keys(page, 'Control+l');
    assert.ok(await shows(page, 'dialog', 'Log a touch'));
    await fill(page, 'About', 'Frames for the spring', 'Enter');
    assert.ok(!(await shows(page, 'dialog', 'Log a touch')));
    await reload(page);
    await go(page, `${client}/story`);
    await says(page, 'Frames for the spring');
  });

  test('a promise is written down and kept in mind on the first screen', async () => {
    await go(page, `${client}/promises`);
    await press(page, 'button', 'Promise');
    await fill(page, 'What was promised', 'Price list', 'Enter');
    assert.ok(await shows(page, 'button', 'Price list'));
    await go(page, '#/');
    assert.ok(await shows(page, 'region', 'Clients by need of attention'));
    assert.ok(await shows(page, 'region', 'Cracks'));
    await says(page, 'Price list');
  });

  test('an e-mail that is dropped on the window becomes part of the story, once', async () => {
    const mail = 'From: Hiroko Tanaka <hiroko@tanaka.example>\r\nSubject: The spring frames\r\nDate: Mon, 23 Nov 2026 10:00:00 +0900\r\n' +
                 'Message-ID: <7@tanaka.example>\r\n\r\nCan we see them on Friday?\r\n';
    await go(page, client);
    await drop(page, 'frames.eml', mail);
    await until(page, 'the dialog', () => !!document.querySelector('#rp-mirror [role=dialog]'));
    await says(page, 'Can we see them on Friday?');
    await press(page, 'button', 'Take it in');
    await go(page, `${client}/story`);
    await says(page, 'The spring frames');
    await drop(page, 'frames.eml', mail);
    await says(page, 'taken in before');
    await press(page, 'button', 'Cancel');
  });

  test('the brief is one card, and says that it is internal', async () => {
    await go(page, client);
    await press(page, 'button', 'Brief');
    assert.ok(await shows(page, 'dialog', 'Brief: Tanaka Optical'));
    await says(page, 'Internal');
    await press(page, 'button', 'Close');
  });

  test('a message with a hole in it goes nowhere', async () => {
    await press(page, 'button', 'Write');
    await fill(page, 'Message', 'Dear {{firstName}}, {{lastWin}}', 'Tab');
    await says(page, 'lastWin');
    await press(page, 'button', 'Copy');
    assert.ok(await shows(page, 'dialog', 'Write a message'));
    await press(page, 'button', 'Cancel');
  });

  test('a complaint turns it red, which flashes less than once a second, and stands still for whoever wants no motion', async () => {
    const drawn = (seconds) => page.evaluate(async (wait) => {
      const before = window.__rapport.frames();
      await new Promise((done) => setTimeout(done, wait * 1000));
      return window.__rapport.frames() - before;
    }, seconds);
    const mark = (clip) => page.screenshot({ clip }).then((png) => png.toString('base64'));
    await go(page, client);
    await press(page, 'button', 'Complaint');
    await fill(page, 'In their words', 'The frames came late, again.');
    await press(page, 'button', 'Write it down');
    await rest(page);
    await says(page, 'The client is not content');
    const band = await page.getByRole('region', { name: 'The client is not content', exact: true }).boundingBox();
    assert.ok(band && band.width > 600 && band.height > 40, 'nobody can overlook it');
    await page.mouse.move(640, 790);
    await pause(9000);  // What says that it was written down has gone.
    const frames = await drawn(8);
    assert.ok(frames >= 5, `it flashes: ${frames} frames in 8 s`);
    const clip = { x: band.x, y: band.y, width: Math.min(80, band.width), height: band.height };
    let last = await mark(clip), changes = 0;
    const began = Date.now();
    while (Date.now() - began < 8000) {
      const now = await mark(clip);
      if (now !== last) changes++;
      last = now;
    }
    assert.ok(changes >= 2, `the mark is seen in more than one way: ${changes} changes in 8 s`);
    assert.ok(changes <= 16, `once a second at most, on and off: ${changes} changes in 8 s`);

    await page.emulateMedia({ reducedMotion: 'reduce' });
    await pause(1000);
    assert.equal(await drawn(4), 0);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
  });

  test('nothing of it went wrong unseen', () => assert.deepEqual(page.complaints, []));
});

describe('The client half on a phone', () => {
  test('the first screen names the client and what to do', async () => {
    const browser = await browse(phone);
    try {
      const page = await arrive(browser.context);
      await add_client(page, 'Tanaka Optical');
      await go(page, '#/');
      assert.ok(await shows(page, 'link', 'Tanaka Optical'));
      assert.ok(await shows(page, 'button', 'Log a touch'));
    } finally {
      await browser.close();
    }
  });
});
