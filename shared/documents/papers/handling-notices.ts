/** Notices while a matter is being handled (documents §2.8, §2.10, §2.12; 条例29、34条). */
import { addressee, officer, phone, receivedOn, summary } from './common-fields.ts';
import { definePaper } from './define-paper.ts';
import { date, fixed, lines, long, must, pick, text } from './field-kinds.ts';
import { choice, day, or, paragraphs, salutation, signedOff } from './text-parts.ts';

/** 《延期告知书》: approved by the head of the body, at most 30 days, with its reason (条例34条, C07). */
export const extensionNotice = definePaper({
  id: 'extension-notice',
  number: '2.8',
  name: '延期告知书',
  group: 'notice',
  look: 'notice',
  fields: {
    addressee,
    summary,
    acceptedOn: must(date('受理日期')),
    originalDue: fixed(must(date('原办结期限'))),
    extendedDue: fixed(must(date('延期至'))),
    days: fixed(must(text('延长日数'))),
    extensionReason: must(long('延期理由')),
    approvedBy: must(text('批准人职务')),
    approvedOn: must(date('批准日期')),
    officer,
    phone,
  },
  body: (v, frame) => ({
    blocks: [
      salutation(v.addressee),
      ...paragraphs(
        `你反映的${or(v.summary)}（编号${frame.matterNo}）于${day(v.acceptedOn)}受理，原办结期限为${day(v.originalDue)}。因${or(v.extensionReason)}，经${or(v.approvedBy)}于${day(v.approvedOn)}批准，办理期限延长至${day(v.extendedDue)}（延长${or(v.days, '＿＿')}日，不超过30日）。`,
      ),
      ...signedOff('承办人', v, frame),
    ],
  }),
});

const adoption = { adopted: '采纳', 'partly-adopted': '部分采纳', 'not-adopted': '未采纳', filed: '留作参考' } as const;

/** 《建议事项回复》 (条例29条). */
export const suggestionReply = definePaper({
  id: 'suggestion-reply',
  number: '2.10',
  name: '建议事项回复',
  group: 'result',
  look: 'notice',
  fields: {
    addressee,
    receivedOn,
    summary,
    study: fixed(must(long('研究论证情况'))),
    adoption: fixed(must(pick('采纳情况', adoption))),
    reason: fixed(must(long('理由'))),
    officer,
    phone,
  },
  body: (v, frame) => ({
    blocks: [
      salutation(v.addressee),
      ...paragraphs(
        `你于${day(v.receivedOn)}提出的关于${or(v.summary)}的建议（编号${frame.matterNo}）收悉。现回复如下：`,
      ),
      ...paragraphs(v.study),
      ...paragraphs(`对你的建议，本机关${choice(adoption, v.adoption)}。${or(v.reason)}`),
      ...paragraphs('感谢你对司法行政工作的关心和支持。'),
      ...signedOff('承办人', v, frame),
    ],
  }),
});

const meeting = { appointment: '约访', outreach: '下访' } as const;

/** 《约访/下访通知》: an invitation, which may be declined without any consequence. */
export const meetingNotice = definePaper({
  id: 'meeting-notice',
  number: '2.12',
  name: '约访（下访）通知',
  group: 'notice',
  look: 'notice',
  fields: {
    addressee,
    summary,
    kind: must(pick('方式', meeting)),
    meetingOn: must(date('日期')),
    meetingTime: must(text('时间')),
    place: must(text('地点')),
    bring: lines('携带材料'),
    officer,
    phone,
  },
  body: (v, frame) => ({
    title: `${choice(meeting, v.kind)}通知`,
    blocks: [
      salutation(v.addressee),
      ...paragraphs(
        `为听取你对${or(v.summary)}（编号${frame.matterNo}）的意见，定于${day(v.meetingOn)}${or(v.meetingTime)}在${or(v.place)}${
          v.kind === 'outreach' ? '上门走访' : '与你面谈'
        }。`,
      ),
      ...(v.bring === undefined || v.bring.length === 0 ? [] : paragraphs(`请携带：${v.bring.join('、')}。`)),
      ...paragraphs('你可以改期，也可以不参加，不影响本事项的办理。'),
      ...signedOff('联系人', v, frame),
    ],
  }),
});
