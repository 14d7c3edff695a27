import type { MatterView } from '#shared/model/matter.ts';
import type { ActNames } from '#renderer/text/act-content.ts';
import { gistsOf } from '#renderer/text/act-words.ts';
import { officerName, unitName, useSession } from './session.ts';

/** Names for the values of a step; what it refers to is told from the matter's own steps and from the list. */
export function useActNames(view: MatterView | null): ActNames {
  const { profile, store } = useSession();
  const names = {
    unit: (code: string): string => unitName(profile, code),
    officer: (id: string): string => officerName(profile, id),
  };
  const gists = view === null ? null : gistsOf(view, names);
  const number = (id: string): string => {
    const row = store.index.get(id);
    return row === undefined ? '' : (row.officialNo ?? row.slipNo);
  };
  const title = (id: string): string | undefined => view?.attachments?.find(({ op }) => op === id)?.title;
  return { ...names, ref: (id) => gists?.get(id) ?? title(id) ?? number(id) };
}
