import { rowFacts } from '#shared/domain/access/matter-facts.ts';
import { maskName } from '#shared/domain/identity/mask.ts';
import { nearestClock } from '#shared/domain/my-day/row-clocks.ts';
import { onDuty } from '#shared/domain/reception/session/decide.ts';
import { headOf } from '#shared/domain/organisation/head-of.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import { handlersOf } from '#shared/domain/workflow/facts.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { MatterView } from '#shared/model/matter.ts';
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
  /** The matters received there, for who answers and what came of it. */
  readonly matters: ReadonlyMap<string, MatterView>;
  readonly profile: CountyProfile;
  readonly today: PlainDate;
  readonly rowOf: (matter: string) => MatterListRow | undefined;
};

/** No date and no number is broken on paper. */
const WIDTHS = [14, 11, 30, 16, 36, 18, 14, 15, 9];

/** 《接访事项台账》 (R001-24): each matter with who answers for it, until when, how far it is and what came of it. */
export const ledgerTable = (context: LedgerContext): RecordTable =>
  listed('ledger', context, ({ received }) => received);

/** 《重点事项清单》 (R001-25): matters that were marked, received or to be talked about. Of matters, never of people. */
export const markedTable = (context: LedgerContext): RecordTable =>
  listed('marked', context, ({ marks, received }) =>
    marks.map(({ matter }) => ({ matter, form: received.find((each) => each.matter === matter)?.form ?? null })),
  );

function listed(
  tab: 'ledger' | 'marked',
  { sessions, matters, profile, today, rowOf }: LedgerContext,
  of: (session: SessionView) => SessionView['received'],
): RecordTable {
  const settings = countySettings(profile.settingEntries);
  return {
    what: `reception-${tab}`,
    title: words.tabs[tab],
    columns: words.columns.ledger.map((header, i) => ({ header, width: WIDTHS[i] ?? 12 })),
    rows: (fullNames) =>
      sessions.flatMap((session) =>
        of(session).flatMap(({ matter, form }) => {
          const row = rowOf(matter);
          if (row === undefined) return [];
          const marks = session.marks.find((each) => each.matter === matter)?.marks ?? [];
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
              words.marked(marks, row.summary),
              [unitName(profile, row.dutyUnit), responsible(matters.get(matter), row, profile)].join(' ').trim(),
              clock === null ? words.noDue : clock.due,
              [codes.status[row.status], ...outcome(matters.get(matter), row)].join('，'),
              form === null ? words.unsigned : words.signed,
            ],
          };
        }),
      ),
  };
}

/** 责任人: who had it in hand last; before anybody took it up, whom the registration names, else the head of the unit (R004-01). */
function responsible(
  view: MatterView | undefined,
  { dutyUnit, accused }: MatterListRow,
  profile: CountyProfile,
): string {
  const handler = view === undefined ? undefined : [...handlersOf(view)].at(-1);
  if (handler !== undefined) return officerName(profile, handler);
  return view?.registration.dutyOfficer ?? headOf(dutyUnit, profile, accused)?.name ?? '';
}

/** 化解情况: how it ended at the counter, and how the handling was rated. */
function outcome(view: MatterView | undefined, { handling }: MatterListRow): readonly string[] {
  const rating = handling.ratings['duty-unit'];
  return [
    ...(view?.settlement === undefined ? [] : [words.outcomes.settled]),
    ...(view?.guidance === undefined ? [] : [words.outcomes.guided]),
    ...(rating === undefined ? [] : [codes.rating[rating]]),
  ];
}
