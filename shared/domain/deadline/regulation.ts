/** Which of the two regulations a matter belongs to (R004-61, DL-13). */
import type { PlainDate } from '#shared/model/plain-date.ts';

/** From this day on matters are accepted under 《信访工作条例》 (第五十条). */
const REGULATION_2022 = '2022-05-01';

/** @param law the day of acceptance, or of receipt while nothing is accepted; null before anything was received */
export const regulationOn = (law: PlainDate | null): '2005' | '2022' =>
  law !== null && law < REGULATION_2022 ? '2005' : '2022';

/** The day on which a limit is looked up: a matter of the old regulation keeps its limits to the end. */
export const ruleDay = (law: PlainDate | null, start: PlainDate): PlainDate =>
  law !== null && regulationOn(law) === '2005' ? law : start;
