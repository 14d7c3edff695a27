/**
 * The built product as a clerk meets it: a browser with a profile of its own, the first start, the registration form by
 * keyboard alone. Controls are found by their names, as a screen reader finds them.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, CDPSession, Locator, Page } from 'playwright-core';
import type { PetitionPurpose } from '#shared/model/codes.ts';
import { codes } from '#renderer/text/codes.ts';
import { actionFields, petitionerFields, registrationFields } from '#renderer/text/fields.ts';
import { registerWords } from '#renderer/text/register-words.ts';
import { appText, firstStartText, registrationText } from '#renderer/text/screens.ts';
import { passphraseWords, signInWords } from '#renderer/text/sign-in-words.ts';
import { syncWords } from '#renderer/text/sync-words.ts';
import { launchChromium } from './chromium.ts';
import { COUNTY_SETUP_CODE } from './county-process.ts';
import { movedClockScript, untilMoment } from './moved-clock.ts';

export type Seat = {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly browser: CDPSession;
  /** Moves the page's clock to that moment, such as `2026-09-04T09:10:00+08:00`; from there it runs on. */
  readonly setClock: (moment: string) => Promise<void>;
  /** Ends every process of the browser at once, as a power cut does. The profile stays. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type SeatOptions = {
  readonly origin: string;
  readonly profileDir: string;
  /** The moment its clock starts at; without it the clock is right. */
  readonly at?: string;
  /** More flags for the browser. */
  readonly args?: readonly string[];
  /** Done in the empty page before the application is asked for. */
  readonly beforeOpening?: (page: Page) => Promise<void>;
};

/** Opens the application in a browser of its own. */
export async function openSeat({ origin, profileDir, at, args = [], beforeOpening }: SeatOptions): Promise<Seat> {
  const context = await launchChromium({ profileDir, args });
  const setClock = async (moment: string): Promise<void> => {
    const script = movedClockScript(untilMoment(moment));
    await context.addInitScript(script);
    for (const page of context.pages()) await page.evaluate(script);
  };
  if (at !== undefined) await setClock(at);
  const browser = await context.browser()?.newBrowserCDPSession();
  if (browser === undefined) throw new Error('no session with the browser itself');
  const page = context.pages()[0] ?? (await context.newPage());
  await beforeOpening?.(page);
  await page.goto(origin);
  return { context, page, browser, setClock, kill: () => kill(context, browser), close: () => context.close() };
}

async function kill(context: BrowserContext, browser: CDPSession): Promise<void> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  const gone = new Promise<void>((done) => context.once('close', () => done()));
  // Helper processes first might be noticed by the browser; it goes first, and so cannot tidy up.
  for (const { id } of processInfo.toSorted((a, b) => Number(b.type === 'browser') - Number(a.type === 'browser'))) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // Gone with its parent.
    }
  }
  await gone;
}

/** Keeps pictures of the screen in that folder, or none without one. */
export const pictureIn =
  (folder: string | undefined) =>
  async (page: Page, name: string): Promise<void> => {
    if (folder === undefined) return;
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
  };

/** An empty folder for a browser's profile; `removeProfile` deletes it. */
export const newProfile = (): Promise<string> => mkdtemp(join(tmpdir(), 'jiefangtai-profile-'));

export const removeProfile = (profileDir: string): Promise<void> =>
  rm(profileDir, { recursive: true, force: true, maxRetries: 10 });

/** Of every officer in these tests. */
export const PASSPHRASE = '雨水往我院子里灌3次!';

/** First start: the fictional county unless another device has made it, then this device's unit. Needs the network. */
export async function enrol(page: Page, office: string): Promise<void> {
  const fictional = page.getByRole('button', { name: firstStartText.fictional });
  const units = page.getByLabel(firstStartText.pickOffice);
  await fictional.or(units).waitFor();
  if (await fictional.isVisible()) {
    await page.getByLabel(firstStartText.setupCode).fill(COUNTY_SETUP_CODE);
    await fictional.click();
  }
  await units.selectOption({ label: office });
  await page.getByRole('button', { name: firstStartText.enroll }).click();
  await page.getByRole('heading', { name: firstStartText.pickOfficer }).waitFor();
}

/** Chooses who sits at the desk, sets or enters the passphrase, and waits for the first screen. */
export async function sitDown(page: Page, officer: string): Promise<void> {
  // A laptop that is about to lock shows the officer's name in its head, too.
  await page.getByRole('heading', { name: firstStartText.pickOfficer }).waitFor();
  await page.getByRole('button', { name: officer }).click();
  const again = page.getByLabel(passphraseWords.again);
  const enter = page.getByRole('button', { name: signInWords.enter, exact: true });
  await again.or(enter).waitFor();
  if (await again.isVisible()) await setPassphrase(page, PASSPHRASE);
  else {
    await page.getByLabel(signInWords.passphraseOf(officer)).fill(PASSPHRASE);
    await enter.click();
  }
  await page.getByRole('navigation', { name: appText.name }).waitFor();
}

