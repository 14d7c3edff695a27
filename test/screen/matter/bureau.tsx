import { show, aRegistration, type TestSession } from '../setup-session.tsx';
import { deviceOf, seated } from '../sit.ts';
import { cleanup } from '@testing-library/react';
import type { StreamId } from '#shared/model/ids.ts';
import type { WorkflowAction } from '#shared/model/workflow-action.ts';
import { MatterScreen } from '#renderer/screens/matter/screen.tsx';
import { performAction } from '#renderer/usecases/perform-action.ts';
import { registerVisit } from '#renderer/usecases/register-visit.ts';

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
  const device = await deviceOf('qinglan');
  device.setClock(day);
  const sit: Bureau['sit'] = (officer) => seated(device, 'qinglan', officer);
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
