/** 《协办函》 and 《协同办理单》 (R001-37): who leads, what each other unit has to do by when, and what it found. */
import { label, value } from '../form-cells.ts';
import { petitionerAlias, mainTo, materials, summary } from './common-fields.ts';
import { contact, contactLine } from './contact-line.ts';
import { definePaper } from './define-paper.ts';
import { date, fixed, long, must, rows, text } from './field-kinds.ts';
import { formTable } from './form-table.ts';
import { attachments, closing, day, or, paragraphs, salutation } from './text-parts.ts';

/** To one unit: its own task alone, and a 代称 for the petitioner. */
export const coHandlingLetter = definePaper({
  id: 'co-handling-letter',
  number: '5.1',
  name: '协办函',
  group: 'forward',
  look: 'letter-head',
  fields: {
    mainTo,
    leadUnit: must(text('主办单位')),
    petitionerAlias,
    summary,
    task: fixed(must(long('协办任务'))),
    coDueOn: fixed(must(date('反馈期限'))),
    materials,
    ...contact,
  },
  body: (v, frame) => ({
    title: '关于协助办理信访事项的函',
    blocks: [
      salutation(v.mainTo),
      ...paragraphs(
        `${or(v.petitionerAlias)}反映的${or(v.summary)}（编号${frame.matterNo}）由${or(v.leadUnit)}主办，现请你单位协助办理：${or(v.task)}`,
      ),
      ...paragraphs(
        `请于${day(v.coDueOn)}前书面反馈查明的事实、依据和意见。信访人由主办单位统一答复；本函和材料请勿转给被反映的单位和人员。`,
      ),
      ...attachments(v.materials),
      closing(frame),
      ...contactLine(v),
    ],
  }),
});

const sheetFields = {
  summary,
  leadUnit: must(text('主办单位')),
  officer: must(text('承办人')),
  cross: text('三跨三分离', '没有的不填'),
  level: text('协调层级'),
  talks: long('协商情况'),
  units: must(
    rows('协办单位', {
      unit: must(text('单位')),
      task: must(long('任务')),
      due: must(text('反馈期限')),
      feedback: long('反馈'),
    }),
  ),
  review: long('主办单位意见'),
} as const;

/** The whole of it on one form, which stays with the file. */
export const coHandlingSheet = definePaper({
  id: 'co-handling-sheet',
  number: '5.1',
  name: '信访事项协同办理单',
  group: 'forward',
  look: 'form',
  fields: sheetFields,
  body: (v) => ({
    blocks: [
      formTable(sheetFields, v, [
        { wide: 'summary', lines: 3 },
        ['leadUnit', 'officer'],
        ['cross', 'level'],
        { wide: 'talks', lines: 4 },
      ]),
      {
        kind: 'table',
        columns: [18, 34, 16, 32],
        head: [['协办单位', '任务', '反馈期限', '反馈'].map(label)],
        rows: (v.units ?? []).map(({ unit, task, due, feedback }) => [
          value(unit),
          value(task),
          value(due),
          value(feedback),
        ]),
      },
      formTable(sheetFields, v, [{ wide: 'review', lines: 5, sign: '负责人签名：　　　　　　　　年　　月　　日' }]),
    ],
  }),
});
