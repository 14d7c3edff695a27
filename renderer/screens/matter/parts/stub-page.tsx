import type { MatterView } from '#shared/model/matter.ts';
import { unitName, useSession } from '#renderer/session/session.ts';
import { transferWords } from '#renderer/text/confidential-words.ts';
import { listText } from '#renderer/text/screens.ts';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Panel } from '#renderer/ui/panel.tsx';

/** 存根 of a matter in confidence: its number and day, and whom to ask (CF-14). */
export function StubPage({ view, officialNo }: { readonly view: MatterView; readonly officialNo: string | undefined }) {
  const { profile } = useSession();
  const { officialNo: no, slipNo, receivedOn, office } = listText.columns;
  return (
    <Panel title={transferWords.stubTitle}>
      <p>{transferWords.stub}</p>
      <KeyValueList
        items={[
          { label: no, value: officialNo ?? transferWords.noNumberYet },
          { label: slipNo, value: view.slipNo },
          { label: receivedOn, value: view.registration.receivedOn },
          { label: office, value: unitName(profile, view.office) },
        ]}
      />
    </Panel>
  );
}
