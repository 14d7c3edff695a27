import { useState } from 'react';
import { MATERIALS_FOR } from '#shared/domain/confidential/mask.ts';
import { isShown } from '#shared/domain/attachment/media-type.ts';
import { PreviewDialog } from '#renderer/session/attachments/preview-dialog.tsx';
import { useSession } from '#renderer/session/session.ts';
import { attachmentTypes, sizeText } from '#renderer/text/attachment-words.ts';
import { explainMaterial, materialWords } from '#renderer/text/material-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { Material, Materials, OpenMaterial } from '#renderer/usecases/sealed-materials.ts';
import { useCountdown } from './use-countdown.ts';

type MaterialsPanelProps = {
  readonly no: string;
  readonly materials: Materials;
  readonly watermark: string;
  readonly onClose: () => void;
};

/** The papers of the matter that the report was, in this window's memory for a while (CF-23). */
export function MaterialsPanel({ no, materials, watermark, onClose }: MaterialsPanelProps) {
  const { bridge } = useSession();
  const left = useCountdown(MATERIALS_FOR, onClose);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [shown, setShown] = useState<(OpenMaterial & { readonly title: string }) | null>(null);
  const { list } = materials;

  async function open(material: Material, title: string): Promise<void> {
    setBusy(true);
    setSaid(materialWords.reading);
    const opened = await materials.open(material);
    setBusy(false);
    if (!opened.ok) return setSaid(explainMaterial(opened.error.code));
    const canShow = isShown(opened.value.type) || opened.value.type.startsWith('audio/');
    setSaid(canShow ? null : materialWords.cannotShow(attachmentTypes[opened.value.type]));
    if (canShow) setShown({ ...opened.value, title });
  }
  async function save(material: Material, n: number): Promise<void> {
    setBusy(true);
    setSaid(materialWords.reading);
    const saved = await materials.save(material, bridge.saveFile.bind(bridge), materialWords.fileName(no, n));
    setBusy(false);
    if (!saved.ok) return setSaid(explainMaterial(saved.error.code));
    setSaid(saved.value === 'saved' ? materialWords.saved : null);
  }

  return (
    <Panel title={materialWords.title} level={3} note={materialWords.left(left)}>
      <p>{list.length === 0 ? materialWords.none : materialWords.text}</p>
      <ol className="confidential-materials">
        {list.map((material, i) => {
          const title = material.title ?? materialWords.untitled(i + 1);
          return (
            <li key={material.hash}>
              <span>
                {title} <small>{sizeText(material.size)}</small>
              </span>
              {material.id === null ? (
                <span>{materialWords.notAtCounty}</span>
              ) : (
                <span className="confidential-answers">
                  <Button small disabled={busy} onClick={() => void open(material, title).catch(reportError)}>
                    {materialWords.open}
                  </Button>
                  <Button small disabled={busy} onClick={() => void save(material, i + 1).catch(reportError)}>
                    {materialWords.save}
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <p role="status">{said}</p>
      <Button small onClick={onClose}>
        {materialWords.close}
      </Button>
      <p className="confidential-watermark" aria-hidden="true">
        {watermark}
      </p>
      {shown !== null && (
        <PreviewDialog attachment={shown} blob={shown.blob} watermark={watermark} onClose={() => setShown(null)} />
      )}
    </Panel>
  );
}
