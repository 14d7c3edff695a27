/** The computers of a case of cases.md, played on its own days: each officer in turn sits down, on the day the case says. */
import { afterAll, beforeAll } from 'vitest';
import type { Page } from 'playwright-core';
import { appText, firstStartText } from '#renderer/text/screens.ts';
import {
  enrol,
  isKeptOffline,
  newProfile,
  openSeat,
  PASSPHRASE,
  queueBadge,
  removeProfile,
  setPassphrase,
  sitDown,
  type Seat,
} from './app.ts';
import { ownSeatWords } from '#renderer/text/own-seat-words.ts';
import { signInWords } from '#renderer/text/sign-in-words.ts';
import { startCounty, type CountyProcess } from './county-process.ts';

export type Desk = {
  readonly seat: Seat;
  readonly page: Page;
  /** Somebody sits down at it, on the day it is; whoever sat there has left. */
  readonly sit: (officer: string) => Promise<Page>;
  /** All that was done here is with the county. */
  readonly sent: () => Promise<void>;
};

export type CaseDesks<Name extends string> = { readonly [K in Name]: Desk } & {
  readonly county: CountyProcess;
  /** It is that moment now, for every computer and for the county; nobody is signed in. */
  readonly turnTo: (moment: string) => Promise<void>;
};

/** Beijing time, such as `2026-09-21 09:00`. */
const momentOf = (text: string): string => `${text.replace(' ', 'T')}:00+08:00`;

/** Where a computer stands, and who has a seat at it; the first enrols it. */
export type Place = { readonly office: string; readonly officers: readonly [string, ...string[]] };

/** One computer for each named place, enrolled on the first day. Its members may be read from the first test on. */
export function caseDesks<Name extends string>(
  firstDay: string,
  places: Readonly<Record<Name, Place>>,
): () => CaseDesks<Name> {
  let county: CountyProcess;
  let now = momentOf(firstDay);
  const profiles: string[] = [];
  const seats: Seat[] = [];
  let desks: CaseDesks<Name>;

  beforeAll(async () => {
    county = await startCounty(now);
    const named: [string, Desk][] = [];
    for (const [name, { office, officers }] of Object.entries<Place>(places)) {
      const profileDir = await newProfile();
      profiles.push(profileDir);
      const seat = await openSeat({ origin: county.origin, profileDir, at: now });
      seats.push(seat);
      await enrol(seat.page, office);
      const [first, ...others] = officers;
      await sitDown(seat.page, first);
      await isKeptOffline(seat.page);
      for (const officer of others) {
        await addOfficer(seat.page, officer);
        await sitDown(seat.page, officer);
      }
      named.push([name, deskOf(seat, county.origin)]);
    }
    // The names of the argument, one by one.
    desks = { county, turnTo, ...(Object.fromEntries(named) as { readonly [K in Name]: Desk }) };
  });
  afterAll(async () => {
    await Promise.allSettled(seats.map((seat) => seat.close()));
    await county.remove();
    await Promise.all(profiles.map(removeProfile));
  });

  async function turnTo(moment: string): Promise<void> {
    now = momentOf(moment);
    await county.stop();
    await county.start(now);
    for (const seat of seats) await seat.setClock(now);
  }
  return () => desks;
}

/** A further seat, given while somebody is signed in. */
async function addOfficer(page: Page, officer: string): Promise<void> {
  await page.getByTitle(ownSeatWords.open).click();
  await page.getByRole('button', { name: signInWords.addOfficer }).click();
  await page.getByRole('button', { name: officer }).click();
  await setPassphrase(page, PASSPHRASE);
  await page.getByRole('heading', { name: firstStartText.pickOfficer }).waitFor();
}

function deskOf(seat: Seat, origin: string): Desk {
  const { page } = seat;
  return {
    seat,
    page,
    sit: async (officer) => {
      // Its clock has jumped: the page may just be locking and starting anew by itself, which ends this going there.
      await page.goto(origin).catch(() => page.goto(origin));
      await sitDown(page, officer);
      return page;
    },
    sent: async () => {
      await page.getByRole('navigation', { name: appText.name }).waitFor();
      await queueBadge(page).filter({ hasText: '已全部收妥' }).waitFor({ timeout: 60_000 });
    },
  };
}
