import { useLocation } from 'wouter';
import { quotasEnding } from '#shared/domain/reception/records/quotas.ts';
import { unannounced, type Unannounced } from '#shared/domain/reception/roster/reminders.ts';
import { dutyGaps, type DutyGap } from '#shared/domain/reception/roster/duty-gaps.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { dutyWords } from '#renderer/text/duty-words.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { slotsOf } from '#renderer/usecases/roster-book.ts';
import { officerName, useCalendar, useSession, useSettings } from './session.ts';
import { useRosterBook } from './use-roster-book.ts';

/** More than the coming seven days hold of any series. */
const SLOTS = 4;

/** RO-32, RO-33, RO-40, RO-46: the coming week's receptions and duties that nobody will hold, those not announced, leaders without a day of reception; nothing when all are in hands. */
export function DutyNotice({ leadsThere = false }: { readonly leadsThere?: boolean }) {
  const { profile, identity, deps } = useSession();
  const [, navigate] = useLocation();
  const calendar = useCalendar();
  const settings = useSettings();
  const book = useRosterBook();
  if (book === null || 'problem' in book) return null;
  const today = deps.clock.today();
  const slots = slotsOf(book, identity, { calendar, today, count: SLOTS });
  const gaps = dutyGaps({ office: identity.office, today, calendar, profile, slots, ...book });
  const silent = unannounced(book.sessions, { office: identity.office, profile, today });
  const leaders = book.duties?.leaders ?? 'county';
  const exemptUpTo = (on: PlainDate): number => settings.on(on).exemptDays;
  const ending = identity.countyBound
    ? quotasEnding(profile, leaders, book.sessions, { calendar, today, exemptUpTo })
    : [];
  const action = leadsThere ? { label: dutyWords.toRoster, onAct: () => navigate('/sessions') } : undefined;
  return (
    <>
      {gaps.length > 0 && (
        <Notice tone="warning" title={dutyWords.title(new Set(gaps.map(({ day }) => day)).size)} action={action}>
          {grouped(gaps).map(({ first, days }) => (
            <div key={`${first.day} ${first.type} ${first.because}`}>
              {first.period !== null && <Tag tone="overdue">{dutyWords.missing}</Tag>}{' '}
              {dutyWords.line(
                days.map((day) => (day === today ? dutyWords.today : day)),
                first,
              )}
            </div>
          ))}
        </Notice>
      )}
      {silent.length > 0 && (
        <Notice
          tone={silent.some(({ late }) => late) ? 'warning' : 'info'}
          title={dutyWords.unannounced.title(silent.length)}
          action={action}
        >
          {silent.map((each) => (
            <UnannouncedLine key={each.session.id} {...each} />
          ))}
        </Notice>
      )}
      {ending.length > 0 && (
        <Notice
          tone={ending.some(({ planned }) => planned === null) ? 'warning' : 'info'}
          title={dutyWords.ending.title(leaders, ending.length)}
          action={action}
        >
          {ending.map(({ quota: { officer, period }, planned }) => (
            <div key={officer}>{dutyWords.ending.line(officerName(profile, officer), period.last, planned)}</div>
          ))}
        </Notice>
      )}
    </>
  );
}

function UnannouncedLine({ session, until, late }: Unannounced) {
  const { unannounced: words } = dutyWords;
  const outdated = session.announced !== undefined && session.status === 'published';
  return (
    <div>
      {words.line(session)}
      {outdated ? words.outdated : late ? words.late : words.until(until)}
    </div>
  );
}

/** Days of one kind and reason stand on one line. */
function grouped(gaps: readonly DutyGap[]): readonly { readonly first: DutyGap; readonly days: readonly string[] }[] {
  const lines = new Map<string, { readonly first: DutyGap; readonly days: string[] }>();
  for (const gap of gaps) {
    const key = [gap.type, gap.because, gap.period?.id].join(' ');
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { first: gap, days: [gap.day] });
    else if (!line.days.includes(gap.day)) line.days.push(gap.day);
  }
  return [...lines.values()];
}
