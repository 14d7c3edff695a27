import { useCallback, useEffect, useState } from 'react';
import { dateTimeText } from '#shared/documents/date-text.ts';
import type { Result } from '#shared/lib/result.ts';
import type { CountyProfile, Officer } from '#shared/model/county.ts';
import { QrCode } from '#renderer/print/qr-code.tsx';
import { officerName } from '#renderer/session/session.ts';
import type { Explanation } from '#renderer/text/explanation.ts';
import { explainCall } from '#renderer/text/problems.ts';
import { secondFactorWords as words } from '#renderer/text/second-factor-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import {
  activateFactor,
  authenticatorUri,
  makeFactor,
  readFactor,
  removeFactor,
  type OwnFactor,
} from '#renderer/usecases/second-factor.ts';
import type { CallProblem, Connection } from '#renderer/vault/signed-call.ts';
import { FactorCodeField, factorProblem } from './factor-code-field.tsx';
import { useFactorCode } from './use-factor-code.ts';

export type SecondFactorPanelProps = {
  readonly connection: Connection;
  readonly officer: Pick<Officer, 'name'>;
  readonly profile: CountyProfile;
};

/** An administrator's own second factor: set up, moved to another telephone, taken away (C22, decision 0020). */
export function SecondFactorPanel({ connection, officer, profile }: SecondFactorPanelProps) {
  const [factor, setFactor] = useState<OwnFactor | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [problem, setProblem] = useState<Explanation | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [asksRemoval, setAsksRemoval] = useState(false);
  const [busy, setBusy] = useState(false);

  const read = useCallback((): void => {
    void readFactor(connection).then((answer) => {
      if (answer.ok) setFactor(answer.value);
      setProblem(answer.ok ? null : explainCall(answer.error.code));
    });
  }, [connection]);
  useEffect(read, [read]);

  async function during<T>(work: () => Promise<Result<T, CallProblem>>, done: (value: T) => void): Promise<void> {
    setBusy(true);
    setSaid(null);
    const answer = await work();
    setBusy(false);
    setProblem(answer.ok ? null : explainCall(answer.error.code));
    if (answer.ok) done(answer.value);
  }

  const make = (): void => {
    setAsksRemoval(false);
    void during(() => makeFactor(connection), setSecret);
  };
  const remove = (): void => {
    setAsksRemoval(false);
    void during(
      () => removeFactor(connection),
      (left) => {
        setFactor(left);
        setSaid(words.deactivated);
      },
    );
  };
  const isOn = factor !== null && factor.since !== null;
  return (
    <Panel title={words.title}>
      <p>{words.hint}</p>
      {problem !== null && (
        <Notice
          tone="warning"
          title={problem.title}
          {...(factor === null && { action: { label: words.again, onAct: read } })}
        >
          {factorProblem(problem)}
        </Notice>
      )}
      {said !== null && <Notice tone="info" title={said} />}
      {factor === null && problem === null && <p>{words.reading}</p>}
      {factor !== null && <Standing factor={factor} profile={profile} />}
      {secret !== null && (
        <NewSecret
          key={secret}
          secret={secret}
          name={officer.name}
          activate={(code) => activateFactor(connection, code)}
          onDone={(now) => {
            setFactor(now);
            setSecret(null);
            setSaid(words.activated);
          }}
          onClose={() => setSecret(null)}
        />
      )}
      {asksRemoval && (
        <Notice tone="warning" title={words.removeAsk} action={{ label: words.remove, onAct: remove }}>
          {words.removeWhat}
        </Notice>
      )}
      {factor !== null && secret === null && (
        <div className="first-start-buttons">
          {isOn && (
            <Button disabled={busy} onClick={() => setAsksRemoval(!asksRemoval)}>
              {asksRemoval ? words.cancel : words.remove}
            </Button>
          )}
          <Button kind={isOn ? 'quiet' : 'primary'} disabled={busy} onClick={make}>
            {isOn ? words.change : words.setUp}
          </Button>
        </div>
      )}
    </Panel>
  );
}

/** Is it on, since when; was it taken away by somebody else. */
function Standing({ factor, profile }: { readonly factor: OwnFactor } & Pick<SecondFactorPanelProps, 'profile'>) {
  const { since, removed, required } = factor;
  if (since !== null) {
    return (
      <>
        <p>
          <strong>{words.since(dateTimeText(since))}</strong>
        </p>
        <p>{words.lost}</p>
      </>
    );
  }
  const by = removed?.by ?? null;
  return (
    <>
      {removed !== null && (
        <Notice
          tone="warning"
          title={words.removed(by === null ? words.atServer : officerName(profile, by), dateTimeText(removed.at))}
        >
          {words.removedWhat}
        </Notice>
      )}
      {required ? <Notice tone="warning" title={words.required} /> : <p>{words.none}</p>}
    </>
  );
}

type NewSecretProps = {
  readonly secret: string;
  /** As the telephone lists the account. */
  readonly name: string;
  readonly activate: (code: string) => ReturnType<typeof activateFactor>;
  readonly onDone: (factor: OwnFactor) => void;
  readonly onClose: () => void;
};

/** The secret for the telephone, as a picture and in groups, and the first code that shows that it arrived. */
function NewSecret({ secret, name, activate, onDone, onClose }: NewSecretProps) {
  const { field, isReady, busy, submit } = useFactorCode(async (code) => {
    const answer = await activate(code);
    if (!answer.ok) {
      const why = answer.error.code;
      return why === 'not-found' ? words.expired : factorProblem(explainCall(why));
    }
    onDone(answer.value);
    return null;
  });
  return (
    <form
      className="passphrase-form"
      aria-label={words.setUp}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>{words.scan}</p>
      <div className="factor-secret">
        <QrCode payload={authenticatorUri(secret, { issuer: words.issuer, account: name })} label={words.qr} />
        <div>
          <p>{words.secret}</p>
          <p className="factor-key">{secret.match(/.{4}/g)?.join(' ')}</p>
          <p>{words.once}</p>
        </div>
      </div>
      <p>{words.type}</p>
      <FactorCodeField {...field} />
      <div className="first-start-buttons">
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button kind="primary" type="submit" disabled={!isReady}>
          {busy ? words.working : words.activate}
        </Button>
      </div>
    </form>
  );
}
