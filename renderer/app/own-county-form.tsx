import { useState } from 'react';
import { appText, firstStartText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FieldGrid } from '#renderer/ui/field-grid.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import type { CountyProfile } from '#shared/model/county.ts';

type Entry = { county: string; bureau: string; office: string; officer: string; title: string };
const EMPTY: Entry = { county: '', bureau: '', office: '', officer: '', title: '' };

export type OwnCountyFormProps = {
  readonly busy: boolean;
  readonly onBack: () => void;
  readonly onSubmit: (profile: CountyProfile) => void;
};

/** An own county with its bureau, one office and one officer; the system administrator adds the rest (机构). */
export function OwnCountyForm({ busy, onBack, onSubmit }: OwnCountyFormProps) {
  const [entry, setEntry] = useState(EMPTY);
  const complete = Object.values(entry).every((text) => text.trim() !== '');
  const field = (key: keyof Entry, label: string, autoFocus = false) => (
    <Field label={label} required span={6}>
      <TextInput value={entry[key]} autoFocus={autoFocus} onChange={(text) => setEntry({ ...entry, [key]: text })} />
    </Field>
  );
  return (
    <Panel title={firstStartText.own}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) onSubmit(profileOf(entry));
        }}
      >
        <FieldGrid>
          {field('county', firstStartText.countyName, true)}
          {field('bureau', firstStartText.bureauName)}
          {field('office', firstStartText.officeName)}
          {field('officer', firstStartText.officerName)}
          {field('title', firstStartText.officerTitle)}
        </FieldGrid>
        <div className="first-start-buttons">
          <Button onClick={onBack}>{appText.back}</Button>
          <Button kind="primary" type="submit" disabled={busy || !complete}>
            {firstStartText.own}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/**
 * Codes are made here once; names can change later, codes never do. Whoever makes the county gives the others their
 * codes, under a name of its own: a security administrator handles no matters (三员分立, C17). The same for the units.
 */
function profileOf(entry: Entry): CountyProfile {
  const text = (value: string): string => value.trim();
  return {
    version: 1,
    name: text(entry.county),
    bureau: 'bureau',
    fictional: false,
    units: [
      {
        code: 'bureau',
        level: 'county-bureau',
        name: text(entry.bureau),
        shortName: text(entry.bureau).slice(0, 20),
        numberPrefix: '司信',
      },
      {
        code: 'office-1',
        level: 'township-office',
        name: text(entry.office),
        shortName:
          text(entry.office)
            .replace(/司法所$/, '')
            .slice(0, 20) || '一所',
        numberPrefix: `司信${text(entry.office).slice(0, 2)}`,
      },
    ],
    officers: [
      {
        id: 'officer-1',
        name: text(entry.officer),
        title: text(entry.title),
        unit: 'bureau',
        roles: ['petition-head'],
      },
      {
        id: 'officer-2',
        name: text(entry.officer),
        title: text(entry.title),
        unit: 'office-1',
        roles: ['office-head'],
      },
      {
        id: 'security-admin',
        name: text(entry.officer),
        title: firstStartText.securityAdmin,
        unit: 'bureau',
        roles: ['security-admin'],
      },
      {
        id: 'sysadmin',
        name: text(entry.officer),
        title: firstStartText.sysadmin,
        unit: 'bureau',
        roles: ['sysadmin'],
      },
    ],
    guideTargets: [],
  };
}
