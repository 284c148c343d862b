// A client is shown a project and answers: the page is saved, opened from disk without a network, answered in, and what comes back
// is taken in and turns the light. With two people and no server.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { browse, drop, go, open_sample, press, save_shared, saved, says, share, shows, until } from './support.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('A client is shown a project, and answers', () => {
  let browser, page, project, folder, file, reply;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rapport-share-'));
    ({ browser, page, project } = await open_sample());
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /// The page as its reader has it: a browser without a network, and a file.
  async function read(viewport, work) {
    const theirs = await browse({ viewport, offline: true, acceptDownloads: true, bypassCSP: false });
    try {
      const there = await theirs.context.newPage();
      const complaints = [];
      there.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      there.on('pageerror', (error) => complaints.push(error.message));
      await there.goto(pathToFileURL(file).href);
      await work(there);
      assert.deepEqual(complaints, []);
    } finally {
      await theirs.close();
    }
  }

  test('the page is made, saved, and written down as given', async () => {
    await share(page, project);
    assert.ok(await shows(page, 'dialog', 'Share with the client'));
    const given = await save_shared(page);
    assert.match(given.suggestedFilename(), /-snapshot-1\.html$/);
    file = join(folder, 'snapshot.html');
    await given.saveAs(file);
    const html = readFileSync(file, 'utf8');
    assert.ok(html.length < 300_000, `${html.length} bytes`);
    assert.ok(!/https?:\/\/(?!www\.w3\.org)/.test(html), 'names an address elsewhere');
    for (const told of ['When do patients get their reminder?', 'We advise this', 'Opening hours on Saturdays', 'The pilot takes shape'])
      assert.ok(html.includes(told), `says nothing of “${told}”`);
    assert.ok(!html.includes('days are used up'), 'tells what is for us alone');
    await says(page, 'Number 1 for Ruth Adeyemi');
  });

  for (const width of [320, 1280])
    test(`it opens from disk without a network, ${width} pixels wide, and axe finds nothing`, async () => {
      await read({ width, height: 800 }, async (there) => {
        assert.equal(await there.locator('h1').count(), 1);
        assert.ok(await there.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls sideways');
        await there.evaluate(axe);  // Evaluated by the debugger, which the page's policy does not bind.
        const found = await there.evaluate(() => window.axe.run(document));
        assert.deepEqual(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0].html}`), []);
        await there.evaluate(() => document.querySelectorAll('.slot details').forEach((one) => { one.open = true; }));
        assert.ok(await there.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls sideways where a copy is compared');
      });
    });

  test('a page after the day until which it was good says so at its top', async () => {
    const html = readFileSync(file, 'utf8');
    for (const [day, times] of [['2020-01-31', 1], ['2999-01-31', 0]]) {
      const dated = join(folder, `until-${day}.html`);
      writeFileSync(dated, html.replace('"replyKey":', `"goodUntil":"${day}","goodUntilDay":"that day","replyKey":`));
      await read({ width: 390, height: 844 }, async (there) => {
        await there.goto(pathToFileURL(dated).href);
        assert.equal(await there.getByText('This copy was good until that day. Please ask for a newer one.').count(), times);
      });
    }
  });

  test('its reader answers and has a file to send back', async () => {
    await read({ width: 390, height: 844 }, async (there) => {
      await there.locator('[data-ref=q1] input[value=no]').check();
      await there.locator('[data-ref=q4] input[value=yes]').check();
      await there.locator('[data-ref=c1]').getByRole('radio', { name: 'Two days before' }).check();
      await there.locator('[data-ref=r1]').getByRole('radio', { name: 'I agree', exact: true }).check();
      await there.locator('[data-ref=w] textarea').fill('A list of who was called back.');
      // The order says nothing before its reader says that it is theirs, and again nothing once it was moved.
      const ranking = there.locator('[data-ref=p]');
      const names = () => ranking.locator('ol.rank > li > span:first-child').allTextContents();
      assert.deepEqual(await names(), ['Looks like us', 'On the promised day', 'Quiet front desks', 'Safe records']);
      await ranking.getByRole('button', { name: /^Up\s*: Quiet front desks$/ }).focus();
      await there.keyboard.press('Enter');
      await there.keyboard.press('Enter');  // The focus went along.
      assert.deepEqual(await names(), ['Quiet front desks', 'Looks like us', 'On the promised day', 'Safe records']);
      await ranking.getByText('Not answered yet').waitFor();
      await ranking.getByRole('button', { name: 'This is my order' }).click();
      await ranking.getByText('This is kept as your order').waitFor();
      await there.getByText('You have answered 2 of 4 questions and marked or commented on 4 other items.').waitFor();
      await there.reload();  // The draft is kept.
      assert.deepEqual(await names(), ['Quiet front desks', 'Looks like us', 'On the promised day', 'Safe records']);
      const [made] = await Promise.all([there.waitForEvent('download'), there.getByRole('button', { name: 'Save my answers' }).click()]);
      assert.match(made.suggestedFilename(), /\.rapport-reply\.json$/);
      const at = join(folder, 'reply.json');
      await made.saveAs(at);
      reply = readFileSync(at, 'utf8');
    });
    const sent = JSON.parse(reply);
    assert.deepEqual(sent.decisions, [{ ref: 'c1', choice: '1' }]);
    assert.deepEqual(sent.requests.map(({ ref, choice }) => ({ ref, choice })), [{ ref: 'r1', choice: 'approve' }]);
    assert.deepEqual(sent.rankings, [{ ref: 'p', choice: '3,1,2,4' }]);
    assert.deepEqual(sent.wishes, [{ ref: 'w', text: 'A list of who was called back.' }]);
  });

  test('what only looks at the page keeps no draft, says so, and offers to save', async () => {
    await read({ width: 390, height: 844 }, async (there) => {
      const [looked] = await Promise.all([
        there.waitForEvent('popup'),
        there.evaluate((html) => { window.open(URL.createObjectURL(new Blob([html], { type: 'text/html' }))); }, readFileSync(file, 'utf8')),
      ]);
      await looked.getByText('This page keeps no draft').waitFor();
      await looked.locator('[data-ref=c1]').getByRole('radio', { name: 'None of these' }).check();
      await looked.getByText('1 answer so far, not kept when you close this page').waitFor();
      assert.equal(await looked.getByRole('button', { name: 'Save now' }).count(), 1);
      assert.equal(await there.evaluate(() => localStorage.length), 0);
      await looked.close({ runBeforeUnload: false });
    });
  });

  test('an edited reply and one to a foreign snapshot are told apart, and take nothing in', async () => {
    const refused = async (text, words) => {
      await drop(page, 'edited.rapport-reply.json', text);
      await says(page, words);
      assert.ok(await page.getByRole('button', { name: 'Take it in', exact: true }).first().isDisabled());
      await press(page, 'button', 'Leave it');
    };
    await refused(reply.replace('"no"', '"yes"'), 'its seal does not fit');
    const code = JSON.parse(reply).snapshot;
    await refused(reply.replace(code, `${code.startsWith('a') ? 'b' : 'a'}${code.slice(1)}`), 'belongs to another project or another copy');
  });

  test('the reply is shown with its effects and taken in; the light turns red', async () => {
    await drop(page, 'answers.rapport-reply.json', reply);
    await says(page, 'Are you comfortable with progress?');
    await press(page, 'button', 'Take it in');
    await go(page, `${project}/status`);
    await says(page, 'is not content');
    await until(page, 'the answers to be stored', saved);
  });

  test('the same reply again is known', async () => {
    await drop(page, 'answers.rapport-reply.json', reply);
    await says(page, 'This reply was taken in on');
    await press(page, 'button', 'Leave it');
  });

  test('text that would be script is text, also where no policy guards the page', async () => {
    const theirs = await browse({ offline: true, bypassCSP: true });
    try {
      const there = await theirs.context.newPage();
      const html = readFileSync(file, 'utf8');
      const hostile = join(folder, 'unguarded.html');
      writeFileSync(hostile, html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
      let dialogs = 0;
      there.on('dialog', (dialog) => { dialogs += 1; dialog.dismiss(); });
      await there.goto(pathToFileURL(hostile).href);
      await there.locator('[data-ref=q3] textarea').fill('<img src=x onerror=alert(1)></script><script>alert(2)</script>');
      assert.equal(await there.locator('main img').count(), 0);
      assert.equal(dialogs, 0);
    } finally {
      await theirs.close();
    }
  });
});
