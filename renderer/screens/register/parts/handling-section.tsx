import { useSession, unitName } from '#renderer/session/session.ts';
import { isNamedIn } from '#shared/domain/access/named-in.ts';
import { contentCategoryOf } from '#shared/domain/duty/content-category.ts';
import { isLeadersReception } from '#shared/domain/reception/session/visit-kind.ts';
import { headOf } from '#shared/domain/organisation/head-of.ts';
import { openUnits } from '#shared/domain/organisation/units.ts';
import { petitionClassOf, type JusticeCategory } from '#shared/model/codes.ts';
import { codes, optionsOf } from '#renderer/text/codes.ts';
import { registrationFields } from '#renderer/text/fields.ts';
import { categoryPinyin, dutyReason, registerWords } from '#renderer/text/register-words.ts';
import { registrationText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Combobox } from '#renderer/ui/combobox.tsx';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { TimeInput } from '#renderer/ui/time-input.tsx';
import { OUTCOMES } from '#renderer/state/register-form.ts';
import { useFormParts } from '../form-context.ts';
import { isAssigned } from '../to-registration.ts';
import { AssignedFields } from './assigned-fields.tsx';
import { accusedInForm } from '../accused-in-form.ts';
import { LeaderFields } from './leader-fields.tsx';
import { More } from './more.tsx';
import { NamedField } from './named-field.tsx';
import { OutcomeFields } from './outcome-fields.tsx';

const CATEGORIES = optionsOf('justiceCategory').map((option) => ({
  ...option,
  keywords: categoryPinyin[option.value],
}));
const OUTCOME_OPTIONS = OUTCOMES.map((value) => ({ value, label: registerWords.outcomes[value] }));

/** 办理: what kind of matter, where, whose it is, and what happens now. */
export function HandlingSection() {
  const { values, set, suggestion, today } = useFormParts();
  const { deps, profile } = useSession();
  const accused = accusedInForm(values);
  const offices = openUnits(profile.units, values.issueOffice).filter(({ level }) => level === 'township-office');
  const units = openUnits(profile.units, values.dutyUnit).map(({ code, shortName, level }) => ({
    value: code,
    label: shortName,
    group: codes.unitLevel[level],
  }));
  const villages = offices.find(({ code }) => code === values.issueOffice)?.villages ?? [];
  const unit = values.dutyUnit ?? suggestion?.unit ?? null;
  const petitionClass = values.purpose === null ? null : petitionClassOf(values.purpose);
  // Complaints about these have limits of their own, which follow from the way (DL-72); an inquiry is no complaint.
  const isComplaint =
    (values.justiceCategory === 'legal-aid' || values.justiceCategory === 'forensic') && values.purpose !== 'inquiry';

  function chooseCategory(justiceCategory: JusticeCategory | null): void {
    // R003-03: what is not ours is registered all the same, and the visitor is told where to go.
    const outcome = justiceCategory === 'out-of-scope' && values.outcome === 'register-only' ? 'guide' : values.outcome;
    set({ justiceCategory, outcome });
  }

  function chooseVillage(issueVillage: string): void {
    const office = offices.find((unit) => unit.villages?.includes(issueVillage) === true);
    set({ issueVillage, ...(office !== undefined && { issueOffice: office.code }) });
  }

  return (
    <section className="register-section" data-section="handling" aria-labelledby="register-handling">
      <h2 id="register-handling">
        {registrationText.sections.matter}
        <kbd aria-hidden="true">Alt+4</kbd>
      </h2>
      <div className="register-rows">
        <NamedField
          name="purpose"
          label={registrationFields.purpose.label}
          size="half"
          required
          hint={petitionClass === null ? null : registerWords.classOf(codes.petitionClass[petitionClass])}
        >
          <Select options={optionsOf('purpose')} value={values.purpose} onChange={(purpose) => set({ purpose })} />
        </NamedField>
        <NamedField name="justiceCategory" label={registrationFields.justiceCategory.label} size="half" required>
          <Combobox options={CATEGORIES} value={values.justiceCategory} onChange={chooseCategory} />
        </NamedField>
        {isComplaint && <PathField />}
        <NamedField name="issueOffice" label={registrationFields.issueOffice.label} size="half">
          <Select
            options={offices.map(({ code, shortName }) => ({ value: code, label: shortName }))}
            placeholder={registerWords.allOffices}
            value={values.issueOffice}
            onChange={(issueOffice) => set({ issueOffice })}
          />
        </NamedField>
        <NamedField name="issueVillage" label={registrationFields.issueVillage.label} size="half">
          <TextInput value={values.issueVillage} maxLength={60} list="register-villages" onChange={chooseVillage} />
        </NamedField>
        <datalist id="register-villages">
          {villages.map((village) => (
            <option key={village} value={village} />
          ))}
        </datalist>
        <NamedField name="dutyUnit" label={registrationFields.dutyUnit.label} required hint={<SuggestionNote />}>
          <Select
            options={units}
            value={unit}
            onChange={(dutyUnit) => set({ dutyUnit: dutyUnit === suggestion?.unit ? null : dutyUnit })}
          />
        </NamedField>
        <NamedField name="dutyOfficer" label={registrationFields.dutyOfficer.label} size="half">
          <TextInput
            value={values.dutyOfficer}
            maxLength={40}
            placeholder={unit === null ? undefined : headOf(unit, profile, accused)?.name}
            onChange={(dutyOfficer) => set({ dutyOfficer })}
          />
        </NamedField>
        <NamedField name="promisedOn" label={registrationFields.promisedOn.label} size="half">
          <DateInput today={today} value={values.promisedOn} onChange={(promisedOn) => set({ promisedOn })} />
        </NamedField>
        {values.form === 'phone' && values.promisedOn !== '' && (
          <NamedField name="promisedTime" label={registrationFields.promisedTime.label} size="half">
            <TimeInput value={values.promisedTime} onChange={(promisedTime) => set({ promisedTime })} />
          </NamedField>
        )}
        {values.form === 'letter' && (
          <NamedField
            name="postmarkOn"
            label={registrationFields.postmarkOn.label}
            hint={registrationFields.postmarkOn.hint}
            size="half"
          >
            <DateInput today={today} value={values.postmarkOn} onChange={(postmarkOn) => set({ postmarkOn })} />
          </NamedField>
        )}
        {isAssigned(values) && <AssignedFields />}
        <NamedField name="outcome" label={registrationText.outcome.title} group>
          <RadioGroup options={OUTCOME_OPTIONS} value={values.outcome} onChange={(outcome) => set({ outcome })} />
        </NamedField>
        <OutcomeFields />
        {isLeadersReception(values) && <LeaderFields />}
        <More label={registerWords.more.handling} filled={hasMore(values)}>
          {!isComplaint && <PathField />}
          <NamedField
            name="simpleGround"
            label={registrationFields.simpleGround.label}
            hint={registrationFields.simpleGround.hint}
            size="half"
          >
            <Select
              options={optionsOf('simpleGround')}
              placeholder={registerWords.none}
              value={values.simpleGround}
              onChange={(simpleGround) => set({ simpleGround })}
            />
          </NamedField>
          <NamedField name="contentCategory" label={registrationFields.contentCategory.label} size="half">
            <Combobox
              options={optionsOf('contentCategory')}
              placeholder={registerWords.none}
              value={
                values.contentCategory ??
                (values.justiceCategory === null ? null : contentCategoryOf(values.justiceCategory))
              }
              onChange={(contentCategory) => set({ contentCategory })}
            />
          </NamedField>
          <NamedField
            name="concernedParty"
            label={registrationFields.concernedParty.label}
            hint={isNamedIn(accused, deps.officer.name) ? registrationText.namesYou : undefined}
          >
            <TextInput value={values.concernedParty} onChange={(concernedParty) => set({ concernedParty })} />
          </NamedField>
          <NamedField name="learnedDate" label={registerWords.learnedDate} size="half">
            <DateInput today={today} value={values.learnedDate} onChange={(learnedDate) => set({ learnedDate })} />
          </NamedField>
          <NamedField
            name="learnedTime"
            label={registerWords.learnedTime}
            size="half"
            hint={registrationFields.learnedAt.hint}
          >
            <TimeInput value={values.learnedTime} onChange={(learnedTime) => set({ learnedTime })} />
          </NamedField>
          {values.form === 'visit' && (
            <>
              <NamedField name="substituteFor" label={registrationFields.substituteFor.label} size="half">
                <TextInput value={values.substituteFor} onChange={(substituteFor) => set({ substituteFor })} />
              </NamedField>
              <NamedField name="intakeSource" label={registrationFields.intakeSource.label} size="half">
                <Select
                  options={optionsOf('intakeSource')}
                  value={values.intakeSource}
                  onChange={(intakeSource) => set({ intakeSource })}
                />
              </NamedField>
            </>
          )}
        </More>
      </div>
    </section>
  );
}

