/**
 * Two computers of one office at two desks of one room, without the county server: the built page, the real preload, the
 * real handlers and the real letter box. Twenty numbers, called in turn and in the same moment (QU-01, QU-14, issue 5).
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roomAddress, roomInvitation } from '#renderer/session/room-address.ts';
import { firstStartText } from '#renderer/text/screens.ts';
import { createLetterBox } from '#electron/room/letter-box.ts';
import { writeLetter } from '#electron/room/write-letter.ts';
import {
  enrol,
  fillQuickly,
  newProfile,
  openSeat,
  pictureIn,
  receipt,
  removeProfile,
  sitDown,
  submitByKeyboard,
  type Seat,
} from '#test/support/app.ts';
import { startCounty, type CountyProcess } from '#test/support/county-process.ts';
import { axeFindings } from '#test/support/page-checks.ts';
import { setupShell } from '#test/support/fake-electron.ts';
import { complaint, MARKET_DAY, OFFICE } from '#test/support/market-day.ts';
import { installPreload, serveShellFiles } from '#test/support/preload-host.ts';
import { holdSession } from '#test/support/market-session.ts';

const TICKETS = 20;
const picture = pictureIn(process.env['JFT_PICTURES']);

let county: CountyProcess;
const profiles: string[] = [];
const seats: Seat[] = [];
let host: Page;
let desk: Page;

/** A desktop program of the office: a browser with the shell's preload, handlers and letter box. */
async function desktop(officer: string): Promise<Page> {
  const profileDir = await newProfile();
  profiles.push(profileDir);
  const { origin } = county;
  const letterBox = createLetterBox({ addresses: () => ['127.0.0.1'], now: Date.now });
  const shell = setupShell({ letterBox, writeLetter, serverOrigin: origin });
  const seat = await openSeat({
    origin,
    profileDir,
    at: MARKET_DAY.enrolled,
    beforeOpening: async (page) => {
      await installPreload(page.context(), { origin, ipcMain: () => shell.ipcMain });
      await serveShellFiles(page.context(), origin);
    },
  });
  seats.push(seat);
  await seat.page.setViewportSize({ width: 1366, height: 768 });
  await enrol(seat.page, OFFICE);
  await sitDown(seat.page, officer);
  return seat.page;
}

beforeAll(async () => {
  county = await startCounty(MARKET_DAY.enrolled);
  host = await desktop('何某戊');
  desk = await desktop('吕某己');
});
afterAll(async () => {
  for (const seat of seats) await seat.close();
  await county.remove();
  for (const profile of profiles) await removeProfile(profile);
});

/** The number at this desk, as its screen shows it; `null` while it is free. */
async function numberAt(page: Page): Promise<string | null> {
  const text = await page.locator('.market-day-now').textContent();
  return /[A-Z]\d{3}/u.exec(text ?? '')?.[0] ?? null;
}

/** Lets the visitor go, and waits until the desk is free. */
async function finish(page: Page): Promise<void> {
  await page.keyboard.press('j');
  await page.getByText('本台空闲').waitFor();
  await page.locator('button:enabled', { hasText: '叫下一号' }).waitFor();
}

/** Presses the key, and waits for the number that comes. */
async function call(page: Page): Promise<string> {
  await page.locator('button:enabled', { hasText: '叫下一号' }).waitFor();
  await page.keyboard.press('k');
  await page.getByText(/请 [A-Z]\d{3} 号/u).waitFor();
  return (await numberAt(page)) ?? '';
}

