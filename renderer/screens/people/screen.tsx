import './people.css';
import { useState } from 'react';
import { officerName, unitName, useSession, useStoreRevision } from '#renderer/session/session.ts';
import { peopleWords } from '#renderer/text/people-words.ts';
import { secondFactorWords } from '#renderer/text/second-factor-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { CountyDevice, IssuedCode } from '#renderer/usecases/manage-people.ts';
import type { Officer } from '#shared/model/county.ts';
import { CodeDialog } from './parts/code-dialog.tsx';
import { ConfirmDialog } from './parts/confirm-dialog.tsx';
import { DeviceTable } from './parts/device-table.tsx';
import { LeftPanel } from './parts/left-panel.tsx';
import { PeopleTable } from './parts/people-table.tsx';
import { PersonDialog } from './parts/person-dialog.tsx';
import { ReasonDialog } from './parts/reason-dialog.tsx';
import { RecoveryPanel } from './parts/recovery-panel.tsx';
import { usePeople } from './use-people.ts';

type Asked =
  | { readonly kind: 'person'; readonly officer: Officer | null }
  | { readonly kind: 'revoke' | 'confirm'; readonly device: CountyDevice }
  | { readonly kind: 'factor'; readonly officer: Officer }
  | { readonly kind: 'code'; readonly name: string; readonly issued: IssuedCode };

/** A code dies at the fifth wrong try (PROTOCOL A9). */
const DEAD = 5;

/** 人员与设备: the security administrator's desk (C13, C16). Needs the county; nothing here works from memory. */
export function PeopleScreen() {
  useStoreRevision();
  const { store, profile: given, deps } = useSession();
  const profile = store.state.profile ?? given;
  const { county, problem, busy, read, forget, issue, revoke, confirm, save, removeFactor } = usePeople();
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = (next: Asked | null): void => {
    forget();
    setAsked(next);
  };
  const close = (): void => ask(null);
  const giveCode = async ({ id, name }: Officer): Promise<void> => {
    if (busy) return;
    const issued = await issue(id);
    if (issued !== null) setAsked({ kind: 'code', name, issued });
  };
  return (
    <section className="people" aria-label={peopleWords.title}>
      {problem !== null && asked === null && (
        <Notice tone="warning" title={problem.title} action={{ label: peopleWords.again, onAct: read }}>
          {problem.remedies.join('；')}
        </Notice>
      )}
      {county === null && problem === null && <p>{peopleWords.reading}</p>}
      {county?.codes
        .filter(({ failures }) => failures >= DEAD)
        .map(({ officer, issuedAt, failures }) => (
          <Notice
            key={`${officer} ${issuedAt}`}
            tone="warning"
            title={peopleWords.deadCode(officerName(profile, officer), failures)}
          />
        ))}
      {county !== null && (
        <>
          <Panel
            title={peopleWords.people}
            actions={
              <Button small onClick={() => ask({ kind: 'person', officer: null })}>
                {peopleWords.add}
              </Button>
            }
          >
            <PeopleTable
              profile={profile}
              seats={county.seats}
              factors={county.factors}
              self={deps.officer.id}
              busy={busy}
              onIssue={(officer) => void giveCode(officer)}
              onEdit={(officer) => ask({ kind: 'person', officer })}
              onRemoveFactor={(officer) => ask({ kind: 'factor', officer })}
            />
          </Panel>
          <Panel title={peopleWords.devices}>
            <DeviceTable
              profile={profile}
              devices={county.devices}
              onRevoke={(device) => ask({ kind: 'revoke', device })}
              onConfirm={(device) => ask({ kind: 'confirm', device })}
            />
          </Panel>
          <RecoveryPanel profile={profile} seats={county.seats} />
          {profile.recoveryKey !== undefined && <LeftPanel profile={profile} />}
        </>
      )}
      {asked?.kind === 'person' && (
        <PersonDialog
          profile={profile}
          officer={asked.officer}
          busy={busy}
          problem={problem}
          onClose={close}
          onSave={(officer) => void save(officer).then((done) => done && close())}
        />
      )}
      {asked?.kind === 'revoke' && (
        <ReasonDialog
          title={peopleWords.revokeTitle(`${unitName(profile, asked.device.office)} ${asked.device.device}`)}
          reason={peopleWords.reason}
          reasonHint={peopleWords.reasonHint}
          act={peopleWords.revoke}
          busy={busy}
          problem={problem}
          onClose={close}
          onAct={(reason) => void revoke({ ...asked.device, reason }).then((done) => done && close())}
        >
          {peopleWords.revokeHint}
        </ReasonDialog>
      )}
      {asked?.kind === 'factor' && (
        <ReasonDialog
          title={secondFactorWords.removeOfTitle(asked.officer.name)}
          reason={secondFactorWords.removeReason}
          reasonHint={secondFactorWords.removeReasonHint}
          act={secondFactorWords.removeOf}
          busy={busy}
          problem={problem}
          onClose={close}
          onAct={(reason) => void removeFactor({ officer: asked.officer.id, reason }).then((done) => done && close())}
        >
          {secondFactorWords.removeOfHint}
        </ReasonDialog>
      )}
      {asked?.kind === 'confirm' && (
        <ConfirmDialog
          name={`${unitName(profile, asked.device.office)} ${asked.device.device}`}
          fingerprint={asked.device.fingerprint}
          busy={busy}
          problem={problem}
          onClose={close}
          onConfirm={() => void confirm(asked.device).then((done) => done && close())}
        />
      )}
      {asked?.kind === 'code' && <CodeDialog name={asked.name} issued={asked.issued} onClose={close} />}
    </section>
  );
}
