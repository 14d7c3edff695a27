import { promiseWords as words } from '#renderer/text/promise-words.ts';
import { Panel } from '#renderer/ui/panel.tsx';

/** Security §6: what whoever signs in here may rely on, and what nobody can promise them. */
export function Promises() {
  return (
    <Panel title={words.title}>
      <ol>
        {words.promises.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p>{words.lease}</p>
      <h3>{words.notTitle}</h3>
      <ul>
        {words.notPromised.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Panel>
  );
}
