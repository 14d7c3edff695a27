import { useState } from 'react';
import { plansReceptions } from '#shared/domain/reception/session/decide.ts';
import { SetReceptionRule, type ReceptionRule } from '#shared/model/reception-rule.ts';
import { useSession } from '#renderer/session/session.ts';
import { sessionProblemText } from '#renderer/session/session-problem.ts';
import { useRosterBook } from '#renderer/session/use-roster-book.ts';
import { marketWords } from '#renderer/text/market-words.ts';
import { sessionWords } from '#renderer/text/session-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckBox } from '#renderer/ui/check-box.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { performOnRule } from '#renderer/usecases/roster-book.ts';
import { options } from './pattern-fields.tsx';

const { duties: words } = marketWords;

/** 接访要求 of the bureau (RO-42): every working day a leader on duty, and how often its leaders receive at least. */
export function DutyRule() {
  const book = useRosterBook();
  const [saved, setSaved] = useState(false);
  if (book === null || 'problem' in book) return null;
  const { duties } = book;
  return <Editor key={`${duties?.everyWorkDay} ${duties?.leaders}`} duties={duties} saved={saved} onSaved={setSaved} />;
}

type EditorProps = {
  readonly duties: ReceptionRule | null;
  /** Kept above: other values make another editor. */
  readonly saved: boolean;
  readonly onSaved: (saved: boolean) => void;
};

function Editor({ duties, saved, onSaved }: EditorProps) {
  const { deps, acting, audit, profile } = useSession();
  const [everyWorkDay, setEveryWorkDay] = useState(duties?.everyWorkDay ?? false);
  const [leaders, setLeaders] = useState(duties?.leaders ?? 'county');
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string | undefined>();
  const mine = acting !== null && plansReceptions(acting);
  const save = async (): Promise<void> => {
    onSaved(false);
    setRefused(undefined);
    const action = SetReceptionRule.safeParse({ kind: 'set-reception-rule', everyWorkDay, leaders, reason });
    if (!action.success) return setRefused(sessionWords.missing);
    const done = await performOnRule(deps, duties?.id ?? null, action.data);
    audit.note({ kind: 'settings', what: 'reception-rule', result: done.ok ? 'done' : 'refused' });
    if (!done.ok) return setRefused(sessionProblemText(done.error, profile));
    setReason('');
    onSaved(true);
  };
  return (
    <Panel title={words.title}>
      <form
        className="market-fields"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <CheckBox checked={everyWorkDay} onChange={setEveryWorkDay}>
          {words.everyWorkDay}
        </CheckBox>
        <Field label={words.leaders} group>
          <RadioGroup options={options(words.levels)} value={leaders} onChange={setLeaders} />
        </Field>
        <Field label={words.reason} required error={refused}>
          <TextInput value={reason} onChange={setReason} maxLength={500} />
        </Field>
        <Button type="submit" disabled={!mine}>
          {words.save}
        </Button>
        {saved && (
          <p className="market-state" role="status">
            {words.saved}
          </p>
        )}
        {duties === null && <p className="market-state">{words.notSet}</p>}
      </form>
    </Panel>
  );
}
