/** 处理意见 and what follows it: 复查, 复核 (documents §2.9, §4.2–4.4, §8.7, §8.9; 条例32、35、36条, R001-41). */
import type { Block } from '../print-document.ts';
import { addressee, copyTo, receivedOn, summary } from './common-fields.ts';
import { definePaper } from './define-paper.ts';
import { date, fixed, long, must, pick, rows, text } from './field-kinds.ts';
import {
  choice,
  closing,
  copies,
  day,
  han,
  heading,
  or,
  paragraphs,
  part,
  salutation,
  subheading,
} from './text-parts.ts';

const results = {
  supported: '予以支持',
  'partly-supported': '部分支持',
  explained: '解释说明',
  'not-supported': '不予支持',
} as const;

/**
 * 《信访事项处理意见书》: every claim with its finding, its result and its article, and where to ask for a review
 * (R002-01 no result without a basis). Signed by the body in charge, never by a section (statutes §5).
 */
export const opinionLetter = definePaper({
  id: 'opinion-letter',
  number: '2.9',
  name: '处理意见书',
  group: 'result',
  look: 'notice',
  fields: {
    addressee,
    subject: must(text('反映的事项', '用于标题：关于×××反映……的处理意见')),
    receivedOn,
    acceptance: must(long('受理情况')),
    claims: fixed(
      must(
        rows('逐项意见', {
          claim: must(long('诉求')),
          finding: must(long('调查核实情况')),
          result: must(pick('处理意见', results)),
          opinion: long('说明'),
          basis: must(text('依据')),
        }),
      ),
    ),
    execution: fixed(long('执行安排')),
    reviewOrg: fixed(must(text('复查机关'))),
    copyTo,
  },
  // What is granted must also be carried out (R002-10).
  alsoRequired: ({ claims }) =>
    claims?.some(({ result }) => result === 'supported' || result === 'partly-supported') === true ? ['execution'] : [],
  body: (v, frame) => {
    const claims = v.claims ?? [];
    return {
      title: `关于${or(v.addressee)}反映${or(v.subject)}的处理意见`,
      blocks: [
        salutation(v.addressee),
        ...paragraphs(`你于${day(v.receivedOn)}提出的信访事项（编号${frame.matterNo}），现提出处理意见如下：`),
        ...part('一、受理情况', v.acceptance),
        heading('二、反映的主要问题及请求'),
        ...claims.flatMap(({ claim }, i) => paragraphs(`${i + 1}. ${or(claim)}`)),
        heading('三、调查核实情况'),
        ...claims.flatMap(({ finding }, i) => [
          subheading(`（${han(i + 1)}）关于第${i + 1}项`),
          ...paragraphs(or(finding)),
        ]),
        heading('四、处理意见及依据'),
        ...claims.flatMap(({ result, opinion, basis }, i): readonly Block[] => [
          ...paragraphs(
            `第${i + 1}项，${choice(results, result)}。${opinion ?? ''}依据：${or(basis)}。`.replace(/。。$/, '。'),
          ),
        ]),
        ...(v.execution === undefined ? [] : part('五、执行安排', v.execution)),
        ...paragraphs(`如不服本意见，可自收到本意见书之日起30日内向${or(v.reviewOrg)}书面请求复查。`),
        closing(frame),
        ...copies(v.copyTo),
      ],
    };
  },
});

const levels = { review: '复查', recheck: '复核' } as const;
const conclusions = {
  upheld: '维持原意见',
  changed: '变更原意见',
  redo: '责令重新处理',
} as const;

/** 《复查意见书》 and 《复核意见书》. */
export const reviewOpinion = definePaper({
  id: 'review-opinion',
  number: '4.2/4.3',
  name: '复查（复核）意见书',
  group: 'review',
  look: 'notice',
  fields: {
    level: must(pick('程序', levels)),
    addressee,
    summary,
    appliedOn: must(date('收到申请日期')),
    originalOrg: must(text('原意见机关')),
    originalNo: must(text('原意见文号')),
    originalGist: must(long('原意见要点')),
    request: must(long('申请的请求和理由')),
    process: must(long('审查过程')),
    findings: must(long('审查查明')),
    conclusion: must(pick('结论', conclusions)),
    opinion: must(long('意见内容')),
    basis: must(text('依据')),
    nextOrg: text('复核机关', '复查意见填写'),
    copyTo,
  },
  alsoRequired: ({ level }) => (level === 'recheck' ? [] : ['nextOrg']),
  body: (v, frame) => {
    const level = choice(levels, v.level);
    return {
      title: `信访事项${level}意见书`,
      blocks: [
        ...paragraphs(`申请人：${or(v.addressee)}`),
        ...paragraphs(
          `申请人不服${or(v.originalOrg)}作出的${or(v.originalNo)}，就${or(v.summary)}请求${level}，本机关于${day(v.appliedOn)}收到。`,
        ),
        ...part('一、原意见要点', v.originalGist),
        ...part(`二、申请${level}的请求和理由`, v.request),
        ...part('三、审查过程', v.process),
        ...part('四、审查查明的事实', v.findings),
        heading(`五、${level}意见`),
        ...paragraphs(`依据${or(v.basis)}，本机关决定：${choice(conclusions, v.conclusion)}。${v.opinion ?? ''}`),
        ...paragraphs(
          v.level === 'recheck'
            ? '本意见为信访程序终结意见。对本意见不服，仍然以同一事实和理由提出投诉请求的，各级机关、单位不再受理。'
            : `如不服本意见，可自收到本意见书之日起30日内向${or(v.nextOrg)}请求复核。`,
        ),
        closing(frame),
        ...copies(v.copyTo),
      ],
    };
  },
});

/** 《不予复查/复核告知书》. */
export const reviewRefusal = definePaper({
  id: 'review-refusal',
  number: '4.4',
  name: '不予复查（复核）告知书',
  group: 'review',
  look: 'notice',
  fields: {
    level: must(pick('程序', levels)),
    addressee,
    appliedOn: must(date('收到申请日期')),
    originalNo: must(text('原意见文号')),
    reason: must(long('理由')),
    basis: must(text('依据条文')),
    otherWays: long('其他途径'),
  },
  body: (v, frame) => ({
    title: `不予${choice(levels, v.level)}告知书`,
    blocks: [
      salutation(v.addressee),
      ...paragraphs(
        `你对${or(v.originalNo)}提出的${choice(levels, v.level)}申请，本机关于${day(v.appliedOn)}收到（编号${frame.matterNo}）。经审查，${or(v.reason)}，依据${or(v.basis)}，不予${choice(levels, v.level)}。`,
      ),
      ...paragraphs(v.otherWays),
      closing(frame),
    ],
  }),
});
