/** A page listens to its county once: a browser has six connections to a server, and a stream keeps one for good. */
import { expect, test } from 'vitest';
import { queueBadge, sitDown } from '#test/support/app.ts';
import { CLERK, OFFICE } from '#test/support/market-day.ts';
import { oneSeat } from '#test/support/one-seat.ts';

const here = oneSeat(OFFICE, CLERK);
/** As on an old laptop, where React is often interrupted while it draws the first screen. */
const SLOWER = 6;
const TIMES = 4;

test('however often the screen is drawn while somebody signs in, one stream is opened', async () => {
  const { page, context } = here.seat;
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const streams: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/events')) streams.push(request.url());
  });
  const opened: number[] = [];
  for (let time = 1; time <= TIMES; time += 1) {
    await page.keyboard.press('Alt+L');
    streams.length = 0;
    await sitDown(page, CLERK);
    await expect.poll(() => queueBadge(page).textContent()).toContain('已全部收妥');
    opened.push(streams.length);
  }
  expect(opened).toEqual(Array.from({ length: TIMES }, () => 1));
});
