import { receiverGroup } from '#shared/domain/reception/session/who-may-receive.ts';
import { shareRoster } from '#shared/domain/reception/roster/shared-roster.ts';
import type { RosterSource } from '#shared/domain/reception/roster/roster-lines.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { RecordTable } from '#renderer/session/reception-ledger.ts';
import { officerName, unitName } from '#renderer/session/session.ts';
import { shortDay } from '#renderer/text/market-words.ts';
import { rosterSheetWords as words } from '#renderer/text/roster-sheet-words.ts';

const WIDTHS = [8, 14, 26, 20, 20, 40] as const;

type PeopleSource = Pick<RosterSource, 'office' | 'profile' | 'sessions'> & {
  readonly today: PlainDate;
  /** The bureau's register has everybody, an office's its own people. */
  readonly wholeCounty: boolean;
};

/** 接待人员名册 (documents §6.13; R004-30): who may receive and why, and who is sent in writing to a session to come. */
export function peopleTable({ office, profile, sessions, today, wholeCounty }: PeopleSource): RecordTable {
  const standing = profile.officers.flatMap(({ id, name, title, unit }) => {
    const group = receiverGroup(profile, id);
    if (group === null || !(wholeCounty || unit === office)) return [];
    return [[name, title, unitName(profile, unit), words.groups[group], '']];
  });
  const sent = sessions
    .filter((session) => shareRoster(profile, session.office, office) && session.day >= today)
    .filter(({ status }) => status !== 'cancelled' && status !== 'ended')
    .flatMap(({ day, host, delegation }) => {
      const officer = profile.officers.find(({ id }) => id === delegation?.to);
      if (delegation === undefined || officer === undefined || receiverGroup(profile, officer.id) !== null) return [];
      const why = words.delegation(officerName(profile, host), shortDay(day), delegation.paper);
      return [[officer.name, officer.title, unitName(profile, officer.unit), words.delegated, why]];
    });
  const facts = { office, units: [office] };
  return {
    what: 'receivers',
    title: words.titles.people,
    columns: words.columns.people.map((header, i) => ({ header, width: WIDTHS[i] ?? 12 })),
    rows: () => [...standing, ...sent].map((cells, i) => ({ facts, cells: [String(i + 1), ...cells] })),
  };
}