/** Chooses a passphrase where one is asked for. */
export async function setPassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel(passphraseWords.first, { exact: true }).fill(passphrase);
  await page.getByLabel(passphraseWords.again).fill(passphrase);
  await page.getByRole('button', { name: passphraseWords.save }).click();
}

/** The page itself is on this computer now: it opens without the server. */
export const isKeptOffline = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated'));

/** A browser with that profile, enrolled at that unit, somebody at the desk, and the page kept for later without network. */
export async function enrolledSeat(options: SeatOptions, office: string, officer: string): Promise<Seat> {
  const seat = await openSeat(options);
  await enrol(seat.page, office);
  await sitDown(seat.page, officer);
  await isKeptOffline(seat.page);
  return seat;
}

/** The words of the badge that is always on the screen. */
export const queueBadge = (page: Page): Locator => page.locator('.sync-button');

/** How many changes wait on this computer, as the badge's panel says. */
export async function waitingChanges(page: Page): Promise<number> {
  await queueBadge(page).click();
  const panel = page.getByRole('dialog', { name: syncWords.popover });
  const words = await panel.getByText(syncWords.counts.pending).locator('..').getByRole('definition').textContent();
  await page.keyboard.press('Escape');
  await queueBadge(page).blur();
  return Number.parseInt(words ?? '', 10);
}

/** What a clerk asks and writes down. Only what differs from the form's own proposals. */
export type Visit = {
  readonly visitKind?: keyof typeof codes.visitKind;
  readonly name: string;
  readonly phone?: string;
  readonly statement: string;
  readonly summary: string;
  readonly claim: string;
  readonly purpose: PetitionPurpose;
  /** Typed into the category box: Chinese or pinyin. */
  readonly category: string;
  readonly village?: string;
  readonly settle?: { readonly reply: string; readonly closeMode: keyof typeof codes.closeMode };
  /** `to` is one the county knows: its address is filled in by the form. */
  readonly guide?: { readonly to: string; readonly reason: string };
  /** Who came along. */
  readonly companions?: readonly string[];
  /** Does not want to be named (C37); `name` and `phone` are not written then. */
  readonly anonymous?: boolean;
  readonly mediate?: { readonly committee: string; readonly parties: readonly [string, string] };
};

/** Fills in the registration form with the keyboard alone, up to the point where only F9 is missing. */
export async function fillByKeyboard(page: Page, visit: Visit): Promise<void> {
  const keys = page.keyboard;
  await page.getByRole('form', { name: registrationText.title }).waitFor();
  if (visit.visitKind !== undefined) {
    await keys.press('Alt+1');
    await pick(page, registrationFields.visitKind.label, codes.visitKind[visit.visitKind]);
    await keys.press('Alt+2');
  }
  if (visit.anonymous === true) {
    await pick(page, registrationFields.petitionerType.label, codes.petitionerType.anonymous);
  } else {
    await write(page, petitionerFields.name.label, visit.name);
    if (visit.phone !== undefined) await write(page, petitionerFields.phone.label, visit.phone);
    for (const companion of visit.companions ?? []) {
      await keys.press('Alt+a');
      await page.waitForFunction(
        () => document.activeElement instanceof HTMLInputElement && document.activeElement.value === '',
      );
      await keys.insertText(companion);
    }
  }
  await keys.press('Alt+3');
  await write(page, registrationFields.statement.label, visit.statement);
  await write(page, registrationFields.summary.label, visit.summary);
  await write(page, registerWords.claim(1), visit.claim);
  await keys.press('Alt+4');
  await pick(page, registrationFields.purpose.label, codes.purpose[visit.purpose]);
  await write(page, registrationFields.justiceCategory.label, visit.category);
  await keys.press('Enter');
  if (visit.village !== undefined) await write(page, registrationFields.issueVillage.label, visit.village);
  const { settle, guide, mediate } = visit;
  if (settle !== undefined) {
    await choose(page, registrationText.outcome.title, registerWords.outcomes.settle);
    await write(page, actionFields.reply.label, settle.reply);
    await pick(page, actionFields.closeMode.label, codes.closeMode[settle.closeMode]);
  }
  if (guide !== undefined) {
    await choose(page, registrationText.outcome.title, registerWords.outcomes.guide);
    await write(page, actionFields.redirectTo.label, guide.to);
    await write(page, actionFields.reason.label, guide.reason);
  }
  if (mediate !== undefined) {
    await choose(page, registrationText.outcome.title, registerWords.outcomes.mediate);
    await write(page, actionFields.committee.label, mediate.committee);
    for (const [index, party] of mediate.parties.entries()) {
      await write(page, `${registerWords.party(index + 1)}${petitionerFields.name.label}`, party);
      // Consent is an active tick of each party; going on from its name leads to its own box.
      await goTo(page, registrationText.partyAgreed);
      await page.keyboard.press('Space');
    }
  }
}

