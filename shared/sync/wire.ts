/**
 * Version of the messages in this folder. Raise it whenever a test says that a schema changed; one line of history each.
 *   1  2026-11  first version
 */
export const WIRE_VERSION = 1;

/** Lowest version still served. A county updates its server first and its laptops over weeks, so two versions stay. */
export const WIRE_FLOOR = 1;

/** Path prefix of every call. */
export const API = '/api/v1';

/** Most operations in one push; a page of this size is about 250 KB compressed. */
export const PUSH_PAGE = 500;

/** Most entries in one page of changes or of a snapshot. */
export const PULL_PAGE = 2000;

/** Largest request body, compressed and uncompressed, in bytes. */
export const MOST_BODY = 4 * 1024 * 1024;
export const MOST_INFLATED = 24 * 1024 * 1024;

/** C32: a clock further from the server's than this makes the day of receipt doubtful, in milliseconds. */
export const CLOCK_TOLERANCE = 5 * 60 * 1000;
