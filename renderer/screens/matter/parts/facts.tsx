import { useState } from 'react';
import type { MatterView } from '#shared/model/matter.ts';
import { factsOf } from '#shared/domain/access/matter-facts.ts';
import { scopeOf } from '#shared/domain/access/matrix.ts';
import { handlingPathOf } from '#shared/domain/workflow/facts.ts';
import { maskId, maskPhone } from '#shared/domain/identity/mask.ts';
import { dateText } from '#shared/documents/date-text.ts';
import { materialsText } from '#shared/documents/matter-words.ts';
import { unitName, useSession } from '#renderer/session/session.ts';
import { codes } from '#renderer/text/codes.ts';
import { actionFields, petitionerFields, registrationFields as fields } from '#renderer/text/fields.ts';
import { matterText } from '#renderer/text/matter-words.ts';
import { listText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { KeyValueList, type KeyValue } from '#renderer/ui/key-value-list.tsx';
import { Panel } from '#renderer/ui/panel.tsx';

/** What was registered, and how it was settled. Id numbers and telephones stay masked until somebody needs them. */
export function Facts({ view }: { readonly view: MatterView }) {
  const { acting, profile, audit } = useSession();
  const [shown, setShown] = useState(false);
  const r = view.registration;
  const toggle = (): void => {
    // C19: full numbers are asked for one matter at a time, and each time is kept.
    if (!shown) audit.note({ kind: 'reveal', what: 'phone-id', stream: view.id });
    setShown(!shown);
  };
  const unit = (code: string): string => unitName(profile, code);
  const place = [r.issueOffice === undefined ? '' : unit(r.issueOffice), r.issueVillage ?? ''].join(' ').trim();
  const path = handlingPathOf(view);
  const short: readonly KeyValue[] = [
    {
      label: fields.form.label,
      value: [codes.form[r.form], r.visitKind && codes.visitKind[r.visitKind]].filter(Boolean).join(' · '),
    },
    { label: fields.purpose.label, value: codes.purpose[r.purpose] },
    { label: fields.justiceCategory.label, value: codes.justiceCategory[r.justiceCategory] },
    { label: fields.handlingPath.label, value: path && codes.handlingPath[path] },
    { label: fields.dutyUnit.label, value: unit(r.dutyUnit) },
    { label: fields.dutyOfficer.label, value: r.dutyOfficer },
    { label: fields.issueOffice.label, value: place },
    ...optional(fields.assignedNo.label, r.assignedNo),
    ...optional(fields.assignedOn.label, r.assignedOn && dateText(r.assignedOn)),
    ...optional(fields.feedbackDue.label, r.feedbackDue && dateText(r.feedbackDue)),
    { label: fields.receiver.label, value: [r.receiver, r.receiverTitle].filter(Boolean).join(' ') },
  ];
  const long: readonly KeyValue[] = [
    { label: fields.summary.label, value: r.summary },
    ...(r.statement === undefined ? [] : [{ label: fields.statement.label, value: <q>{r.statement}</q> }]),
    {
      label: fields.claims.label,
      value:
        r.claims.length === 0 ? null : (
          <ol className="matter-claims">
            {r.claims.map((claim, i) => (
              <li key={i}>{claim}</li>
            ))}
          </ol>
        ),
    },
    ...optional(fields.concernedParty.label, r.concernedParty),
    ...optional(fields.priorHandling.label, r.priorHandling),
    ...optional(fields.explanation.label, r.explanation),
    ...optional(fields.materials.label, materialsText(r)),
    ...optional(fields.postmarkOn.label, r.postmarkOn && dateText(r.postmarkOn)),
    ...optional(fields.leaderOpinion.label, r.leaderOpinion),
    ...outcome(view),
  ];
  return (
    <Panel
      title={matterText.facts}
      note={r.totalPersons > 1 ? `${fields.totalPersons.label} ${r.totalPersons}` : undefined}
      actions={
        // CO-03: who only helps needs nobody's number.
        (acting === null || scopeOf(acting, factsOf(view)) !== 'co-unit') &&
        r.petitioners.some((person) => person.phone !== undefined || person.idNo !== undefined) && (
          <Button small aria-pressed={shown} onClick={toggle}>
            {shown ? matterText.hide : matterText.reveal}
          </Button>
        )
      }
    >
      {r.petitioners.length === 0 ? (
        <p className="matter-people">{listText.anonymous}</p>
      ) : (
        <ul className="matter-people">
          {r.petitioners.map((person, i) => (
            <li key={i}>
              <strong>{person.name}</strong> <span className="tag">{codes.petitionerRole[person.role]}</span>
              <span className="matter-soft">
                {[
                  person.gender && codes.gender[person.gender],
                  person.phone && `${petitionerFields.phone.label} ${shown ? person.phone : maskPhone(person.phone)}`,
                  person.idNo && `${petitionerFields.idNo.label} ${shown ? person.idNo : maskId(person.idNo)}`,
                  person.address ??
                    (person.addressUnknown === true ? petitionerFields.addressUnknown.label : undefined),
                ]
                  .filter(Boolean)
                  .join('　')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <KeyValueList columns={2} items={short} />
      <div className="matter-long">
        <KeyValueList items={long} />
      </div>
    </Panel>
  );
}

const optional = (label: string, value: string | undefined): readonly KeyValue[] =>
  value === undefined || value === '' ? [] : [{ label, value }];

function outcome({ settlement, guidance, mediation, voidReason }: MatterView): readonly KeyValue[] {
  return [
    ...(settlement === undefined
      ? []
      : [
          {
            label: matterText.settled,
            value: `${codes.closeMode[settlement.closeMode]}，${dateText(settlement.informedOn)} ${codes.serviceMode[settlement.informedBy]}\n${settlement.reply}`,
          },
          ...optional(actionFields.basis.label, settlement.basis),
        ]),
    ...(guidance === undefined
      ? []
      : [
          {
            label: matterText.guided,
            value: `${guidance.redirectTo}（${dateText(guidance.informedOn)}）\n${guidance.reason}`,
          },
          ...optional(actionFields.guideExplanation.label, guidance.explanation),
          ...optional(actionFields.guideResponse.label, guidance.response && codes.guideResponse[guidance.response]),
        ]),
    ...(mediation === undefined
      ? []
      : [{ label: matterText.mediated, value: `${mediation.committee}（${dateText(mediation.agreedOn)}）` }]),
    ...optional(matterText.voided, voidReason),
  ];
}
