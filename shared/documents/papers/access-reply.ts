/** 《个人信息请求答复书》: what somebody asked about their own data, and the answer with its ground (个人信息保护法 45, 46, 50). */
import { accessGroundLabels, accessOutcomeLabels, accessRequestLabels } from '../workflow-labels.ts';
import { addressee, officer, phone } from './common-fields.ts';
import { definePaper } from './define-paper.ts';
import { date, long, must, pick } from './field-kinds.ts';
import { choice, day, or, paragraphs, part, salutation, signedOff } from './text-parts.ts';

/** The law names no form; number 2.13 follows the list of notices. */
export const accessReply = definePaper({
  id: 'access-reply',
  number: '2.13',
  name: '个人信息请求答复书',
  group: 'notice',
  look: 'notice',
  fields: {
    addressee,
    accessOn: must(date('提出日期')),
    accessAsks: must(pick('请求', accessRequestLabels)),
    accessText: must(long('请求内容')),
    accessOutcome: must(pick('答复', accessOutcomeLabels)),
    accessGround: pick('法定理由', accessGroundLabels),
    accessReason: long('说明'),
    ownRecord: {
      kind: 'lines',
      label: '本人登记内容',
      hint: '一行一项；逐行核对，去掉他人的信息和内部意见。',
    },
    officer,
    phone,
  },
  alsoRequired: (v) => [
    ...(v.accessOutcome === 'partly' || v.accessOutcome === 'refused'
      ? (['accessGround', 'accessReason'] as const)
      : []),
    ...(v.accessOutcome !== 'refused' && (v.accessAsks === 'see' || v.accessAsks === 'copy')
      ? (['ownRecord'] as const)
      : []),
  ],
  body: (v, frame) => ({
    blocks: [
      salutation(v.addressee),
      ...paragraphs(
        `你于${day(v.accessOn)}请求${choice(accessRequestLabels, v.accessAsks)}本机关登记的你的个人信息（编号${frame.matterNo}）：${or(v.accessText)}。现答复如下：`,
      ),
      ...paragraphs(`${choice(accessOutcomeLabels, v.accessOutcome)}。`),
      ...(v.accessGround === undefined ? [] : paragraphs(`理由：${accessGroundLabels[v.accessGround]}。`)),
      ...paragraphs(v.accessReason),
      ...(v.accessOutcome === 'refused' || v.ownRecord === undefined || v.ownRecord.length === 0
        ? []
        : part('你的登记内容', v.ownRecord.join('\n'))),
      ...paragraphs('对本答复有异议的，可以向本机关提出，也可以依法向人民法院提起诉讼。'),
      ...signedOff('承办人', v, frame),
    ],
  }),
});
