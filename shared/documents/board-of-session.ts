import type { SessionView } from '#shared/model/reception.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import { dayStatus } from '#shared/domain/calendar/day-status.ts';
import { board, type BoardInput } from './board.ts';
import { dateText } from './date-text.ts';
import type { BuiltDocument } from './print-document.ts';

export type SessionBoardInput = Pick<BoardInput, 'county' | 'printedAt' | 'reprint' | 'page'> & {
  readonly calendar: WorkCalendar;
};

/** The board of one session as it is planned now (R004-39): who receives, by delegation or in person, and every move of the day. */
export function boardOfSession(session: SessionView, input: SessionBoardInput): BuiltDocument {
  const { calendar, ...rest } = input;
  const officer = (id: string): { readonly name: string; readonly title: string } =>
    input.county.officers.find((each) => each.id === id) ?? { name: '', title: '' };
  const note = dayNote(session, calendar);
  return board({
    ...rest,
    office: session.office,
    date: session.day,
    time: `${session.from}—${session.to}`,
    place: session.place.name,
    hosts: [officer(session.delegation?.to ?? session.host)],
    companions: session.companions.map((id) => officer(id).name),
    scope: '司法行政系统职权范围内的信访事项',
    hotline: input.county.units.find(({ code }) => code === session.office)?.phone ?? '',
    orientation: 'landscape',
    ...(note !== null && { reschedule: note }),
  });
}

/** 改期说明: from which day it was moved and why; a rest day on which people are received all the same (MK-13). `null`: nothing to say. */
export function dayNote({ day, moves }: Pick<SessionView, 'day' | 'moves'>, calendar: WorkCalendar): string | null {
  const { work, name } = dayStatus(calendar, day);
  const moved = moves.map(({ from, reason }) => `原定${dateText(from)}（${reason}）`);
  const parts = [
    ...(moved.length === 0 ? [] : [`${moved.join('，')}，改为${dateText(day)}。`]),
    ...(work ? [] : [`当天为${name === null ? '休息日' : `${name}假期`}，照常接访。`]),
  ];
  return parts.length === 0 ? null : parts.join('');
}
