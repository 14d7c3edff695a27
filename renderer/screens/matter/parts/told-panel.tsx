import { publicProgress } from '#shared/domain/workflow/public-progress.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { useSession } from '#renderer/session/session.ts';
import { progressLines, queryWords } from '#renderer/text/query-words.ts';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Panel } from '#renderer/ui/panel.tsx';

/** What whoever brings the query code is told at the counter, also without network: what the query page tells (R001-49). */
export function ToldPanel({ view }: { readonly view: MatterView }) {
  const { profile } = useSession();
  const progress = publicProgress(view);
  const nameOf = (code: string): string => profile.units.find((unit) => unit.code === code)?.name ?? code;
  const named = { ...progress, office: nameOf(progress.office), dutyUnit: nameOf(progress.dutyUnit) };
  return (
    <Panel title={queryWords.told}>
      <KeyValueList items={progressLines(named)} />
      <p className="matter-soft">{queryWords.toldHint}</p>
    </Panel>
  );
}
