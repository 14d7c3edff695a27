import { rowFacts } from '#shared/domain/access/matter-facts.ts';
import { maskName } from '#shared/domain/identity/mask.ts';
import { nearestClock } from '#shared/domain/my-day/row-clocks.ts';
import { onDuty } from '#shared/domain/reception/session/decide.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { codes } from '#renderer/text/codes.ts';
import { receptionRecordWords as words } from '#renderer/text/reception-record-words.ts';
import { listText } from '#renderer/text/screens.ts';
import type { ExportRow } from '#renderer/usecases/export-list.ts';
import type { MatterListRow } from '#renderer/usecases/search-matters.ts';
import { officerName, unitName } from './session.ts';

/** One tab as it is shown, printed and taken out: the same rows in each. */
export type RecordTable = {
  /** A code of the audit log. */
  readonly what: string;
  readonly title: string;
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  readonly rows: (fullNames: boolean) => readonly ExportRow[];
};

export type LedgerContext = {
  readonly sessions: readonly SessionView[];
  readonly profile: CountyProfile;
  readonly today: PlainDate;
  readonly rowOf: (matter: string) => MatterListRow | undefined;
};

/** No date and no number is broken on paper. */
const WIDTHS = [14, 11, 30, 16, 39, 13, 14, 12, 10];

/** 《接访事项台账》 (R001-24): each matter with who answers for it, until when, how far it is. */
export function ledgerTable({ sessions, profile, today, rowOf }: LedgerContext): RecordTable {
  const settings = countySettings(profile.settingEntries);
  return {
    what: 'reception-ledger',
    title: words.tabs.ledger,
    columns: words.columns.ledger.map((header, i) => ({ header, width: WIDTHS[i] ?? 12 })),
    rows: (fullNames) =>
      sessions.flatMap((session) =>
        session.received.flatMap(({ matter, form }) => {
          const row = rowOf(matter);
          if (row === undefined) return [];
          const clock = nearestClock(row.clocks, today);
          const name =
            row.anonymous || row.name === '' ? listText.anonymous : fullNames ? row.name : maskName(row.name);
          return {
            facts: rowFacts(row),
            cells: [
              session.day,
              officerName(profile, onDuty(session) ?? session.host),
              row.officialNo ?? row.slipNo,
              row.totalPersons >= settings.on(row.receivedOn).groupPersons ? words.group(name, row.totalPersons) : name,
              row.summary,
              unitName(profile, row.dutyUnit),
              clock === null ? words.noDue : clock.due,
              codes.status[row.status],
              form === null ? words.unsigned : words.signed,
            ],
          };
        }),
      ),
  };
}
