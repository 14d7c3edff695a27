import { openUnits } from '#shared/domain/organisation/units.ts';
import { unitName, useSession } from '#renderer/session/session.ts';
import { useDeskState } from '#renderer/state/desk.ts';
import { deskWords } from '#renderer/text/desk-words.ts';
import { deskText } from '#renderer/text/screens.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { OfficeCounts } from '#renderer/usecases/desk-lists.ts';

/** Offices with what is new since the last look; choosing one shows its arrivals only. */
export function OfficeList({ counts }: { readonly counts: ReadonlyMap<string, OfficeCounts> }) {
  const { profile } = useSession();
  const { office, chooseOffice } = useDeskState();
  const known = openUnits(profile.units)
    .filter((unit) => unit.level !== 'county-section')
    .map((unit) => unit.code);
  const codes = [...known, ...[...counts.keys()].filter((code) => !known.includes(code))];
  const all = [...counts.values()].reduce(
    (sum, each) => ({ fresh: sum.fresh + each.fresh, today: sum.today + each.today, total: sum.total + each.total }),
    NONE,
  );
  return (
    <Panel title={deskText.byOffice} flush>
      <ul className="desk-offices">
        <Office name={deskWords.all} counts={all} pressed={office === null} onPress={() => chooseOffice(null)} />
        {codes.map((code) => (
          <Office
            key={code}
            name={unitName(profile, code)}
            counts={counts.get(code) ?? NONE}
            pressed={office === code}
            onPress={() => chooseOffice(code)}
          />
        ))}
      </ul>
    </Panel>
  );
}

const NONE: OfficeCounts = { fresh: 0, today: 0, total: 0 };

function Office(props: {
  readonly name: string;
  readonly counts: OfficeCounts;
  readonly pressed: boolean;
  readonly onPress: () => void;
}) {
  const { name, counts, pressed, onPress } = props;
  return (
    <li>
      <button type="button" className="desk-office" aria-pressed={pressed} onClick={onPress}>
        <span className="desk-office-name">{name}</span>
        {counts.fresh > 0 && <Tag tone="new">{deskText.newCount(counts.fresh)}</Tag>}
        <span className="desk-soft">
          {deskWords.today(counts.today)}，{deskWords.total(counts.total)}
        </span>
      </button>
    </li>
  );
}
