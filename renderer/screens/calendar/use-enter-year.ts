import { useState } from 'react';
import type { NoticeProblem } from '#shared/domain/calendar/notice-lines.ts';
import { noticeHead } from '#shared/domain/calendar/notice-prose.ts';
import { readNotice, type ReadNotice } from '#shared/domain/calendar/read-notice.ts';
import { yearOf } from '#shared/domain/calendar/plain-date.ts';
import { yearToEnter } from '#shared/domain/calendar/year-to-enter.ts';
import { useCalendar, useSession } from '#renderer/session/session.ts';
import { useCalendarState } from '#renderer/state/calendar.ts';
import { enterYear, previewYear, type EnterYearProblem, type MovedClock } from '#renderer/usecases/enter-year.ts';

/** What the check found: problems, or the year with what it moves. */
export type Checked =
  | { readonly kind: 'problems'; readonly problems: readonly NoticeProblem[] }
  | {
      readonly kind: 'preview';
      readonly notice: ReadNotice;
      readonly moves: readonly MovedClock[];
      /** The version of the profile it was computed on. */
      readonly seen: number;
    };

/** The form of one year, its check and its storing. What was pasted stays when the screen is left. */
export function useEnterYear() {
  const { deps, profile, sendYear } = useSession();
  const calendar = useCalendar();
  const { text, year: chosen, source, change } = useCalendarState();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [busy, setBusy] = useState<'checking' | 'saving' | null>(null);
  const [problem, setProblem] = useState<EnterYearProblem['code'] | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const today = deps.clock.today();
  const year = chosen ?? yearToEnter(calendar, today) ?? yearOf(today) + 1;

  const edit = (part: Parameters<typeof change>[0]): void => {
    setChecked(null);
    setProblem(null);
    setSaved(null);
    change(part);
  };
  const paste = (pasted: string): void => {
    // The head of the notice is often broken over lines.
    const head = noticeHead(pasted.replaceAll(/\s/g, ''));
    edit({
      text: pasted,
      ...(head.year !== null && { year: head.year }),
      ...(head.source !== null && { source: head.source }),
    });
  };
  const check = async (): Promise<void> => {
    setSaved(null);
    const read = readNotice({ text, year, source: source.trim() });
    if (!read.ok) return setChecked({ kind: 'problems', problems: read.error });
    setBusy('checking');
    const moves = await previewYear(deps, profile.calendarEntries, read.value.year);
    setBusy(null);
    setChecked({ kind: 'preview', notice: read.value, moves, seen: profile.version });
  };
  const save = async (): Promise<void> => {
    if (checked?.kind !== 'preview') return;
    setBusy('saving');
    const stored = await enterYear(deps, sendYear, { year: checked.notice.year, seen: checked.seen });
    setBusy(null);
    setProblem(stored.ok ? null : stored.error.code);
    if (!stored.ok) return;
    setChecked(null);
    setSaved(checked.notice.year.year);
    change({ text: '', source: '', year: null });
  };
  const replaces = calendar.years.some((one) => one.year === year);
  return {
    text,
    year,
    source,
    checked,
    busy,
    problem,
    saved,
    replaces,
    thisYear: yearOf(today),
    edit,
    paste,
    check,
    save,
  };
}
