// @vitest-environment jsdom
import { createRequire } from 'node:module';
import { giveLayout, setupSession, show, type TestSession } from '../setup-session.tsx';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { countyCalendar } from '#shared/domain/calendar/county-calendar.ts';
import { exportOfDay } from '#renderer/screens/day/export-day.ts';
import { readDay } from '#renderer/usecases/day-book.ts';
import { DayScreen } from '#renderer/screens/day/screen.tsx';
import { dayText } from '#renderer/text/day-words.ts';
import { useDayState } from '#renderer/state/day.ts';

beforeAll(giveLayout);
afterEach(cleanup);

let device: TestSession;
beforeEach(async () => {
  useDayState.setState({ list: null, places: {}, soonDays: 7 });
  device = await setupSession('jiaxi');
});

const table = () => screen.getByRole('grid');
const rows = () => [...table().querySelectorAll('tbody tr[aria-rowindex]')].map((row) => row.textContent ?? '');
const chosen = () => table().querySelector('tr[aria-selected="true"]')?.textContent ?? '';
const tab = (name: string) => screen.getByRole('tab', { name: new RegExp(`^${name}`) });

/** Three visits of 甲溪, received on these days. */
async function receivedOn(...days: readonly string[]): Promise<void> {
  for (const day of days) {
    device.setClock(day);
    await device.register({ summary: `${day} 收到的` });
  }
}

