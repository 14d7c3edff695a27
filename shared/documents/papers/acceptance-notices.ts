/** 告知书 at the door (documents §2.1–2.4, §8.1–8.3; 条例22–24条, R001-34, R001-42, R004-49). */
import { handlingPathLabels } from '../code-labels.ts';
import { addressee, officer, phone, queryCode, receivedOn, summary } from './common-fields.ts';
import { definePaper } from './define-paper.ts';
import { date, fixed, long, must, pick, text } from './field-kinds.ts';
import { choice, closing, day, or, paragraphs, salutation, signedOff } from './text-parts.ts';

/** How it came: 「由 … 于 … 转送」 only for what was handed on by another body. */
const source = { fromOrg: text('来源机关', '转送、交办的填写；直接提出的不填'), fromOn: date('转送交办日期') } as const;

const redirect = {
  redirectTo: must(text('应当提出的机关')),
  redirectContact: must(text('该机关地址、电话、接待时间')),
} as const;

const redirectText = (input: {
  readonly redirectTo?: string | undefined;
  readonly redirectContact?: string | undefined;
}) => `请向${or(input.redirectTo)}（${or(input.redirectContact)}）提出。`;

/** 《信访事项告知书》, on paper still called 受理告知书: where it goes and by when (条例23条). */
export const acceptanceNotice = definePaper({
  id: 'acceptance-notice',
  number: '2.1',
  name: '受理告知书',
  group: 'notice',
  look: 'notice',
  fields: {
    addressee,
    receivedOn,
    petitionForm: must(text('信访形式')),
    summary,
    ...source,
    handlingPath: must(pick('处理途径', handlingPathLabels)),
    handlingOrg: must(text('承办机构')),
    dueOn: fixed(date('办结期限')),
    officer,
    phone,
    queryWays: must(text('查询方式')),
    queryCode,
  },
  // Only the petition procedure has the 60 days of 条例34条; other paths have limits of their own.
  alsoRequired: ({ handlingPath }) => (handlingPath === 'petition-procedure' ? ['dueOn'] : []),
  body: (v, frame) => ({
    blocks: [
      salutation(v.addressee),
      ...paragraphs(
        `你（你单位）于${day(v.receivedOn)}通过${or(v.petitionForm)}提出的关于${or(v.summary)}的信访事项（编号${frame.matterNo}${
          v.fromOrg === undefined ? '' : `，由${v.fromOrg}于${day(v.fromOn)}转来`
        }），本机关已收到。经审查，该事项属于本机关职权范围，处理途径为：${choice(handlingPathLabels, v.handlingPath)}，由${or(v.handlingOrg)}具体承办。`,
      ),
      ...(v.dueOn === undefined
        ? []
        : paragraphs(`本事项应于${day(v.dueOn)}前办结；情况复杂经批准延长的，将另行告知延期理由。`)),
      ...paragraphs(
        `如认为承办人员与本事项有直接利害关系，可以申请回避。办理情况可以通过${or(v.queryWays)}查询${
          v.queryCode === undefined ? '' : `，查询码${v.queryCode}`
        }。`,
      ),
      ...signedOff('承办人', v, frame),
    ],
  }),
});

const refusalGrounds = {
  'out-of-scope': '不属于本机关或者本系统职权范围',
  'other-procedure': '依法应当通过诉讼、仲裁、行政复议等法定途径解决',
  'already-accepted': '已由有权机关受理或者正在办理',
} as const;

/** 《不予受理告知书》: the matter stays registered; the reason, the article and the right place are told. */
export const refusalNotice = definePaper({
  id: 'refusal-notice',
  number: '2.2',
  name: '不予受理告知书',
  group: 'notice',
  look: 'notice',
  fields: {
    addressee,
    receivedOn,
    summary,
    ground: must(pick('不予受理理由', refusalGrounds)),
    groundDetail: long('理由说明'),
    basis: must(text('依据条文')),
    ...redirect,
    officer,
    phone,
  },
  body: (v, frame) => ({
    blocks: [
      salutation(v.addressee),
      ...paragraphs(
        `你（你单位）于${day(v.receivedOn)}提出的关于${or(v.summary)}的信访事项（编号${frame.matterNo}）已经登记。经审查，该事项${choice(refusalGrounds, v.ground)}，依据${or(v.basis)}，本机关不予受理。`,
      ),
      ...paragraphs(v.groundDetail),
      ...paragraphs(redirectText(v)),
      ...paragraphs('如有新的事实或者理由，可以补充材料，本机关将重新审查。'),
      ...signedOff('承办人', v, frame),
    ],
  }),
});

