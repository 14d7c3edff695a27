/** 甲溪 and the bureau at their own devices, and the course that most cases have behind them: accepted, answered. */
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';
import { day, setupCaseCounty, type CaseCounty, type Desk } from '#test/support/case-county.ts';

export const on = (text: string) => ({ on: day(text) });

type Place = { readonly county: CaseCounty; readonly office: Desk; readonly bureau: Desk; readonly chief: Desk };

export async function place(moment: string): Promise<Place> {
  const county = await setupCaseCounty(moment);
  const [office, bureau] = [await county.desk('jiaxi-clerk'), await county.desk('petition-clerk')];
  return { county, office, bureau, chief: await county.desk('chief') };
}

/** Received, accepted and told at 甲溪 on the day it is. */
export async function accepted({ county, office }: Place, date: string): Promise<string> {
  const { id } = await office.register();
  await office.act(id, aStep('decide-intake', on(date)), aStep('record-delivery', on(date)));
  await county.syncAll();
  return id;
}

/** Drafted at 甲溪, signed by the chief, handed over: each on the day it is. */
export async function answered({ county, office, chief }: Place, id: string, date: string): Promise<void> {
  await office.act(id, aStep('draft-opinion'));
  await county.syncAll();
  await chief.act(id, aStep('sign-opinion', on(date)));
  await county.syncAll();
  await office.act(id, aStep('record-delivery', { paper: 'opinion', ...on(date) }));
  await county.syncAll();
}
