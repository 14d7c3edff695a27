/** Kinds of file the page may hand over for saving, with the one extension each gets on disk. Nothing executable. */
export const EXTENSION_BY_MIME = {
  'application/pdf': '.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/zip': '.zip',
  'application/json': '.json',
  'application/octet-stream': '.jft',
  'text/csv': '.csv',
  'text/plain': '.txt',
  'image/jpeg': '.jpg',
  'image/png': '.png',
} as const;

export type FileMime = keyof typeof EXTENSION_BY_MIME;

export const FILE_MIMES = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/zip',
  'application/json',
  'application/octet-stream',
  'text/csv',
  'text/plain',
  'image/jpeg',
  'image/png',
] as const satisfies readonly FileMime[];
