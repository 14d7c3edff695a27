import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { answerText, EMPTY_HASH, signedText, type RequestFacts } from '#shared/sync/signed-request.ts';

const FACTS: RequestFacts = {
  method: 'POST',
  path: '/api/v1/push',
  time: '2026-09-04T01:10:00.000Z',
  nonce: 'A'.repeat(22),
  bodyHash: 'ab',
  office: 'jiaxi',
  device: 'D1',
  officer: 'jiaxi-head',
};

test('A1 the text, word for word: an implementation in another language can follow it', () => {
  expect(signedText(FACTS)).toBe(
    `jft-request-1\nPOST\n/api/v1/push\n2026-09-04T01:10:00.000Z\n${'A'.repeat(22)}\nab\njiaxi\nD1\njiaxi-head`,
  );
  expect(answerText({ nonce: 'n', status: 200, bodyHash: 'ab' })).toBe('jft-answer-1\nn\n200\nab');
});

test.each(Object.keys(FACTS))('A1 another %s gives another text', (field) => {
  expect(signedText({ ...FACTS, [field]: 'changed' })).not.toBe(signedText(FACTS));
});

test('the hash of nothing', () => {
  expect(EMPTY_HASH).toBe(createHash('sha256').update('').digest('hex'));
});
