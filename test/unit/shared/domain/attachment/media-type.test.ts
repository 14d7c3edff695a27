import { expect, test } from 'vitest';
import { zipSync } from 'fflate';
import { isPicture, isRecording, isShown, mediaTypeOf } from '#shared/domain/attachment/media-type.ts';
import { ATTACHMENT_TYPES, type AttachmentType } from '#shared/model/attachment.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const archive = (...names: readonly string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, bytes('<xml/>')])));

const KNOWN: readonly (readonly [AttachmentType, Uint8Array])[] = [
  ['image/jpeg', bytes('\xff\xd8\xff\xe0\0\x10JFIF')],
  ['image/png', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
  ['image/webp', bytes('RIFF\x10\0\0\0WEBPVP8 ')],
  ['image/bmp', bytes('BM\x36\0\0\0\0\0\0\0\x36')],
  ['image/tiff', bytes('II*\0\x08\0\0\0')],
  ['image/tiff', bytes('MM\0*\0\0\0\x08')],
  ['image/heic', bytes('\0\0\0\x18ftypheic')],
  ['application/pdf', bytes('%PDF-1.7\n')],
  ['application/ofd', archive('OFD.xml', 'Doc_0/Document.xml')],
  [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    archive('[Content_Types].xml', '_rels/.rels', 'word/document.xml'),
  ],
  [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    archive('[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml'),
  ],
  ['application/x-ole-storage', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0')],
  ['application/zip', archive('照片/1.jpg')],
  ['audio/webm', bytes('\x1a\x45\xdf\xa3\x01 webm A_OPUS')],
  ['video/webm', bytes('\x1a\x45\xdf\xa3\x01 webm V_VP8')],
  ['audio/mpeg', bytes('ID3\x04\0')],
  ['audio/mpeg', bytes('\xff\xfb\x90\x64')],
  ['audio/mp4', bytes('\0\0\0\x20ftypM4A ')],
  ['video/mp4', bytes('\0\0\0\x20ftypisom')],
  ['audio/wav', bytes('RIFF\x24\0\0\0WAVEfmt ')],
  ['audio/ogg', bytes('OggS\0\x02')],
  ['audio/amr', bytes('#!AMR\n')],
];

test.each(KNOWN)('AT-02 %s by its leading bytes', (type, head) => {
  expect(mediaTypeOf(head)).toBe(type);
});

test('AT-02 every type that may be attached is recognised by something', () => {
  expect(new Set(KNOWN.map(([type]) => type))).toEqual(new Set(ATTACHMENT_TYPES));
});

test.each([
  ['a Windows program', bytes('MZ\x90\0\x03')],
  ['a Linux program', bytes('\x7fELF\x02')],
  ['a page', bytes('<!doctype html><script>')],
  ['a drawing with script', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>')],
  ['a script', bytes('#!/bin/sh\n')],
  ['a text that begins like a bitmap', bytes('BM是两个字母开头的文字')],
  ['a container of another kind', bytes('RIFF\x10\0\0\0AVI LIST')],
  ['nothing', new Uint8Array(0)],
])('AT-02 %s may not be attached', (_, head) => {
  expect(mediaTypeOf(head)).toBeNull();
});

test('kinds of content: what is shown is a picture, and no recording is', () => {
  for (const type of ATTACHMENT_TYPES) {
    expect(isShown(type) && !isPicture(type), type).toBe(false);
    expect(isPicture(type) && isRecording(type), type).toBe(false);
  }
});
