import * as z from 'zod';
import { CountyChange } from '#shared/model/county-change.ts';

/**
 * `POST /county`: the system administrator changes units, guide targets or settings; the answer is a `ProfileResponse`.
 * `seen` is the version of the profile that was on the screen: on another one somebody would undo a colleague's work.
 */
export const ChangeCountyRequest = z.strictObject({ wire: z.int(), seen: z.int().min(1), change: CountyChange });
export type ChangeCountyRequest = z.infer<typeof ChangeCountyRequest>;
