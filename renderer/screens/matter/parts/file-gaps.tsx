import { missingInFile } from '#shared/documents/papers/file-values.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { paperWords } from '#renderer/text/paper-words.ts';
import { Notice } from '#renderer/ui/notice.tsx';

/** What ought to lie in the file and does not (R004-51, R002-43). It never stops the archiving. */
export function FileGaps({ view }: { readonly view: MatterView }) {
  const gaps = missingInFile(view);
  return (
    gaps.length > 0 && (
      <Notice tone="warning" title={paperWords.fileGaps}>
        <ul>
          {gaps.map((gap) => (
            <li key={gap}>{gap}</li>
          ))}
        </ul>
      </Notice>
    )
  );
}
