import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { ALL_PAPERS, paperOfVersion } from '#shared/documents/papers/all-papers.ts';
import { frame, marked } from './sample-papers.ts';

/**
 * LN-07: an issued letter is printed again word for word. When a line here changes, the text of that paper has changed: give
 * it a new `version`, keep the old one in FORMER_PAPERS, and add the new line beside the old.
 */
const KNOWN: Readonly<Record<string, string>> = {
  'acceptance-notice 1': 'b3eb036a55d2',
  'access-reply 1': 'f9e0af5ae954',
  'accountability-proposal 1': 'a95bce9dedc3',
  'assignment-letter 1': '4aa8c629b739',
  'circular 1': 'bed992e33143',
  'closing-report 1': '5d2b32e90b34',
  'closure-check 1': '04ebfc023891',
  'co-handling-letter 1': '7cde0015e712',
  'co-handling-sheet 1': 'd1d5cccd2f37',
  'confirmation-hint 1': 'cbe3d0399aeb',
  'copy-certificate 1': '08c5e57010c5',
  'delay-trace 1': 'a6548c531ec4',
  'explanation-demand 1': '7a9377adc261',
  'extension-approval 1': '1b3e23054af5',
  'extension-notice 1': 'd4d1f6158ba3',
  'file-contents 1': '5fb95a712e0b',
  'file-cover 1': 'e1c12bdceb0b',
  'file-end-sheet 1': '9e8bb9f6dc2b',
  'follow-up-record 1': '07f48c6e2866',
  'forward-letter 1': '3abc088ccfb4',
  'handling-draft 1': 'e9b863282028',
  'hearing-notice 1': 'a502f5d5eab6',
  'hearing-record 1': '1c106ba36119',
  'hearing-report 1': '3236aec06158',
  'lead-form 1': '2412863a7d28',
  'leniency-note 1': '8c2329912c8a',
  'litigation-notice 1': '6e02c85319a1',
  'mediation-agreement 1': 'fe5ce0e86398',
  'mediation-end 1': 'a863811553d5',
  'mediation-record 1': 'c2af12436640',
  'mediation-referral 1': '8e8fa9507f1d',
  'meeting-notice 1': 'e12adf588abf',
  'no-further-notice 1': '05f1b970003f',
  'nudge-letter 1': 'a77fde05f4b8',
  'objection-letter 1': '25936385f68e',
  'opinion-letter 1': 'dd731cfd817d',
  'oral-agreement 1': '702dec80d9fc',
  'outreach-record 1': '1c83e25c67a7',
  'redo-notice 1': '99d68a5659aa',
  'refusal-notice 1': 'deda116ff509',
  'review-application 1': '48d17b36f902',
  'review-opinion 1': 'e35d9f016af5',
  'review-refusal 1': 'f0f49f9f006c',
  'satisfaction-form 1': '7d396951b6ce',
  'service-return 1': '30bb37638e79',
  'simple-notice 1': '8c989a9935de',
  'suggestion-reply 1': '18790c4b83b0',
  'supervision-letter 1': '97af93228ef7',
  'talk-record 1': 'b111fbe6f606',
  'telling-record 1': 'b410587cda45',
  'transfer-notice 1': '30dfdebe10b2',
};

const hashes = Object.fromEntries(
  ALL_PAPERS.map((paper) => [
    `${paper.id} ${paper.version}`,
    createHash('sha256')
      .update(JSON.stringify(paper.fill(marked(paper.fields), frame).document))
      .digest('hex')
      .slice(0, 12),
  ]),
);

test('LN-07 the text of every version of a paper is the one that was issued', () => {
  expect(hashes).toEqual(KNOWN);
});

test('every paper is found by its version, and no other version is made up', () => {
  for (const paper of ALL_PAPERS) {
    expect(paperOfVersion(paper.id, paper.version)).toBe(paper);
    expect(paperOfVersion(paper.id, paper.version + 1)).toBeNull();
  }
  expect(ALL_PAPERS.length).toBeGreaterThanOrEqual(50);
});
