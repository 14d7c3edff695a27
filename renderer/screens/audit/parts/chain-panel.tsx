import { unitName, useSession } from '#renderer/session/session.ts';
import { auditFaults, auditText } from '#renderer/text/audit-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { StatusDot } from '#renderer/ui/tag.tsx';
import type { ChainCheck } from '../use-audit-list.ts';

/** Whether every chain is whole: the county's and each device's, with the first place where it is not (C18). */
export function ChainPanel({ state: check, onCheck }: { readonly state: ChainCheck; readonly onCheck: () => void }) {
  const { profile } = useSession();
  const state = typeof check === 'string' ? null : check;
  return (
    <Panel
      title={auditText.chains}
      actions={
        <Button small disabled={check === 'checking'} onClick={onCheck}>
          {auditText.check}
        </Button>
      }
    >
      {check === 'checking' && <p className="audit-soft">{auditText.checking}</p>}
      {check === 'failed' && <p className="audit-soft">{auditText.notChecked}</p>}
      {state !== null && state.county.brokenAt !== null && (
        <Notice tone="warning" title={auditText.countyBroken(state.county.brokenAt)} />
      )}
      {state?.county.brokenAt === null && <p>{auditText.countyWhole(state.county.count)}</p>}
      {state?.devices.length === 0 && <p className="audit-soft">{auditText.noDevices}</p>}
      <ul className="audit-devices">
        {state?.devices.map(({ office, device, count, first, faults }) => (
          <li key={`${office} ${device}`} data-broken={first !== null}>
            <span>
              <StatusDot tone={first === null ? 'ok' : 'overdue'} /> {unitName(profile, office)} {device}
            </span>
            <span className="audit-soft">{auditText.deviceLine(count)}</span>
            <span className="audit-chain-words">
              {first === null ? auditText.whole : auditText.broken(first.n, auditFaults[first.fault])}
              {faults > 1 && `，${auditText.faults(faults)}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
