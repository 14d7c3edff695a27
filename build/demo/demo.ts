/**
 * `npm run demo`: the market day of C01 in a real browser. The network is really cut: the county server's process is
 * stopped. Says what happened with figures and saves a picture of each step beside this file.
 */
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import {
  enrolledSeat,
  fillByKeyboard,
  ledgerRows,
  newProfile,
  openLedger,
  openSeat,
  queueBadge,
  receipt,
  removeProfile,
  searchLedger,
  sitDown,
  submitByKeyboard,
  waitingChanges,
  type Visit,
} from '#test/support/app.ts';
import { startCounty } from '#test/support/county-process.ts';
import {
  BUREAU,
  BUREAU_CLERK,
  CLERK,
  complaint,
  dispute,
  inquiry,
  MARKET_DAY,
  OFFICE,
} from '#test/support/market-day.ts';

const pictures = join(import.meta.dirname, 'screenshots');
const say = (time: string, words: string): void => console.log(`${time}  ${words}`);
const detail = (words: string): void => console.log(`       ${words}`);
const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} 秒`;

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled', caret: 'hide' });
}

await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../build.mjs')]);
await mkdir(pictures, { recursive: true });
const county = await startCounty(MARKET_DAY.enrolled);
const profiles = [await newProfile(), await newProfile()] as const;
const { origin } = county;
const at = MARKET_DAY.enrolled;

console.log('C01 赶集日：三位来访，全程没有网络（人物、地点、事项均为虚构）\n');
let laptop = await enrolledSeat({ origin, profileDir: profiles[0], at }, OFFICE, CLERK);
const desk = await enrolledSeat({ origin, profileDir: profiles[1], at }, BUREAU, BUREAU_CLERK);
try {
  say('08:30', `甲溪司法所的笔记本和县局的电脑各自加入（${origin}），页面已存在本机`);
  await county.stop();
  say('08:50', '带笔记本去集市：县局服务器已停，网络断开');

  await laptop.setClock(MARKET_DAY.inquiry);
  await laptop.page.goto(origin);
  await sitDown(laptop.page, CLERK);
  detail('重新打开程序，没有网络也能打开');
  await register('09:10', inquiry, '当场答复，当即办结');
  // A clock that jumps locks the laptop, as after sleep.
  await laptop.setClock(MARKET_DAY.complaint);
  await sitDown(laptop.page, CLERK);
  await register('09:40', complaint, '建议责任单位公律股，15 日内书面告知', {
    filled: 'register',
    registered: 'receipt',
  });
  // A clock that jumps locks the laptop, as after sleep.
  await laptop.setClock(MARKET_DAY.dispute);
  await sitDown(laptop.page, CLERK);
  await register('10:30', dispute, '双方同意，转人民调解');

  await laptop.kill();
  say('10:35', '笔记本断电（浏览器的所有进程被强行结束）');
  laptop = await openSeat({ origin, profileDir: profiles[0], at: MARKET_DAY.evening });
  await sitDown(laptop.page, CLERK);
  const waiting = await waitingChanges(laptop.page);
  await openLedger(laptop.page);
  await ledgerRows(laptop.page).nth(2).waitFor();
  await queueBadge(laptop.page).filter({ hasText: '断网' }).waitFor();
  say('18:40', `回到所里开机，仍未联网：${await ledgerRows(laptop.page).count()} 件都在，${waiting} 条记录待发`);
  await picture(laptop.page, 'offline');

  const from = performance.now();
  await county.start(MARKET_DAY.evening);
  await desk.setClock(MARKET_DAY.evening);
  await sitDown(desk.page, BUREAU_CLERK);
  for (const { name } of [inquiry, complaint, dispute]) {
    await desk.page.getByRole('main').getByText(name).first().waitFor();
  }
  say('18:40', `联网（县局服务器启动）。${seconds(from)}后县局工作台没有刷新就看到 3 件`);
  await queueBadge(laptop.page).filter({ hasText: '已全部收妥' }).waitFor();
  await picture(desk.page, 'desk');

  await openLedger(laptop.page);
  await laptop.page.getByRole('gridcell', { name: '青司信甲溪〔2026〕3号' }).waitFor();
  const numbers = await ledgerRows(laptop.page).getByRole('gridcell').filter({ hasText: '〔2026〕' }).allTextContents();
  detail(`正式编号连续：${numbers.toReversed().join('、')}`);
  await picture(laptop.page, 'ledger');
  await searchLedger(laptop.page, '甲溪-D1-20260904-002');
  await ledgerRows(laptop.page).filter({ hasText: complaint.name }).waitFor();
  detail(`用临时号 甲溪-D1-20260904-002 仍查得到${complaint.name}一件`);
  console.log(`\n截图在 ${pictures}`);
} finally {
  await Promise.allSettled([laptop.close(), desk.close()]);
  await county.remove();
  await Promise.all(profiles.map(removeProfile));
}

async function register(
  time: string,
  visit: Visit,
  outcome: string,
  shots?: { readonly filled: string; readonly registered: string },
): Promise<void> {
  const from = performance.now();
  await fillByKeyboard(laptop.page, visit);
  if (shots !== undefined) {
    // The draft is on the disk and the earlier registrations have been looked through.
    await laptop.page.getByText('草稿已存').waitFor();
    await laptop.page.getByText('没有找到相近的登记').waitFor();
    await picture(laptop.page, shots.filled);
  }
  const slipNo = await submitByKeyboard(laptop.page);
  if (shots !== undefined) await picture(laptop.page, shots.registered);
  const code = await receipt(laptop.page).locator('.register-code').textContent();
  say(time, `${visit.name}：只用键盘登记，${seconds(from)}，临时号 ${slipNo}，查询码 ${code}；${outcome}`);
}
