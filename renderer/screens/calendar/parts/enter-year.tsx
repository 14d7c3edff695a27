import { calendarText, noticeProblemText } from '#renderer/text/calendar-words.ts';
import { explainCall } from '#renderer/text/problems.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FieldGrid } from '#renderer/ui/field-grid.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { useEnterYear } from '../use-enter-year.ts';
import { Preview } from './preview.tsx';

/** Paste, check, look at what moves, store: nothing is stored that nobody has looked at. */
export function EnterYear() {
  const form = useEnterYear();
  const ready = form.text.trim() !== '' && form.source.trim() !== '' && form.busy === null;
  useHotkeys({
    ...(ready && { 'Alt+P': () => void form.check() }),
    ...(form.checked?.kind === 'preview' && form.busy === null && { 'Ctrl+S': () => void form.save() }),
  });
  const years = [form.thisYear - 1, form.thisYear, form.thisYear + 1, form.thisYear + 2, form.year];
  return (
    <Panel title={calendarText.enter}>
      <form
        className="calendar-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void form.check();
        }}
      >
        <FieldGrid>
          <Field label={calendarText.whichYear} required span={3}>
            <Select
              value={String(form.year)}
              onChange={(value) => form.edit({ year: value === null ? null : Number(value) })}
              options={[...new Set(years)]
                .sort((a, b) => a - b)
                .map((year) => ({ value: String(year), label: calendarText.year(year) }))}
            />
          </Field>
          <Field label={calendarText.source} required hint={calendarText.sourceHint} span={9}>
            <TextInput value={form.source} maxLength={200} onChange={(source) => form.edit({ source })} />
          </Field>
          <Field label={calendarText.paste} required hint={calendarText.pasteHint}>
            <TextArea className="calendar-paste" value={form.text} onChange={form.paste} />
          </Field>
        </FieldGrid>
        <div className="calendar-buttons">
          <Button
            type="submit"
            kind={form.checked?.kind === 'preview' ? 'quiet' : 'primary'}
            hotkey="Alt+P"
            disabled={!ready}
          >
            {calendarText.check}
          </Button>
          <span role="status" className="calendar-soft">
            {form.busy === 'checking' && calendarText.checking}
            {form.busy === 'saving' && calendarText.saving}
          </span>
        </div>
      </form>
      {form.saved !== null && <Notice tone="info" title={calendarText.saved(form.saved)} />}
      {form.checked?.kind === 'problems' && (
        <Notice tone="warning" title={calendarText.problems(form.checked.problems.length)}>
          <ul className="calendar-problems">
            {form.checked.problems.map((problem, i) => (
              <li key={i}>{noticeProblemText(problem)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {form.problem !== null && (
        <Notice tone="warning" title={explainCall(form.problem).title}>
          {explainCall(form.problem).happened} {calendarText.kept} {explainCall(form.problem).remedies.join('；')}
        </Notice>
      )}
      {form.checked?.kind === 'preview' && (
        <Preview
          checked={form.checked}
          replaces={form.replaces}
          busy={form.busy !== null}
          onSave={() => void form.save()}
        />
      )}
    </Panel>
  );
}
