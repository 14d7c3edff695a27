import type { Explanation } from '#renderer/text/explanation.ts';
import { Notice } from '#renderer/ui/notice.tsx';

/** Why the county did not take a change: on the page, or inside the dialog that asked for it. */
export function ProblemNotice({ problem }: { readonly problem: Explanation | null }) {
  if (problem === null) return null;
  return (
    <Notice tone="warning" title={problem.title}>
      {`${problem.happened}${problem.remedies.join('；')}。`}
    </Notice>
  );
}