describe('MD-03 to MD-06 the day of a clerk', () => {
  it('lists by legal date: overdue, today, soon, each with its limit and who has to act', async () => {
    await receivedOn('2026-09-03', '2026-08-25', '2026-08-24', '2026-09-08');
    device.setClock('2026-09-09');
    show(<DayScreen />, device);
    expect(['等我办', '今天到期', '已超期', '近期到期', '等别人办'].map((name) => tab(name).textContent)).toEqual([
      '等我办0',
      '今天到期1',
      '已超期1',
      // 3 September + 15 days is the 18th, nine days ahead.
      '近期到期0',
      '等别人办4',
    ]);
    // A receptionist registers; the decision on the intake is the handlers' of the same office.
    expect(tab('今天到期').getAttribute('aria-selected')).toBe('true');
    expect(rows()).toHaveLength(1);
    expect(rows()[0]).toContain('09-09 今日到期');
    expect(rows()[0]).toContain('书面告知');
    expect(rows()[0]).toContain('甲溪 受理告知');
  });

  it('§6.1 a list leaves as a table: the limit, its clock, who has to act, the surname alone', async () => {
    await receivedOn('2026-08-25');
    device.setClock('2026-09-09');
    const profile = fictionalCounty();
    const [acting, today] = [actingOf(profile, 'jiaxi', device.deps.officer.id), device.deps.clock.today()];
    const day = readDay(device.store, { acting, today, soonDays: 7, calendar: countyCalendar(undefined) });
    const { rows: cellsOf, columns } = exportOfDay('today', day.today, today, profile);
    const [row] = cellsOf(false);
    expect(row?.cells).toHaveLength(columns.length);
    expect(row?.cells[0]).toBe('2026-09-09 今日到期');
    expect(row?.cells[3]).toBe('赵**');
    expect(row?.cells[5]).toBe('甲溪 受理告知');
  });

  it('DL-58 marks a limit on the days it is announced, from the rows alone: the device has never met the county', async () => {
    await receivedOn('2026-09-01');
    for (const [today, mark] of [
      ['2026-09-08', false],
      ['2026-09-09', true],
    ] as const) {
      device.setClock(today);
      show(<DayScreen />, device);
      await waitFor(() => expect(rows()).toHaveLength(1));
      expect(rows()[0]?.includes(dayText.reminded), today).toBe(mark);
      cleanup();
    }
  });

  it('is gone through with the keyboard alone, and comes back to the same row', async () => {
    await receivedOn('2026-09-01', '2026-09-02', '2026-09-03');
    const first = show(<DayScreen />, device);
    await waitFor(() => expect(document.activeElement).toBe(table()));
    const { user } = first;
    expect(tab('等别人办').getAttribute('aria-selected')).toBe('true');
    expect(rows().map((text) => text.includes('2026-09-01 收到的'))).toEqual([true, false, false]);
    await user.keyboard('{ArrowDown}');
    expect(chosen()).toContain('2026-09-02 收到的');
    await user.keyboard('{ArrowLeft}');
    expect(tab('近期到期').getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{ArrowRight}{Enter}');
    expect(first.path()).toMatch(/^\/matter\//);
    cleanup();

    show(<DayScreen />, device);
    expect(tab('等别人办').getAttribute('aria-selected')).toBe('true');
    expect(chosen()).toContain('2026-09-02 收到的');
    await waitFor(() => expect(document.activeElement).toBe(table()));
  });

  it('a matter that is done leaves, and its neighbour is chosen', async () => {
    await receivedOn('2026-09-01', '2026-09-02', '2026-09-03');
    const second = device.store.index.all().find(({ summary }) => summary.startsWith('2026-09-02'));
    useDayState.setState({ list: 'others', places: { others: { id: second?.id ?? '', at: 1 } } });
    show(<DayScreen />, device);
    expect(chosen()).toContain('2026-09-02');
    const row = device.store.index.get(second?.id ?? '');
    if (row === undefined) throw new Error('no row');
    act(() => {
      device.store.index.put({ ...row, clocks: [], expected: [] });
      device.store.changed();
    });
    await waitFor(() => expect(rows()).toHaveLength(2));
    expect(chosen()).toContain('2026-09-03');
  });

  it('近期 reaches as far as the officer says', async () => {
    await receivedOn('2026-09-03');
    device.setClock('2026-09-09');
    const { user } = show(<DayScreen />, device);
    expect(tab('近期到期').textContent).toBe('近期到期0');
    await user.selectOptions(screen.getByLabelText('近期到期的天数'), '近期：15 天内');
    expect(tab('近期到期').textContent).toBe('近期到期1');
  });
});

describe('MD-04 the day of the petition office', () => {
  it('sees what waits for others with whom and since when, and works nobody else’s', async () => {
    await device.register();
    const county = await setupSession('county');
    const [row] = device.store.index.all();
    if (row === undefined) throw new Error('no row');
    county.store.index.put(row);
    county.store.changed();
    county.setClock('2026-09-15');
    show(<DayScreen />, county);
    expect(tab('等我办').textContent).toBe('等我办0');
    expect(rows()[0]).toContain('甲溪 受理告知');
    expect(rows()[0]).toContain('09-10 起，5 天');
  });
});

it('axe finds nothing in the page', async () => {
  await receivedOn('2026-09-01', '2026-09-03');
  const { container } = show(<DayScreen />, device);
  const axe = createRequire(import.meta.url)('axe-core') as typeof import('axe-core'); // the package's own types
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
});

describe('RO-33 the day of who plans receptions', () => {
  it('tells which of the coming week has nobody, and leads to the roster; others are told nothing', async () => {
    const county = await setupSession('county');
    county.setClock('2026-09-07');
    const profile = fictionalCounty();
    const acting = actingOf(profile, 'qinglan', 'petition-clerk');
    if (acting === null) throw new Error('nobody plans');
    const session = { ...county.session, profile, acting, identity: { ...county.session.identity, office: 'qinglan' } };
    const first = show(<DayScreen />, { ...county, session });
    expect(await screen.findByText('今后七天有 1 天缺人接访或者值班')).toBeTruthy();
    expect(screen.getByText(/9月11日 周五领导接访：还没有排人/)).toBeTruthy();
    await first.user.click(screen.getByRole('button', { name: '去排班' }));
    expect(first.path()).toBe('/sessions');
    cleanup();
    show(<DayScreen />, device);
    await screen.findByRole('grid');
    expect(screen.queryByText(/缺人接访/)).toBeNull();
  });
});