const hasMore = ({
  handlingPath,
  simpleGround,
  contentCategory,
  concernedParty,
  learnedDate,
}: {
  readonly handlingPath: string | null;
  readonly simpleGround: string | null;
  readonly contentCategory: string | null;
  readonly concernedParty: string;
  readonly learnedDate: string;
}): boolean =>
  handlingPath !== null || simpleGround !== null || contentCategory !== null || concernedParty + learnedDate !== '';

function PathField() {
  const { values, set } = useFormParts();
  const { label, hint } = registrationFields.handlingPath;
  return (
    <NamedField name="handlingPath" label={label} hint={hint} size="half">
      <Select
        options={optionsOf('handlingPath')}
        placeholder={registerWords.none}
        value={values.handlingPath}
        onChange={(handlingPath) => set({ handlingPath })}
      />
    </NamedField>
  );
}

/** Which unit is suggested and why; a person decides (R004-01). */
function SuggestionNote() {
  const { values, set, suggestion } = useFormParts();
  const { profile } = useSession();
  if (suggestion === null || values.justiceCategory === null) return null;
  const nameOf = (code: string): string => unitName(profile, code);
  const category = codes.justiceCategory[values.justiceCategory];
  const reasons = suggestion.reasons.map((reason) => dutyReason(reason, category, nameOf));
  const taken = values.dutyUnit === null;
  return (
    <>
      {taken
        ? registrationText.suggestedUnit(nameOf(suggestion.unit))
        : registerWords.chosenOtherwise(nameOf(suggestion.unit))}
      {`；${suggestion.missing ? registerWords.noSection : reasons.join('；')} `}
      {!taken && (
        <Button small onClick={() => set({ dutyUnit: null })}>
          {registerWords.backToSuggestion}
        </Button>
      )}
    </>
  );
}
