import { expect, test } from 'vitest';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { readTray } from '#renderer/data/queries/sync-state.ts';
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Action } from '#shared/model/action.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { setupCounty, type Device } from '#test/unit/renderer/data/setup-county.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';

/** C31 over the real stores and the county in memory: decisions of two offices that did not know of each other. */

const today = (device: Device): PlainDate => instantToPlainDate(device.deps.clock.now());
const accept = (device: Device): Action => aStep('decide-intake', { on: today(device) });
const work = (device: Device): Action => aStep('record-work', { on: today(device), text: '电话了解情况' });

async function bothHaveIt(): Promise<{ readonly office: Device; readonly county: Device; readonly id: string }> {
  const { device } = await setupCounty();
  const office = await device('jiaxi');
  const county = await device('legal-affairs');
  const { id } = await office.register();
  await office.sync();
  await county.sync();
  return { office, county, id };
}

test('C31 the decision that comes second waits in the tray; nothing of it is lost, and the first one stands', async () => {
  const { office, county, id } = await bothHaveIt();
  expect((await county.act(id, aStep('propose'))).ok).toBe(true);
  expect((await office.act(id, accept(office))).ok).toBe(true);
  await county.sync();
  await office.sync();
  expect((await readTray(office.store)).map(({ code }) => code)).toEqual(['step-unseen']);
  await county.sync();
  expect((await readMatter(county.store, id))?.acts?.map(({ action }) => action.kind)).toEqual(['propose']);
});

test('C31 facts that only add themselves come together without a question', async () => {
  const { office, county, id } = await bothHaveIt();
  expect((await county.act(id, aStep('propose'))).ok).toBe(true);
  expect((await office.act(id, work(office))).ok).toBe(true);
  await county.sync();
  await office.sync();
  await office.sync();
  await county.sync();
  expect(await readTray(office.store)).toEqual([]);
  const [here, there] = [await readMatter(office.store, id), await readMatter(county.store, id)];
  expect(here?.acts?.map(({ action }) => action.kind)).toEqual(['propose', 'record-work']);
  expect(there).toEqual(here);
});
