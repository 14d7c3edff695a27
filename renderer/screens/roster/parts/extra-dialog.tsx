import { useMemo, useState } from 'react';
import { openUnits } from '#shared/domain/organisation/units.ts';
import { leadership, receiverGroup, sitsAtReceptions } from '#shared/domain/reception/session/who-may-receive.ts';
import { ENDED } from '#shared/domain/workflow/procedures.ts';
import { PLACE_KINDS } from '#shared/model/reception.ts';
import { useSession } from '#renderer/session/session.ts';
import {
  APPOINTMENT_TOPICS,
  EXTRA_TYPES,
  extraSessionWords as words,
  type ExtraType,
} from '#renderer/text/extra-session-words.ts';
import { receptionRecordWords } from '#renderer/text/reception-record-words.ts';
import { sessionWords } from '#renderer/text/session-words.ts';
import { Combobox } from '#renderer/ui/combobox.tsx';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { TimeInput } from '#renderer/ui/time-input.tsx';
import type { SessionStep } from '#renderer/usecases/sessions.ts';
import { BLANK_EXTRA, extraPlans, type ExtraDraft } from '../extra-plan.ts';
import type { Roster } from '../use-roster.ts';
import { Several } from './several.tsx';

/** Matters to choose from; newest first. */
const MATTERS = 500;

export type ExtraDialogProps = {
  readonly roster: Roster;
  readonly onClose: () => void;
  /** Resolves with the sentence to show when it was refused. */
  readonly onSteps: (steps: readonly SessionStep[]) => Promise<string | null>;
};

/** 另排一场: daily duty of a special period, joint reception, outreach visit, appointment (R001-17, R001-19, R001-22, R004-37, R004-38). */
export function ExtraDialog({ roster, onClose, onSteps }: ExtraDialogProps) {
  const { profile, identity, deps } = useSession();
  const isCounty = roster.kind === 'county';
  const inOffice = profile.officers.filter(({ left, unit }) => left !== true && (isCounty || unit === identity.office));
  const receivers = inOffice.filter(({ id }) => receiverGroup(profile, id) !== null);
  const [refused, setRefused] = useState<string | null>(null);
  const [draft, setDraft] = useState<ExtraDraft>(() => ({
    ...BLANK_EXTRA,
    ...roster.hours,
    day: roster.today,
    lastDay: roster.today,
    place: roster.place,
    host: receivers[0]?.id ?? null,
    reportTo: leadership(profile)[0]?.id ?? null,
  }));
  const set = (part: Partial<ExtraDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const { type } = draft;
  const isRotated = type === 'daily-duty' && isCounty;

  const confirm = async (): Promise<void> => {
    const plans = extraPlans(draft, { now: deps.clock.now(), rotation: isRotated ? roster.rotation : null });
    if (plans === 'incomplete') return setRefused(sessionWords.missing);
    if (plans === 'too-long') return setRefused(words.tooLong);
    const sentence = await onSteps(plans.map((action) => ({ action })));
    if (sentence === null) onClose();
    else setRefused(sentence);
  };

  const nameOf = ({ id, name, title }: (typeof inOffice)[number]) => ({ value: id, label: `${name}（${title}）` });
  return (
    <FormDialog
      title={words.plan}
      className="roster-extra"
      confirm={sessionWords.confirm}
      onClose={onClose}
      onConfirm={() => void confirm()}
    >
      <Field label={words.fields.type} required hint={words.hints[type]} error={refused ?? undefined}>
        <Select<ExtraType>
          autoFocus
          options={EXTRA_TYPES.map((value) => ({ value, label: receptionRecordWords.types[value] }))}
          value={type}
          onChange={(next) => next !== null && set({ type: next })}
        />
      </Field>
      {type !== 'daily-duty' && (
        <div className="roster-matter">
          <MatterField draft={draft} onChange={set} />
        </div>
      )}
      <Field label={words.fields.day} required>
        <DateInput value={draft.day} onChange={(day) => set({ day })} today={roster.today} />
      </Field>
      {type === 'daily-duty' && (
        <Field label={words.fields.lastDay} required>
          <DateInput value={draft.lastDay} onChange={(lastDay) => set({ lastDay })} today={roster.today} />
        </Field>
      )}
      <Field label={words.fields.from} required>
        <TimeInput value={draft.from} onChange={(from) => set({ from })} />
      </Field>
      <Field label={words.fields.to} required>
        <TimeInput value={draft.to} onChange={(to) => set({ to })} />
      </Field>
      <Field label={words.fields.placeKind} required>
        <Select
          options={PLACE_KINDS.map((value) => ({ value, label: words.placeKinds[value] }))}
          value={draft.placeKind}
          onChange={(placeKind) => placeKind !== null && set({ placeKind })}
        />
      </Field>
      <Field label={words.fields.place} required>
        <TextInput value={draft.place} onChange={(place) => set({ place })} maxLength={80} />
      </Field>
      {isRotated ? (
        <p className="roster-soft">
          {words.fields.host}：{words.rotated}
        </p>
      ) : (
        <Field label={words.fields.host} required>
          <Select options={receivers.map(nameOf)} value={draft.host} onChange={(host) => set({ host })} />
        </Field>
      )}
      {type === 'appointment' && (
        <Field label={words.fields.about} required>
          <Select
            options={APPOINTMENT_TOPICS.map((value) => ({ value, label: value }))}
            value={draft.about}
            onChange={(about) => set({ about })}
          />
        </Field>
      )}
      {type === 'joint' && (
        <>
          <Field label={words.fields.reportTo} required>
            <Select
              options={leadership(profile).map(nameOf)}
              value={draft.reportTo}
              onChange={(reportTo) => set({ reportTo })}
            />
          </Field>
          <Several
            label={words.fields.units}
            options={openUnits(profile.units).map(({ code, shortName }) => ({ value: code, label: shortName }))}
            chosen={draft.units}
            onChange={(units) => set({ units })}
          />
        </>
      )}
      {!isRotated && (
        <Several
          label={words.fields.companions}
          options={inOffice.filter(({ id, roles }) => id !== draft.host && sitsAtReceptions(roles)).map(nameOf)}
          chosen={draft.companions}
          onChange={(companions) => set({ companions })}
        />
      )}
    </FormDialog>
  );
}

/** A matter that is under way; an invitation starts from a matter, never from a person (R004-37). */
function MatterField(props: { readonly draft: ExtraDraft; readonly onChange: (part: Partial<ExtraDraft>) => void }) {
  const { draft, onChange } = props;
  const { store } = useSession();
  const options = useMemo(
    () =>
      store.index
        .list({ matches: ({ status }) => !ENDED.has(status) }, MATTERS)
        .map(({ id, officialNo, slipNo, name, summary }) => ({
          value: id,
          label: [officialNo ?? slipNo, name, summary.slice(0, 20)].join(' '),
        })),
    [store],
  );
  return (
    <Field label={words.fields.matter} required={draft.type === 'appointment'}>
      <Combobox options={options} value={draft.matter} onChange={(matter) => onChange({ matter })} />
    </Field>
  );
}
