import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { saveIdentity } from '#renderer/data/writes/device-record.ts';
import { connectionOf } from '#test/support/page-at-county.ts';
import { enrolTestDevice, type TestDevice, type TestServer } from '#test/support/server.ts';
import { setupSession, type TestSession } from './setup-session.tsx';

/** A device of `office` that is enrolled at this county and reaches it, with the seat of `officer`. */
export async function enrolledAt(
  server: TestServer,
  office: string,
  { officer, profile = fictionalCounty() }: { readonly officer: string; readonly profile?: CountyProfile },
): Promise<TestSession & { readonly device: TestDevice }> {
  const made = await setupSession('county');
  const device = await enrolTestDevice(server.send, office, { officer });
  const identity = { ...made.session.identity, office };
  await saveIdentity(made.store, identity, profile);
  return { ...made, device, session: { ...made.session, profile, identity, connection: connectionOf(server, device) } };
}
