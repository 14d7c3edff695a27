import { create } from 'zustand';

type CalendarForm = {
  readonly text: string;
  /** `null`: the year that is to be entered next. */
  readonly year: number | null;
  readonly source: string;
};

type CalendarState = CalendarForm & { readonly change: (part: Partial<CalendarForm>) => void };

/** What has been pasted on the screen 节假日 and is not stored yet; stays while other screens are looked at. */
export const useCalendarState = create<CalendarState>((set) => ({
  text: '',
  year: null,
  source: '',
  change: (part) => set(part),
}));
