import { useState } from 'react';
import { ReferMediation } from '#shared/model/action.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { useSession } from '#renderer/session/session.ts';
import { mediationText } from '#renderer/text/step-words.ts';
import { actionText } from '#renderer/text/time-line.ts';
import { CheckBox } from '#renderer/ui/check-box.tsx';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FieldGrid } from '#renderer/ui/field-grid.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { useAct } from '../use-act.ts';
import { ActDialog } from './act-dialog.tsx';

/** 转人民调解: every party asked and willing (人民调解法 3, 17; R004-53). */
export function MediationDialog({ view, onClose }: { readonly view: MatterView; readonly onClose: () => void }) {
  const { deps } = useSession();
  const { problem, busy, act } = useAct(view);
  const today = deps.clock.today();
  const [committee, setCommittee] = useState('');
  const [names, setNames] = useState(view.registration.petitioners.map(({ name }) => name).join('、'));
  const [agreed, setAgreed] = useState(false);
  const [agreedOn, setAgreedOn] = useState<string>(today);
  const parties = names.split(/[、，,\s]+/u).filter((name) => name !== '');
  const parsed = ReferMediation.safeParse({
    kind: 'refer-mediation',
    committee: committee.trim(),
    parties: parties.map((name) => ({ name, agreed })),
    agreedOn,
  });
  return (
    <ActDialog
      wide
      title={actionText['refer-mediation'].name}
      ready={parsed.success && agreed && !busy}
      problem={problem}
      onConfirm={() => void (parsed.success ? act(parsed.data).then((done) => (done ? onClose() : undefined)) : null)}
      onClose={onClose}
    >
      <FieldGrid>
        <Field label={mediationText.committee} span={8} required>
          <TextInput maxLength={80} value={committee} onChange={setCommittee} />
        </Field>
        <Field label={mediationText.agreedOn} span={4} required>
          <DateInput today={today} value={agreedOn} onChange={setAgreedOn} />
        </Field>
        <Field label={mediationText.parties} hint={mediationText.partiesHint} required>
          <TextInput maxLength={300} value={names} onChange={setNames} />
        </Field>
      </FieldGrid>
      <CheckBox checked={agreed} onChange={setAgreed}>
        {mediationText.willing}
      </CheckBox>
    </ActDialog>
  );
}