test('twenty numbers at two desks, each called once, without the county server', async () => {
  await holdSession(host);
  await county.stop();
  for (let i = 1; i <= TICKETS; i += 1) {
    await host.keyboard.press('q');
    await host.getByText(`A${String(i).padStart(3, '0')} 号已取，请交给来访人。`).waitFor();
  }
  await host.getByRole('button', { name: '开放给同室电脑' }).click();
  const address = (await host.locator('.market-day-address dd').first().textContent()) ?? '';
  const room = (await host.locator('.market-day-address dd').last().textContent()) ?? '';
  expect(room).toMatch(/^\d{4}$/);

  await desk.keyboard.press('Alt+t');
  // Who mistypes the room is told so, and joins nothing.
  await join(desk, address, room === '0000' ? '0001' : '0000');
  await desk.getByText('房间号不对').waitFor();
  await desk.getByRole('button', { name: '退出同室排号' }).click();
  await join(desk, address, room);
  await desk.getByText('本机是 2 号席').waitFor();

  const called = [await call(host), await call(desk)];
  expect([await axeFindings(host), await axeFindings(desk)]).toEqual([[], []]);
  await picture(host, 'market-room-host');
  await picture(desk, 'market-room-desk');
  await Promise.all([finish(host), finish(desk)]);
  // In turn, then in the same moment.
  for (let round = 0; round < 3; round += 1) {
    called.push(await call(host), await call(desk));
    await Promise.all([finish(host), finish(desk)]);
  }
  for (let round = 0; round < 5; round += 1) {
    called.push(...(await Promise.all([call(host), call(desk)])));
    await Promise.all([finish(host), finish(desk)]);
  }
  expect(new Set(called).size).toBe(18);

  // 转给另一席: the host hands its visitor over, who is next there and nowhere else.
  called.push(await call(host));
  const handed = called.at(-1);
  await host.keyboard.press('t');
  await host.getByRole('button', { name: /转给 2 号席/ }).click();
  await host.getByText('本台空闲').waitFor();
  await desk.getByText(`（2 号席）`).waitFor();
  expect(await call(desk)).toBe(handed);
  await finish(desk);

  // The host's room is closed: the desk keeps its visitor, says so, and catches up afterwards.
  called.push(await call(desk));
  await host.getByRole('button', { name: '停止开放' }).click();
  await desk.getByText('连不上主台').waitFor();
  await expect.poll(() => numberAt(desk)).toBe(called.at(-1));
  await picture(desk, 'market-room-lost');
  await host.getByRole('button', { name: '开放给同室电脑' }).click();
  await desk.getByText('本机是 2 号席').waitFor();
  await expect.poll(() => numberAt(desk)).toBe(called.at(-1));
  // Registered at the joined desk: its number is done with at the host's.
  await desk.keyboard.press('d');
  await fillQuickly(desk, complaint);
  await submitByKeyboard(desk);
  await receipt(desk).locator('button:focus').waitFor();
  await desk.keyboard.press('n');
  await desk.getByText('本台空闲').waitFor();

  // 席位空出: a person says that nobody is there any more; the desk hears of it.
  await host.getByRole('button', { name: '席位空出' }).click();
  await host.getByRole('dialog').getByRole('button', { name: '席位空出' }).click();
  await desk.getByText('已把这一席空出').waitFor();

  expect(called.toSorted()).toEqual(Array.from({ length: TICKETS }, (_, i) => `A${String(i + 1).padStart(3, '0')}`));
  await host.getByText(`已谈 ${TICKETS} 号`).waitFor();
  await host.getByRole('button', { name: '结束接访' }).click();
  await host.getByText('那边登记的事项要先同步到本机').waitFor();
  await host.keyboard.press('Escape');

  // QU-17: a lock closes the room before anything else.
  const to = roomAddress(address);
  if (to === null) throw new Error(`no address: ${address}`);
  const letter = { ...to, bytes: new Uint8Array(1) };
  expect(await writeLetter(letter)).toMatchObject({ answered: true });
  await host.keyboard.press('Alt+l');
  await host.getByRole('heading', { name: firstStartText.pickOfficer }).waitFor();
  await expect.poll(() => writeLetter(letter)).toEqual({ answered: false, reason: 'nobody' });
});

async function join(page: Page, address: string, room: string): Promise<void> {
  await page.getByRole('button', { name: '加入同室排号' }).click();
  // As a hand-held reader types the code that stands on the host's screen.
  await page.getByLabel('主台地址').fill(roomInvitation(address, room));
  expect(await page.getByLabel('房间号').inputValue()).toBe(room);
  await page.keyboard.press('Enter');
}
