import { useState } from 'react';
import { maySitAt } from '#shared/domain/access/administration.ts';
import { dateTimeText } from '#shared/documents/date-text.ts';
import { Instant } from '#shared/model/plain-date.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { unitName } from '#renderer/session/session.ts';
import { leftWords as words, recoveryWords } from '#renderer/text/recovery-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { Select } from '#renderer/ui/select.tsx';
import type { HandedIn } from '#renderer/usecases/left-work.ts';
import { useLeft, type Left } from '../use-left.ts';
import { ShareField } from './share-field.tsx';

/** 停用电脑交来的文件: two sheets turn it into a backup for one officer of that office (C16). */
export function LeftPanel({ profile }: { readonly profile: CountyProfile }) {
  const { busy, problem, handedIn, given, choose, pass, clear } = useLeft();
  return (
    <Panel
      title={words.title}
      actions={
        <Button small disabled={busy} onClick={choose}>
          {words.choose}
        </Button>
      }
    >
      {problem !== null && <Notice tone="warning" title={problem} />}
      <p>{words.hint}</p>
      {handedIn !== null && <PassForm profile={profile} handedIn={handedIn} busy={busy} onPass={pass} />}
      {given !== null && (
        <Dialog
          open
          title={words.given(given.name)}
          onClose={clear}
          footer={
            <Button kind="primary" onClick={clear}>
              {recoveryWords.close}
            </Button>
          }
        >
          <p className="people-code">{given.passphrase}</p>
          <p>{words.givenHint}</p>
        </Dialog>
      )}
    </Panel>
  );
}

type PassFormProps = {
  readonly profile: CountyProfile;
  readonly handedIn: HandedIn;
  readonly busy: boolean;
  readonly onPass: Left['pass'];
};

/** What was typed of the sheets is forgotten with the form. */
function PassForm({ profile, handedIn, busy, onPass }: PassFormProps) {
  const { office, device, madeAt } = handedIn;
  const [officer, setOfficer] = useState<string | null>(null);
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const people = profile.officers.filter(({ id }) => maySitAt(profile, office, id));
  const chosen = people.find(({ id }) => id === officer);
  const at = Instant.safeParse(madeAt);
  return (
    <form
      className="people-recovery"
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== undefined && !busy) onPass(chosen, [first, second]);
      }}
    >
      <p>{words.from(unitName(profile, office), device, at.success ? dateTimeText(at.data) : '')}</p>
      <Field label={words.person} hint={words.personHint} required>
        <Select
          value={officer}
          onChange={setOfficer}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <ShareField keeper={1} value={first} onChange={setFirst} />
      <ShareField keeper={2} value={second} onChange={setSecond} />
      <Button type="submit" disabled={busy || chosen === undefined || first === '' || second === ''}>
        {words.pass}
      </Button>
    </form>
  );
}
