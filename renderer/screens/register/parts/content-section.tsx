import { lazy, Suspense } from 'react';
import type { FormValues, LineForm, MaterialForm } from '#renderer/state/register-form.ts';
import { materialFields, registrationFields } from '#renderer/text/fields.ts';
import { registerWords } from '#renderer/text/register-words.ts';
import { registrationText } from '#renderer/text/screens.ts';
import { CheckBox } from '#renderer/ui/check-box.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { blankLine, blankMaterial } from '../blank-form.ts';
import { useFormParts } from '../form-context.ts';
import { isSpoken } from '../to-registration.ts';
import { More } from './more.tsx';
import { NamedField } from './named-field.tsx';

/** Papers come after the first words: fetched behind the form. */
const AttachmentsSection = lazy(async () => ({
  default: (await import('./attachments-section.tsx')).AttachmentsSection,
}));

const STATEMENT_MAX = 4000;
const SUMMARY_MAX = 1000;

/** 反映内容: the visitor's own words beside the clerk's summary, neither instead of the other (R003-02). */
export function ContentSection({ draftId }: { readonly draftId: string | null }) {
  const { values, set } = useFormParts();
  const spoken = values.form === 'visit' || values.form === 'phone';
  return (
    <section className="register-section" data-section="content" aria-labelledby="register-content">
      <h2 id="register-content">
        {registrationText.sections.words}
        <kbd aria-hidden="true">Alt+3</kbd>
      </h2>
      <div className="register-rows">
        <NamedField name="statement" label={registrationFields.statement.label} size="half" required={spoken}>
          <TextArea
            className="register-statement"
            value={values.statement}
            placeholder={registrationFields.statement.hint}
            max={STATEMENT_MAX}
            onChange={(statement) => set({ statement })}
          />
        </NamedField>
        <NamedField name="summary" label={registrationFields.summary.label} size="half" required>
          <TextArea
            className="register-statement"
            value={values.summary}
            placeholder={registrationFields.summary.hint}
            max={SUMMARY_MAX}
            onChange={(summary) => set({ summary })}
          />
        </NamedField>
        <Claims />
        <div className="register-checks" data-field="readBack">
          <CheckBox checked={values.writtenByClerk} onChange={(writtenByClerk) => set({ writtenByClerk })}>
            {registrationFields.writtenByClerk.label}
          </CheckBox>
          {isSpoken(values) && <ReadBack />}
        </div>
        {draftId !== null && (
          <Suspense fallback={null}>
            <AttachmentsSection draftId={draftId} />
          </Suspense>
        )}
        <More label={registerWords.more.content} filled={hasMore(values)}>
          <Materials />
          <NamedField name="priorHandling" label={registrationFields.priorHandling.label}>
            <TextArea value={values.priorHandling} onChange={(priorHandling) => set({ priorHandling })} />
          </NamedField>
          {values.outcome !== 'guide' && (
            <NamedField name="explanation" label={registrationFields.explanation.label}>
              <TextArea value={values.explanation} onChange={(explanation) => set({ explanation })} />
            </NamedField>
          )}
        </More>
      </div>
    </section>
  );
}

const hasMore = (values: FormValues): boolean =>
  values.priorHandling !== '' || values.explanation !== '' || values.materials.some(({ name }) => name !== '');

/** C38: what the clerk wrote for somebody is read to them before it counts. */
function ReadBack() {
  const { values, set, errors } = useFormParts();
  const problem = errors['readBack'];
  return (
    <>
      <CheckBox
        checked={values.readBack}
        onChange={(readBack) => set({ readBack })}
        aria-required={values.writtenByClerk}
        {...(!values.writtenByClerk && { 'data-enter-pass': '' })}
        aria-invalid={problem !== undefined}
        {...(problem !== undefined && { 'aria-describedby': 'register-read-back' })}
      >
        {registrationFields.readBack.label}
      </CheckBox>
      {values.writtenByClerk && <span className="field-hint">{registrationText.readBackFirst}</span>}
      {problem !== undefined && (
        <span className="field-error" id="register-read-back">
          {problem}
        </span>
      )}
    </>
  );
}

/** One line a claim; an empty one waits at the end, so that no button is needed. Enter on it goes on. */
function Claims() {
  const { values, set, errors } = useFormParts();
  return (
    <div className="register-claims" data-field="claims">
      {values.claims.map(({ key, text }, index) => (
        <NamedField
          key={key}
          name={`claims.${index}`}
          label={registerWords.claim(index + 1)}
          required={index === 0}
          error={index === 0 ? errors['claims'] : undefined}
        >
          <TextInput
            value={text}
            maxLength={500}
            placeholder={index === 0 ? registerWords.alikeClaims : undefined}
            onChange={(next) => set({ claims: withLine(values.claims, key, next) })}
          />
        </NamedField>
      ))}
    </div>
  );
}

function withLine(lines: readonly LineForm[], key: number, text: string): readonly LineForm[] {
  const changed = lines.map((line) => (line.key === key ? { ...line, text } : line));
  return changed.at(-1)?.text === '' ? changed : [...changed, blankLine()];
}

function Materials() {
  const { values, set } = useFormParts();
  const change = (key: number, update: Partial<MaterialForm>): void => {
    const changed = values.materials.map((material) => (material.key === key ? { ...material, ...update } : material));
    set({ materials: changed.at(-1)?.name === '' ? changed : [...changed, blankMaterial()] });
  };
  return values.materials.map(({ key, name, pages, original }, index) => (
    <div className="register-material" key={key}>
      <NamedField name={`materials.${index}.name`} label={materialFields.name.label} size="half">
        <TextInput value={name} maxLength={80} onChange={(next) => change(key, { name: next })} />
      </NamedField>
      <NamedField name={`materials.${index}.pages`} label={materialFields.pages.label} size="third">
        <TextInput inputMode="numeric" value={pages} onChange={(pages) => change(key, { pages })} />
      </NamedField>
      <CheckBox checked={original} onChange={(on) => change(key, { original: on })}>
        {materialFields.original.label}
      </CheckBox>
    </div>
  ));
}