/** What `fillByKeyboard` writes for a plain registration, put in at once; for tests that need many. */
export async function fillQuickly(page: Page, visit: Visit): Promise<void> {
  const form = page.getByRole('form', { name: registrationText.title });
  await form.getByLabel(petitionerFields.name.label, { exact: true }).fill(visit.name);
  await form.getByLabel(registrationFields.statement.label).fill(visit.statement);
  await form.getByLabel(registrationFields.summary.label).fill(visit.summary);
  await form.getByLabel(registerWords.claim(1), { exact: true }).fill(visit.claim);
  await form.getByLabel(registrationFields.purpose.label).selectOption(visit.purpose);
  await form.getByRole('combobox', { name: registrationFields.justiceCategory.label }).fill(visit.category);
  await page.keyboard.press('Enter');
}

/** F9, and the slip number on the receipt that answers it. */
export async function submitByKeyboard(page: Page): Promise<string> {
  await page.keyboard.press('F9');
  await receipt(page).waitFor();
  return (await receipt(page).locator('.register-slip').textContent()) ?? '';
}

export async function registerByKeyboard(page: Page, visit: Visit): Promise<string> {
  await fillByKeyboard(page, visit);
  return submitByKeyboard(page);
}

/** “Registered”, with number and query code. */
export const receipt = (page: Page): Locator => page.getByRole('region', { name: registerWords.receipt.title });

/** From the receipt to the next visitor's empty form. */
export async function nextVisitor(page: Page): Promise<void> {
  // The receipt listens to its keys as soon as its button has the focus.
  await receipt(page).locator('button:focus').waitFor();
  await page.keyboard.press('n');
  await page.getByRole('form', { name: registrationText.title }).waitFor();
}

/** Rows of the register of matters, below its head. */
export const ledgerRows = (page: Page): Locator => page.getByRole('row').filter({ has: page.getByRole('gridcell') });

export async function openLedger(page: Page): Promise<void> {
  await page.keyboard.press('F3');
  await page.getByRole('searchbox').waitFor();
}

export async function searchLedger(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox').fill(text);
}

/** The visible name of the control the keyboard is in; a group of radio buttons goes by the group's name. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    const group = at?.closest('[role=radiogroup]');
    const named = group?.getAttribute('aria-labelledby') ?? '';
    if (named !== '') return document.getElementById(named)?.textContent ?? '';
    const label = at !== null && 'labels' in at && at.labels instanceof NodeList ? at.labels[0]?.textContent : null;
    return label ?? at?.getAttribute('aria-label') ?? '';
  });
}

/** More stops than the form has. */
const FARTHEST = 80;

/** Goes on with Enter as clerks do (Ctrl+Enter out of a text area, Tab where Enter means something else). */
async function goTo(page: Page, label: string): Promise<void> {
  for (let step = 0; step < FARTHEST; step += 1) {
    if ((await focusedName(page)) === label) return;
    const kind = await page.evaluate(() => document.activeElement?.tagName);
    await page.keyboard.press(
      kind === 'TEXTAREA' ? 'Control+Enter' : kind === 'INPUT' || kind === 'SELECT' ? 'Enter' : 'Tab',
    );
  }
  throw new Error(`the keyboard does not reach “${label}”; it is in “${await focusedName(page)}”`);
}

async function write(page: Page, label: string, text: string): Promise<void> {
  await goTo(page, label);
  const isEmpty = await page.evaluate(() => {
    const at = document.activeElement;
    return (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) && at.value === '';
  });
  if (!isEmpty) await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

/** A select by the arrow keys. */
async function pick(page: Page, label: string, option: string): Promise<void> {
  await goTo(page, label);
  await press(page, 'Home', 'ArrowDown', option, () => {
    const at = document.activeElement;
    return at instanceof HTMLSelectElement ? (at.selectedOptions[0]?.textContent ?? '') : '';
  });
}

/** A group of radio buttons by the arrow keys. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await goTo(page, label);
  await press(page, null, 'ArrowRight', option, () => {
    const chosen = document.activeElement?.closest('[role=radiogroup]')?.querySelector(':checked');
    return chosen?.closest('label')?.textContent ?? '';
  });
}

async function press(page: Page, first: string | null, key: string, wanted: string, read: () => string): Promise<void> {
  if (first !== null) await page.keyboard.press(first);
  for (let step = 0; step < FARTHEST; step += 1) {
    if ((await page.evaluate(read)) === wanted) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the arrow keys do not reach “${wanted}”`);
}
