import type { Explanation } from '#renderer/text/explanation.ts';
import { trayText } from '#renderer/text/screens.ts';
import { trayWords } from '#renderer/text/tray-words.ts';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Tag } from '#renderer/ui/tag.tsx';

/** A refusal as three lines: why, is my work safe, what now. */
export function Explained({ title, happened, safe, remedies }: Explanation) {
  return (
    <KeyValueList
      items={[
        {
          label: trayText.why,
          value: (
            <>
              <strong>{title}</strong>
              <div>{happened}</div>
            </>
          ),
        },
        {
          label: trayText.safe,
          value: (
            <>
              <Tag tone="ok">{trayWords.safeTag}</Tag> {safe}
            </>
          ),
        },
        {
          label: trayText.whatNow,
          value: (
            <ul className="tray-remedies">
              {remedies.map((remedy) => (
                <li key={remedy}>{remedy}</li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