/** 《不再受理告知书》 after the final opinion (条例36条3款). New facts make a new matter; nobody is turned away (R001-42). */
export const noFurtherNotice = definePaper({
  id: 'no-further-notice',
  number: '2.3',
  name: '不再受理告知书',
  group: 'notice',
  look: 'notice',
  fields: {
    addressee,
    receivedOn,
    summary,
    recheckOrg: must(text('复核机关')),
    recheckOn: must(date('复核意见日期')),
    recheckNo: must(text('复核意见文号')),
    sameGround: must(long('同一事实和理由的认定')),
    officer,
    phone,
  },
  body: (v, frame) => ({
    blocks: [
      salutation(v.addressee),
      ...paragraphs(
        `你于${day(v.receivedOn)}提出的${or(v.summary)}（编号${frame.matterNo}）已经登记。该事项已经${or(v.recheckOrg)}于${day(v.recheckOn)}作出${or(v.recheckNo)}，你现以同一事实和理由提出。`,
      ),
      ...paragraphs(v.sameGround),
      ...paragraphs(
        '依据《信访工作条例》第三十六条第三款，不再受理。如有新的事实和理由，可提交相应材料，本机关将按新的事项登记。',
      ),
      ...signedOff('承办人', v, frame),
    ],
  }),
});

/** 《诉访分离告知书》: which procedure, which body, and that its time limit runs (条例20、22、28条). */
export const litigationNotice = definePaper({
  id: 'litigation-notice',
  number: '2.4',
  name: '诉访分离告知书',
  group: 'notice',
  look: 'notice',
  fields: {
    addressee,
    receivedOn,
    summary,
    procedure: must(text('涉及的诉讼程序')),
    ...redirect,
    timeLimit: must(long('期限提示', '起诉等期限以法律规定为准')),
    officer,
    phone,
  },
  body: (v, frame) => ({
    blocks: [
      salutation(v.addressee),
      ...paragraphs(
        `你于${day(v.receivedOn)}提出的关于${or(v.summary)}的事项（编号${frame.matterNo}）已经登记。经审查，该事项涉及${or(v.procedure)}，属于诉讼权利救济事项。依据《信访工作条例》第二十条第二款、第二十八条第二款，应当按照法律规定的程序向有关政法机关提出。`,
      ),
      ...paragraphs(redirectText(v)),
      ...paragraphs(`期限提示：${or(v.timeLimit)}`),
      ...paragraphs('需要法律帮助的，可以拨打12348公共法律服务热线咨询；符合条件的，可以向法律援助机构申请法律援助。'),
      ...signedOff('承办人', v, frame),
    ],
  }),
});

/** 《转送告知书》: where the matter was sent and when (条例22、23条); the place it went to tells the rest. */
export const transferNotice = definePaper({
  id: 'transfer-notice',
  number: '2.1',
  name: '转送告知书',
  group: 'notice',
  look: 'notice',
  fields: {
    addressee,
    receivedOn,
    summary,
    sentTo: fixed(must(text('转送给'))),
    sentOn: fixed(must(date('转送日期'))),
    officer,
    phone,
    queryCode,
  },
  body: (v, frame) => ({
    blocks: [
      salutation(v.addressee),
      ...paragraphs(
        `你于${day(v.receivedOn)}提出的关于${or(v.summary)}的信访事项（编号${frame.matterNo}）已经登记，本机关于${day(v.sentOn)}转送${or(v.sentTo)}。`,
      ),
      ...paragraphs(
        `收到的机关、单位将自收到之日起15日内书面告知你接收情况以及处理途径和程序。本次登记可以凭编号${
          v.queryCode === undefined ? '' : `和查询码${v.queryCode}`
        }查询。`,
      ),
      ...signedOff('联系人', v, frame),
    ],
  }),
});

/** 简易办理: both limits are short, and the petitioner may still ask for the ordinary procedure (001-16, statutes §6). */
export const simpleNotice = definePaper({
  id: 'simple-notice',
  number: '2.1',
  name: '简易办理告知书',
  group: 'notice',
  look: 'notice',
  fields: {
    addressee,
    receivedOn,
    summary,
    acceptedOn: must(date('受理日期')),
    dueOn: fixed(must(date('作出处理意见的期限'))),
    handlingOrg: must(text('承办机构')),
    officer,
    phone,
    queryCode,
  },
  body: (v, frame) => ({
    blocks: [
      salutation(v.addressee),
      ...paragraphs(
        `你于${day(v.receivedOn)}提出的关于${or(v.summary)}的信访事项（编号${frame.matterNo}），本机关于${day(v.acceptedOn)}受理。经审查，该事项事实清楚、责任明确、易于解决，适用简易办理，由${or(v.handlingOrg)}承办，于${day(v.dueOn)}前作出处理意见。`,
      ),
      ...paragraphs(
        '办理中发现不宜简易办理的，经批准转为普通程序，办理期限从受理之日起连续计算，并另行告知。你要求书面答复的，本机关出具书面处理意见。',
      ),
      ...paragraphs(
        `承办人：${or(v.officer)}　联系电话：${or(v.phone)}${v.queryCode === undefined ? '' : `　查询码：${v.queryCode}`}`,
      ),
      closing(frame),
    ],
  }),
});
