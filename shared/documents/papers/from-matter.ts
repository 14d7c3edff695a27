/** What a matter already knows of a paper, by the common keys of the fields; the clerk fills in and corrects the rest. */
import { signingUnit } from '#shared/domain/letters/letter-kinds.ts';
import type { IssuedPaper, MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { intakeSourceLabels, petitionFormLabels } from '../code-labels.ts';
import { materialsText } from '../matter-words.ts';
import { surnameOnly } from '../personal-data.ts';
import { issuingUnit, type PrintContext, unitName } from '../print-context.ts';
import type { BuiltDocument } from '../print-document.ts';
import { mainPerson } from '../visit-form-rows.ts';
import { accessValues } from './access-values.ts';
import { paperOfVersion } from './all-papers.ts';
import { extensionValues } from './extension-values.ts';
import type { Paper, PaperValues } from './paper.ts';
import type { PaperFrame } from './paper-frame.ts';

/** @param asOf today, for papers that count up to the day they are written */
export function fromMatter(view: MatterView, context: PrintContext, asOf: PlainDate): PaperValues {
  const r = view.registration;
  const unit = issuingUnit(view, context);
  const name = r.petitionerType === 'anonymous' ? '匿名来访人' : mainPerson(r)?.name;
  const dutyUnit = unitName(r.dutyUnit, context);
  const materials = materialsText(r);
  return {
    addressee: r.totalPersons > 1 && name !== undefined ? `${name}等${r.totalPersons}人` : name,
    // A whistle-blower is not named to any other unit, not even by the surname (条例30条).
    petitionerAlias: r.purpose === 'accusation' ? '信访人' : surnameOnly(r).replace('**', '某'),
    receivedOn: r.receivedOn,
    petitionForm: petitionFormLabels[r.form],
    source: r.intakeSource === undefined ? petitionFormLabels[r.form] : intakeSourceLabels[r.intakeSource],
    summary: r.summary.replace(/[。；;.]+$/u, ''),
    handlingPath: r.handlingPath,
    handlingOrg: dutyUnit,
    dutyUnit,
    mainTo: dutyUnit,
    officer: r.dutyOfficer ?? r.receiver,
    contactPerson: r.receiver,
    phone: unit?.phone,
    queryCode: view.queryCode,
    queryWays: [unit?.address, unit?.phone].filter((way) => way !== undefined).join('、'),
    materials: materials === '' ? undefined : materials.split('\n').map((line) => line.replace(/^\d+\. /, '')),
    asOf,
    startedOn: r.receivedOn,
    fileNo: view.officialNo,
    reviewOrg: context.county.upstream?.name,
    ...extensionValues(view, context),
    ...accessValues(view),
  };
}

/** Who signs a paper about this matter that this office makes out (LN-05), and the marks of the copy. */
export function frameFor(
  paper: Pick<Paper, 'id'>,
  view: MatterView,
  context: PrintContext,
  office: string,
): Omit<PaperFrame, 'docNo' | 'signedOn' | 'urgency' | 'signer'> {
  const signs = signingUnit(context.county, office, paper.id);
  return {
    issuer: signs?.name ?? unitName(office, context),
    numberPrefix: signs?.numberPrefix ?? '',
    matterNo: view.officialNo ?? view.slipNo,
    printedAt: context.printedAt,
    reprint: context.reprint,
  };
}

/** LN-07: an issued letter as it was made out, word for word; only the day of printing and the mark of the copy differ. */
export function reprinted(issued: IssuedPaper, view: MatterView, context: PrintContext): BuiltDocument | null {
  const paper = paperOfVersion(issued.paper, issued.template);
  if (paper === null) return null;
  const { signer } = issued.values;
  return paper.fill(issued.values, {
    ...frameFor(paper, view, context, issued.office),
    issuer: issued.issuer,
    docNo: issued.docNo,
    signedOn: issued.signedOn,
    urgency: issued.urgency,
    signer: typeof signer === 'string' ? signer : undefined,
  });
}
