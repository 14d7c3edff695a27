import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { organisationWords as words } from '#renderer/text/organisation-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckBox } from '#renderer/ui/check-box.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FieldGrid } from '#renderer/ui/field-grid.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { isWipedLater, settingsOf } from '#shared/domain/organisation/settings.ts';
import { CountyChange } from '#shared/model/county-change.ts';
import { STORE_ALGORITHMS, type CountyProfile } from '#shared/model/county.ts';
import { filled } from './filled.ts';

export type CountyPanelProps = {
  readonly profile: CountyProfile;
  readonly busy: boolean;
  readonly onSave: (change: CountyChange) => Promise<boolean>;
};

/** The county's name and the organ above it, as papers name them. */
export function NamesPanel({ profile, busy, onSave }: CountyPanelProps) {
  const [texts, setTexts] = useState({
    name: profile.name,
    upstream: profile.upstream?.name ?? '',
    phone: profile.upstream?.phone ?? '',
  });
  const upstream = filled({ name: texts.upstream, phone: texts.phone });
  const change = CountyChange.safeParse({
    kind: 'county',
    name: texts.name.trim(),
    ...('name' in upstream && { upstream }),
  });
  const field = (key: keyof typeof texts, label: string, hint?: string) => (
    <Field label={label} span={4} hint={hint} required={key === 'name'}>
      <TextInput value={texts[key]} onChange={(text) => setTexts({ ...texts, [key]: text })} />
    </Field>
  );
  return (
    <SavedForm title={words.county} busy={busy} change={change.data} onSave={onSave}>
      {field('name', words.countyName)}
      {field('upstream', words.upstream, words.upstreamHint)}
      {field('phone', words.upstreamPhone)}
    </SavedForm>
  );
}

/** C5, C16, C22, §3.5: what the county may set; a sentence says what nobody may. */
export function SettingsPanel({ profile, busy, onSave }: CountyPanelProps) {
  const now = settingsOf(profile);
  const [leaseDays, setLeaseDays] = useState(String(now.leaseDays));
  const [eraseDays, setEraseDays] = useState(String(now.eraseDays));
  const [idleMinutes, setIdleMinutes] = useState(String(now.idleMinutes));
  const [storeAlgorithm, setAlgorithm] = useState(now.storeAlgorithm);
  const [requireSecondFactor, setRequire] = useState(now.requireSecondFactor);
  const days = { leaseDays: numberIn(leaseDays), eraseDays: numberIn(eraseDays) };
  // OG-07; a number that is still being typed is not told to be wrong.
  const tooEarly = Number.isInteger(days.leaseDays + days.eraseDays) && !isWipedLater(days);
  const change = CountyChange.safeParse({
    kind: 'settings',
    ...days,
    idleMinutes: numberIn(idleMinutes),
    storeAlgorithm,
    requireSecondFactor,
  });
  return (
    <SavedForm title={words.settings} busy={busy} change={tooEarly ? undefined : change.data} onSave={onSave}>
      <Field label={words.leaseDays} hint={words.leaseDaysHint} span={3} required>
        <TextInput inputMode="numeric" maxLength={3} value={leaseDays} onChange={setLeaseDays} />
      </Field>
      <Field
        label={words.eraseDays}
        hint={`${words.eraseDaysHint}${profile.recoveryKey === undefined ? words.eraseDaysNoKey : ''}`}
        error={tooEarly ? words.eraseDaysAfter : undefined}
        span={3}
        required
      >
        <TextInput inputMode="numeric" maxLength={3} value={eraseDays} onChange={setEraseDays} />
      </Field>
      <Field label={words.idleMinutes} hint={words.idleMinutesHint} span={3} required>
        <TextInput inputMode="numeric" maxLength={2} value={idleMinutes} onChange={setIdleMinutes} />
      </Field>
      <Field label={words.algorithm} hint={words.algorithmHint} span={3} required>
        <Select
          value={storeAlgorithm}
          onChange={(next) => next !== null && setAlgorithm(next)}
          options={STORE_ALGORITHMS.map((value) => ({ value, label: words.algorithms[value] }))}
        />
      </Field>
      <Field label={words.secondFactor} hint={words.requireFactorHint} group>
        <CheckBox checked={requireSecondFactor} onChange={setRequire}>
          {words.requireFactor}
        </CheckBox>
      </Field>
      <p className="organisation-hint">{words.audit}</p>
    </SavedForm>
  );
}

const numberIn = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

function SavedForm({
  title,
  busy,
  change,
  onSave,
  children,
}: {
  readonly title: string;
  readonly busy: boolean;
  /** Absent while something is missing or out of its bounds. */
  readonly change: CountyChange | undefined;
  readonly onSave: CountyPanelProps['onSave'];
  readonly children: ReactNode;
}) {
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (change !== undefined && !busy) void onSave(change);
  };
  return (
    <Panel title={title}>
      <form aria-label={title} onSubmit={submit}>
        <FieldGrid>{children}</FieldGrid>
        <div className="organisation-save">
          <Button kind="primary" type="submit" disabled={busy || change === undefined}>
            {words.save}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
