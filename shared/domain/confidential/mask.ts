/** What stands for a field of an identity until it is shown: as long as any other, so that nothing is told (CF-08). */
export const MASK = '＊＊＊＊＊＊';

/** Seconds for which an opened field stays on the screen (security C19). */
export const SHOWN_FOR = 60;

/** Seconds for which the papers of a report stay open: they are read, not looked at (CF-23). */
export const MATERIALS_FOR = 600;
