import type { CountyProfile, Officer } from '#shared/model/county.ts';
import { firstStartText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Panel } from '#renderer/ui/panel.tsx';

export type PickOfficerProps = {
  readonly profile: CountyProfile;
  readonly office: string;
  readonly onPick: (officer: Officer) => void;
};

/** Who sits at the desk. On a bureau device the officers of its sections are offered too. */
export function PickOfficer({ profile, office, onPick }: PickOfficerProps) {
  const own = profile.units.find((unit) => unit.code === office);
  const officers = profile.officers.filter(
    (officer) =>
      officer.unit === office ||
      (own?.level === 'county-bureau' &&
        profile.units.some((unit) => unit.code === officer.unit && unit.level === 'county-section')),
  );
  return (
    <main className="first-start">
      <h1>{own?.name}</h1>
      <Panel title={firstStartText.pickOfficer}>
        <div className="officer-list">
          {officers.map((officer, i) => (
            <Button key={officer.id} autoFocus={i === 0} onClick={() => onPick(officer)}>
              {officer.name}
              <span className="officer-title">{officer.title}</span>
            </Button>
          ))}
        </div>
      </Panel>
    </main>
  );
}
