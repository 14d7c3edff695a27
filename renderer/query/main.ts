/**
 * 查询页 (R001-49): for the terminal in the hall, or any browser that reaches the county. Who has a receipt types its code
 * and sees how far the matter is. Nothing is kept: the answer goes after a minute, for the next one in the queue.
 */
import { API } from '#shared/sync/wire.ts';
import { typedCode } from '#shared/lib/typed-code.ts';
import { QueryCode, QueryResponse } from '#shared/sync/query.ts';
import { progressLines, queryWords as words } from '#renderer/text/query-words.ts';

const FORGET_MS = 60_000;

type Answer = QueryResponse | 'unknown' | 'tooMany' | 'offline';

async function ask(code: string): Promise<Answer> {
  const response = await fetch(`${API}/query/${code}`, { cache: 'no-store' });
  if (response.status === 404) return 'unknown';
  if (response.status === 429) return 'tooMany';
  const parsed = QueryResponse.safeParse(await response.json());
  return parsed.success ? parsed.data : 'offline';
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text = '',
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

const field = element('input', '', {
  id: 'code',
  autocomplete: 'off',
  spellcheck: 'false',
  maxlength: '20',
  'aria-describedby': 'hint',
});
const answer = element('section', '', { 'aria-live': 'polite', 'aria-label': words.title });
let forget: ReturnType<typeof setTimeout> | undefined;

function clear(): void {
  clearTimeout(forget);
  answer.replaceChildren();
  field.value = '';
  field.focus();
}

function show(found: Answer | 'malformed' | 'asking'): void {
  clearTimeout(forget);
  if (typeof found === 'string') return answer.replaceChildren(element('p', words[found]));
  const facts = element('dl');
  for (const { label, value } of progressLines(found)) facts.append(element('dt', label), element('dd', value));
  const away = element('button', words.clear, { type: 'button' });
  away.addEventListener('click', clear);
  answer.replaceChildren(facts, element('p', words.forgets), away);
  forget = setTimeout(clear, FORGET_MS);
}

const form = element('form');
const label = element('label', words.code, { for: 'code' });
form.append(label, field, element('button', words.ask), element('p', words.hint, { id: 'hint' }));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const code = QueryCode.safeParse(typedCode(field.value));
  if (!code.success) return show('malformed');
  show('asking');
  ask(code.data).then(show, () => show('offline'));
});

document.title = words.title;
document.body.append(element('h1', words.title), form, answer, element('footer', words.privacy));
// A page brought back from the browser's memory shows nobody's answer.
window.addEventListener('pagehide', clear);
field.focus();
