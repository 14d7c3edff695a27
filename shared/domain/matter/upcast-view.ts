import { VIEW_VERSION, type MatterView } from '#shared/model/matter.ts';

/** A view as some version of this program stored it. */
export type StoredView = Omit<MatterView, 'v'> & { readonly v: number };

/**
 * Lifts a stored view to the present version (decision 0007). A device has no operations of other devices, so it cannot
 * compute the view again while it is offline; every version must therefore be readable here.
 * Version 1 → 2: steps of the procedures were added, and a matter of version 1 has none.
 */
export const upcastView = (stored: StoredView): MatterView => ({ ...stored, v: VIEW_VERSION });
