import { useState } from 'react';
import type { Explanation } from '#renderer/text/explanation.ts';
import { organisationWords as words } from '#renderer/text/organisation-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { GuideTarget } from '#shared/model/county.ts';
import { filled } from './filled.ts';
import { ProblemNotice } from '#renderer/session/problem-notice.tsx';

export type TargetPanelProps = {
  readonly targets: readonly GuideTarget[];
  readonly busy: boolean;
  readonly problem: Explanation | null;
  /** A dialog opens. */
  readonly onAsk: () => void;
  /** Was it done? */
  readonly onSave: (targets: GuideTarget[]) => Promise<boolean>;
};

/** 去向单位: where people are guided to with what is not ours (R003-04). Papers that were printed keep their words. */
export function TargetPanel({ targets, busy, problem, onAsk, onSave }: TargetPanelProps) {
  const [asked, setAsked] = useState<number | null>(null);
  const ask = (place: number): void => {
    onAsk();
    setAsked(place);
  };
  const save = (target: GuideTarget): void => {
    const next = [...targets];
    next[asked ?? targets.length] = target;
    void onSave(next).then((done) => done && setAsked(null));
  };
  return (
    <Panel
      title={words.targets}
      actions={
        <Button small onClick={() => ask(targets.length)}>
          {words.addTarget}
        </Button>
      }
    >
      <p className="organisation-hint">{words.targetsHint}</p>
      {targets.length === 0 ? (
        <p>{words.noTargets}</p>
      ) : (
        <table className="organisation-table">
          <thead>
            <tr>
              {[words.organ, words.contact, words.phone, ''].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {targets.map((target, i) => (
              <tr key={target.name}>
                <th scope="row">{target.name}</th>
                <td>{target.contact}</td>
                <td>{target.phone}</td>
                <td className="organisation-acts">
                  <Button small onClick={() => ask(i)}>
                    {words.edit}
                  </Button>
                  <Button small disabled={busy} onClick={() => void onSave(targets.filter((each) => each !== target))}>
                    {words.remove}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {asked !== null && (
        <TargetDialog
          target={targets[asked] ?? null}
          taken={targets.filter((_, i) => i !== asked).map(({ name }) => name)}
          busy={busy}
          problem={problem}
          onClose={() => setAsked(null)}
          onSave={save}
        />
      )}
    </Panel>
  );
}

function TargetDialog({
  target,
  taken,
  busy,
  problem,
  onClose,
  onSave,
}: {
  readonly target: GuideTarget | null;
  readonly taken: readonly string[];
  readonly busy: boolean;
  readonly problem: Explanation | null;
  readonly onClose: () => void;
  readonly onSave: (target: GuideTarget) => void;
}) {
  const [texts, setTexts] = useState({
    name: target?.name ?? '',
    contact: target?.contact ?? '',
    phone: target?.phone ?? '',
  });
  const parsed = GuideTarget.safeParse({ contact: '', ...filled(texts) });
  const isTaken = parsed.success && taken.includes(parsed.data.name);
  const field = (key: keyof typeof texts, label: string, most: number) => (
    <Field label={label} required={key === 'name'} error={key === 'name' && isTaken ? words.targetTaken : undefined}>
      <TextInput maxLength={most} value={texts[key]} onChange={(value) => setTexts({ ...texts, [key]: value })} />
    </Field>
  );
  return (
    <FormDialog
      title={target?.name ?? words.addTarget}
      confirm={words.save}
      ready={!busy && parsed.success && !isTaken}
      onClose={onClose}
      onConfirm={() => parsed.success && onSave(parsed.data)}
    >
      <ProblemNotice problem={problem} />
      {field('name', words.organ, 80)}
      {field('contact', words.contact, 150)}
      {field('phone', words.phone, 40)}
    </FormDialog>
  );
}
