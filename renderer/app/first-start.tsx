import { lazy, Suspense, useEffect, useState } from 'react';
import { appText, firstStartText } from '#renderer/text/screens.ts';
import { explainCall } from '#renderer/text/problems.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import {
  askDemoCode,
  enrollDevice,
  readWelcome,
  setUpCounty,
  type EnrollProblem,
  type Enrolment,
} from '#renderer/usecases/enroll-device.ts';
import type { OldStore } from '#renderer/data/old-store.ts';
import { fingerprintOf } from '#renderer/vault/signed-call.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { SetupRequest, WelcomeResponse } from '#shared/sync/enroll.ts';
import { CodeForm } from './code-form.tsx';
import { PickOfficer } from './pick-officer.tsx';
import { typedCode } from '#shared/lib/typed-code.ts';
import { isCode, setupCodeInAddress } from './typed-code.ts';

const OwnCountyForm = lazy(async () => ({ default: (await import('./own-county-form.tsx')).OwnCountyForm }));

export type FirstStartProps = {
  readonly base: string;
  /** A plain store of an earlier program: the computer keeps its name. */
  readonly old: OldStore | null;
  /** The county gave this computer its first seat; a passphrase is still to be set. */
  readonly onReady: (enrolment: Enrolment) => void;
};

/** The only step that needs the network: choose or make a county, then take this computer's first seat with a code. */
export function FirstStart({ base, old, onReady }: FirstStartProps) {
  const [welcome, setWelcome] = useState<WelcomeResponse | null>(null);
  const [problem, setProblem] = useState<EnrollProblem['code'] | null>(null);
  const [office, setOffice] = useState<string | null>(null);
  const [picking, setPicking] = useState(false);
  const [own, setOwn] = useState(false);
  const [busy, setBusy] = useState(false);
  const [setupCode, setSetupCode] = useState(setupCodeInAddress);
  const [isCodeAsked, setCodeAsked] = useState(false);
  const [firstCode, setFirstCode] = useState('');
  const [fingerprint, setFingerprint] = useState('');
  const [restoring, setRestoring] = useState(false);

  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    void readWelcome(base).then(async (answer) => {
      setProblem(answer.ok ? null : answer.error.code);
      if (!answer.ok) return;
      setFingerprint(await fingerprintOf(answer.value.countyKey));
      setWelcome(answer.value);
    });
  }, [base, attempt]);

  const during = async (work: () => Promise<EnrollProblem['code'] | null>): Promise<void> => {
    setBusy(true);
    setProblem(await work());
    setBusy(false);
  };
  const setUp = (of: { readonly kind: 'fictional' } | { readonly kind: 'empty'; readonly profile: CountyProfile }) =>
    during(async () => {
      if (welcome === null) return null;
      const request: SetupRequest = { ...of, code: typedCode(setupCode) };
      const answer = await setUpCounty(base, welcome.countyKey, request);
      if (!answer.ok) return answer.error.code;
      const { firstCode: code, ...rest } = answer.value;
      setFirstCode(code ?? '');
      setWelcome(rest);
      return null;
    });
  /** Without the code the county says only that it did not understand. */
  const withCode = (next: () => void): void => {
    setCodeAsked(true);
    if (isCode(setupCode)) next();
  };
  const enroll = (code: string) =>
    during(async () => {
      if (welcome === null) return null;
      const answer = await enrollDevice(base, welcome.countyKey, code, old);
      if (!answer.ok) return answer.error.code;
      onReady(answer.value);
      return null;
    });
  const enrollInvented = (officer: string) =>
    during(async () => {
      if (welcome === null || office === null) return null;
      const code = await askDemoCode(base, welcome.countyKey, officer, office);
      if (!code.ok) return code.error.code;
      await enroll(code.value);
      return null;
    });

  const county = welcome?.county ?? null;
  if (county?.officers !== undefined && picking && office !== null) {
    return (
      <PickOfficer
        units={county.units}
        officers={county.officers}
        office={office}
        problem={problem}
        onPick={(officer) => void enrollInvented(officer)}
      />
    );
  }
  return (
    <main className="first-start">
      <h1>{firstStartText.title}</h1>
      <p className="first-start-lead">{firstStartText.intro}</p>
      {problem !== null && (
        <Notice
          tone="warning"
          title={explainCall(problem).title}
          action={{ label: firstStartText.connect, onAct: () => setAttempt(attempt + 1) }}
        >
          {explainCall(problem).remedies.join('；')}
        </Notice>
      )}
      {welcome === null && problem === null && <p>{firstStartText.connecting}</p>}
      {welcome !== null && county === null && !own && (
        <Panel title={firstStartText.setupTitle}>
          <Field
            label={firstStartText.setupCode}
            hint={firstStartText.setupCodeHint}
            required
            error={isCodeAsked && !isCode(setupCode) ? firstStartText.setupCodeMissing : undefined}
          >
            <TextInput value={setupCode} onChange={setSetupCode} />
          </Field>
          <div className="first-start-choice">
            <Button
              kind="primary"
              disabled={busy}
              autoFocus
              onClick={() => withCode(() => void setUp({ kind: 'fictional' }))}
            >
              {firstStartText.fictional}
            </Button>
            <p>{firstStartText.fictionalHint}</p>
          </div>
          <div className="first-start-choice">
            <Button disabled={busy} onClick={() => withCode(() => setOwn(true))}>
              {firstStartText.own}
            </Button>
            <p>{firstStartText.ownHint}</p>
          </div>
        </Panel>
      )}
      {welcome !== null && county === null && own && (
        <Suspense fallback={<p className="frame-loading">{appText.loading}</p>}>
          <OwnCountyForm
            busy={busy}
            onBack={() => setOwn(false)}
            onSubmit={(profile) => void setUp({ kind: 'empty', profile })}
          />
        </Suspense>
      )}
      {county !== null && county.officers !== undefined && (
        <Panel title={county.name}>
          <form
            className="first-start-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (office !== null) setPicking(true);
            }}
          >
            <Field label={firstStartText.pickOffice} required>
              <Select
                autoFocus
                value={office}
                onChange={setOffice}
                options={county.units.map((unit) => ({ value: unit.code, label: unit.name }))}
              />
            </Field>
            <Button kind="primary" type="submit" disabled={busy || office === null}>
              {firstStartText.enroll}
            </Button>
          </form>
        </Panel>
      )}
      {county !== null && county.officers === undefined && (
        <Panel title={county.name}>
          <p>{firstStartText.fingerprint(fingerprint)}</p>
          <CodeForm key={firstCode} busy={busy} initial={firstCode} onSubmit={(code) => void enroll(code)} />
        </Panel>
      )}
      {county !== null && (
        <p className="first-start-lead" role="status">
          {restoring ? (
            firstStartText.restoreNext
          ) : (
            // Where the desk opens once somebody is signed in: a backup goes into an enrolled computer (decision 0012).
            <a href="#/stick" onClick={() => setRestoring(true)}>
              {firstStartText.restore}
            </a>
          )}
        </p>
      )}
    </main>
  );
}
