import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { saveIdentity } from '#renderer/data/writes/device-record.ts';
import { setupSession, type TestSession } from './setup-session.tsx';

const COUNTY = fictionalCounty();

/** The same device of `office` with this officer at it. */
export function seated(device: TestSession, office: string, id: string): TestSession {
  const officer = COUNTY.officers.find((each) => each.id === id);
  const acting = actingOf(COUNTY, office, id);
  if (officer === undefined || acting === null) throw new Error(`nobody is called ${id}`);
  const deps = { ...device.deps, officer };
  return { ...device, deps, session: { ...device.session, deps, acting } };
}

/** The device of `office` in the county of cases.md; a new one, or `other` in its place. */
export async function deviceOf(office: string, other?: TestSession): Promise<TestSession> {
  const base = other ?? (await setupSession(office === 'qinglan' ? 'county' : 'jiaxi'));
  const identity = { ...base.session.identity, office };
  await saveIdentity(base.store, identity, COUNTY);
  return { ...base, session: { ...base.session, identity, profile: COUNTY } };
}

/** That device with this officer at it. */
export const sit = async (office: string, id: string, other?: TestSession): Promise<TestSession> =>
  seated(await deviceOf(office, other), office, id);
