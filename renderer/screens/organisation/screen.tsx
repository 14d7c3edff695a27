import './organisation.css';
import { useState } from 'react';
import { ProblemNotice } from '#renderer/session/problem-notice.tsx';
import { useCountyChange } from '#renderer/session/use-county-change.ts';
import { organisationWords as words } from '#renderer/text/organisation-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { Unit } from '#shared/model/county.ts';
import { NamesPanel, SettingsPanel } from './parts/county-panel.tsx';
import { TargetPanel } from './parts/target-panel.tsx';
import { UnitDialog } from './parts/unit-dialog.tsx';
import { UnitTable } from './parts/unit-table.tsx';

type Asked = { readonly kind: 'edit'; readonly unit: Unit | null } | { readonly kind: 'close'; readonly unit: Unit };

/** 机构: units, where people are guided to, and what the county sets. The system administrator's desk (C17). */
export function OrganisationScreen() {
  const { profile, problem, saved, busy, forget, change } = useCountyChange();
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = (next: Asked | null): void => {
    forget();
    setAsked(next);
  };
  const close = (): void => ask(null);
  const closeIf = (done: boolean): void => (done ? setAsked(null) : undefined);
  return (
    <section className="organisation" aria-label={words.title}>
      {asked === null && <ProblemNotice problem={problem} />}
      {saved && <Notice tone="info" title={words.saved} />}
      <Panel
        title={words.units}
        actions={
          <Button small onClick={() => ask({ kind: 'edit', unit: null })}>
            {words.add}
          </Button>
        }
      >
        <UnitTable
          profile={profile}
          busy={busy}
          onEdit={(unit) => ask({ kind: 'edit', unit })}
          onClose={(unit) => ask({ kind: 'close', unit })}
          onReopen={({ code }) => void change({ kind: 'reopen-unit', code })}
        />
      </Panel>
      <TargetPanel
        targets={profile.guideTargets}
        busy={busy}
        problem={problem}
        onAsk={forget}
        onSave={(guideTargets) => change({ kind: 'guide-targets', guideTargets })}
      />
      <NamesPanel profile={profile} busy={busy} onSave={change} />
      <SettingsPanel profile={profile} busy={busy} onSave={change} />
      {asked?.kind === 'edit' && (
        <UnitDialog
          profile={profile}
          unit={asked.unit}
          busy={busy}
          problem={problem}
          onClose={close}
          onSave={(unit) => void change({ kind: asked.unit === null ? 'add-unit' : 'change-unit', unit }).then(closeIf)}
        />
      )}
      {asked?.kind === 'close' && (
        <Dialog
          open
          title={words.closeTitle(asked.unit.name)}
          onClose={close}
          footer={
            <>
              <Button onClick={close}>{words.cancel}</Button>
              <Button
                kind="primary"
                disabled={busy}
                onClick={() => void change({ kind: 'close-unit', code: asked.unit.code }).then(closeIf)}
              >
                {words.close}
              </Button>
            </>
          }
        >
          <ProblemNotice problem={problem} />
          <p>{words.closeHint}</p>
        </Dialog>
      )}
    </section>
  );
}
