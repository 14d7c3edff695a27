import { setupSession, show, aRegistration, type TestSession } from '../setup-session.tsx';
import { cleanup } from '@testing-library/react';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import type { StreamId } from '#shared/model/ids.ts';
import type { WorkflowAction } from '#shared/model/workflow-action.ts';
import { saveIdentity } from '#renderer/data/writes/device-record.ts';
import { MatterScreen } from '#renderer/screens/matter/screen.tsx';
import { performAction } from '#renderer/usecases/perform-action.ts';
import { registerVisit } from '#renderer/usecases/register-visit.ts';

const COUNTY = fictionalCounty();

export type Bureau = {
  readonly device: TestSession;
  readonly id: StreamId;
  /** The bureau's computer with this officer at it. */
  readonly sit: (officer: string) => TestSession;
  /** Steps of this officer, which must be allowed. */
  readonly act: (officer: string, ...actions: readonly WorkflowAction[]) => Promise<void>;
  /** The matter's page in front of this officer. */
  readonly open: (officer: string) => ReturnType<typeof show>;
};

/** The computer of the fictional bureau on this day, with one matter registered. */
export async function setupBureau(day: string, part: Parameters<typeof aRegistration>[0] = {}): Promise<Bureau> {
  const bare = await setupSession('county');
  const identity = { ...bare.session.identity, office: 'qinglan' };
  await saveIdentity(bare.store, identity, COUNTY);
  const device = { ...bare, session: { ...bare.session, identity, profile: COUNTY } };
  device.setClock(day);
  const sit: Bureau['sit'] = (officer) => {
    const person = COUNTY.officers.find((each) => each.id === officer);
    const acting = actingOf(COUNTY, 'qinglan', officer);
    if (person === undefined || acting === null) throw new Error(`nobody is called ${officer}`);
    const deps = { ...device.deps, officer: person };
    return { ...device, deps, session: { ...device.session, deps, acting } };
  };
  const made = await registerVisit(sit('petition-clerk').deps, {
    registration: aRegistration({ receivedOn: day, dutyUnit: 'public-legal-service', ...part }),
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { id } = made.value;
  return {
    device,
    id,
    sit,
    act: async (officer, ...actions) => {
      for (const action of actions) {
        const done = await performAction(sit(officer).deps, id, action);
        if (!done.ok) throw new Error(`${officer} ${action.kind}: ${JSON.stringify(done.error)}`);
      }
    },
    open: (officer) => {
      cleanup();
      return show(<MatterScreen id={id} />, sit(officer));
    },
  };
}
