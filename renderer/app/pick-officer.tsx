import { maySitAt } from '#shared/domain/access/administration.ts';
import type { Officer, Unit } from '#shared/model/county.ts';
import { explainCall, type ProblemCode } from '#renderer/text/problems.ts';
import { firstStartText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';

export type PickOfficerProps = {
  readonly units: readonly Pick<Unit, 'code' | 'level' | 'name'>[];
  readonly officers: readonly Pick<Officer, 'id' | 'unit' | 'left' | 'name' | 'title'>[];
  readonly office: string;
  readonly problem: ProblemCode | null;
  readonly onPick: (officer: string) => void;
};

/** Who sits at the desk. On a bureau device the officers of its sections are offered too. */
export function PickOfficer({ units, officers, office, problem, onPick }: PickOfficerProps) {
  const offered = officers.filter((officer) => maySitAt({ units, officers }, office, officer.id));
  return (
    <main className="first-start">
      <h1>{units.find((unit) => unit.code === office)?.name}</h1>
      {problem !== null && (
        <Notice tone="warning" title={explainCall(problem).title}>
          {explainCall(problem).remedies.join('；')}
        </Notice>
      )}
      <Panel title={firstStartText.pickOfficer}>
        <div className="officer-list">
          {offered.map((officer, i) => (
            <Button key={officer.id} autoFocus={i === 0} onClick={() => onPick(officer.id)}>
              {officer.name}
              <span className="officer-title">{officer.title}</span>
            </Button>
          ))}
        </div>
      </Panel>
    </main>
  );
}
