import { useEffect, useState } from 'react';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { firstStartText } from '#renderer/text/screens.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { enrollDevice, readWelcome, setUpCounty, type EnrollProblem } from '#renderer/usecases/enroll-device.ts';
import type { WelcomeResponse } from '#shared/sync/enroll.ts';
import { OwnCountyForm } from './own-county-form.tsx';

export type FirstStartProps = { readonly store: DeviceStore; readonly base: string; readonly onReady: () => void };

/** The only step that needs the network: choose or make a county, then an office for this device. */
export function FirstStart({ store, base, onReady }: FirstStartProps) {
  const [welcome, setWelcome] = useState<WelcomeResponse | null>(null);
  const [problem, setProblem] = useState<EnrollProblem['code'] | null>(null);
  const [office, setOffice] = useState<string | null>(null);
  const [own, setOwn] = useState(false);
  const [busy, setBusy] = useState(false);

  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    void readWelcome(base).then((answer) => {
      setProblem(answer.ok ? null : answer.error.code);
      if (answer.ok) setWelcome(answer.value);
    });
  }, [base, attempt]);

  const setUp = async (request: Parameters<typeof setUpCounty>[1]): Promise<void> => {
    setBusy(true);
    const answer = await setUpCounty(base, request);
    setBusy(false);
    if (answer.ok) setWelcome(answer.value);
    else setProblem(answer.error.code);
  };
  const enroll = async (code: string): Promise<void> => {
    setBusy(true);
    const answer = await enrollDevice(store, base, code);
    setBusy(false);
    if (answer.ok) onReady();
    else setProblem(answer.error.code);
  };

  return (
    <main className="first-start">
      <h1>{firstStartText.title}</h1>
      <p className="first-start-lead">{firstStartText.intro}</p>
      {problem !== null && (
        <Notice
          tone="warning"
          title={explainProblem(problem).title}
          action={{ label: firstStartText.connect, onAct: () => setAttempt(attempt + 1) }}
        >
          {explainProblem(problem).remedies.join('；')}
        </Notice>
      )}
      {welcome === null && problem === null && <p>{firstStartText.connecting}</p>}
      {welcome !== null && welcome.county === null && !own && (
        <Panel title={firstStartText.setupTitle}>
          <div className="first-start-choice">
            <Button kind="primary" disabled={busy} autoFocus onClick={() => void setUp({ kind: 'fictional' })}>
              {firstStartText.fictional}
            </Button>
            <p>{firstStartText.fictionalHint}</p>
          </div>
          <div className="first-start-choice">
            <Button disabled={busy} onClick={() => setOwn(true)}>
              {firstStartText.own}
            </Button>
            <p>{firstStartText.ownHint}</p>
          </div>
        </Panel>
      )}
      {welcome !== null && welcome.county === null && own && (
        <OwnCountyForm
          busy={busy}
          onBack={() => setOwn(false)}
          onSubmit={(profile) => void setUp({ kind: 'empty', profile })}
        />
      )}
      {welcome !== null && welcome.county !== null && (
        <Panel title={welcome.county.name}>
          <form
            className="first-start-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (office !== null) void enroll(office);
            }}
          >
            <Field label={firstStartText.pickOffice} required>
              <Select
                autoFocus
                value={office}
                onChange={setOffice}
                options={welcome.county.units.map((unit) => ({ value: unit.code, label: unit.name }))}
              />
            </Field>
            <Button kind="primary" type="submit" disabled={busy || office === null}>
              {firstStartText.enroll}
            </Button>
          </form>
        </Panel>
      )}
    </main>
  );
}
