/**
 * The hosting desk's ear in the room (decision 0018): takes letters from the office network, hands them to the page and
 * the page's answers back. It understands none of them and keeps nothing; whoever floods it is refused, not the others.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  MAX_LETTER_BYTES,
  ROOM_PORTS,
  type RoomLetter,
  type RoomOpened,
  type RoomPost,
} from '#shared/ipc/room-messages.ts';
import { createBrake } from './brake.ts';
import { isOfficeAddress } from './office-network.ts';

export type LetterBox = {
  /** Listens; open already, it answers where. */
  readonly open: () => Promise<RoomOpened>;
  readonly close: () => void;
  /** Gives answers out, and waits a while for letters. */
  readonly exchange: (answers: readonly RoomLetter[]) => Promise<RoomPost>;
};

export type LetterBoxOptions = {
  readonly addresses: () => readonly string[];
  readonly now: () => number;
  /** How long the page may wait for letters, the sender for its answer, and the box for its page; in milliseconds. */
  readonly patience?: { readonly page: number; readonly sender: number; readonly box: number };
};

const PATIENCE = { page: 10_000, sender: 5_000, box: 30_000 } as const;
/** Letters that wait for their answer at once; connections at once. */
const MOST_WAITING = 48;
const MOST_CONNECTIONS = 64;
/** A desk asks every second or two and speaks when a button is pressed; a whole room may sit behind one address. */
const RATE = { burst: 60, perSecond: 30 } as const;

export function createLetterBox({ addresses, now, patience = PATIENCE }: LetterBoxOptions): LetterBox {
  const brake = createBrake(RATE, now);
  let server: Server | null = null;
  let count = 0;
  let fresh: RoomLetter[] = [];
  let wake: (() => void) | null = null;
  let forsaken: NodeJS.Timeout | null = null;
  const senders = new Map<number, (status: number, bytes?: Uint8Array) => void>();

  function receive(request: IncomingMessage, response: ServerResponse): void {
    const from = request.socket.remoteAddress ?? '';
    if (!isOfficeAddress(from)) return void request.socket.destroy();
    const refuse = (status: number): void => {
      response.writeHead(status, { connection: 'close' }).end();
      request.destroy();
    };
    // A page of a browser cannot send this type to a stranger without asking first, and is answered nothing then.
    const isLetter = request.method === 'POST' && request.headers['content-type'] === 'application/octet-stream';
    if (!isLetter) return refuse(405);
    if (!brake.lets(from)) return refuse(429);
    if (senders.size >= MOST_WAITING) return refuse(503);
    if (Number(request.headers['content-length'] ?? 0) > MAX_LETTER_BYTES) return refuse(413);
    readUpTo(request, MAX_LETTER_BYTES).then(
      (bytes) => (bytes === null ? refuse(413) : deliver(bytes, response)),
      () => refuse(400),
    );
  }

  function deliver(bytes: Uint8Array, response: ServerResponse): void {
    count += 1;
    const id = count;
    const late = setTimeout(() => answer(504), patience.sender);
    const answer = (status: number, said?: Uint8Array): void => {
      clearTimeout(late);
      senders.delete(id);
      fresh = fresh.filter((letter) => letter.id !== id);
      response.writeHead(status, { connection: 'close', 'content-type': 'application/octet-stream' }).end(said);
    };
    senders.set(id, answer);
    fresh.push({ id, bytes });
    wake?.();
  }

  function close(): void {
    if (forsaken !== null) clearTimeout(forsaken);
    server?.close();
    server = null;
    for (const answer of senders.values()) answer(503);
    fresh = [];
    wake?.();
  }

  /** A page that was locked, loaded anew or has crashed asks no more: then nothing listens any longer. */
  function keepOpen(): void {
    if (forsaken !== null) clearTimeout(forsaken);
    forsaken = setTimeout(close, patience.box);
  }

  return {
    open: async () => {
      const own = addresses();
      if (own.length === 0) return { open: false, reason: 'no-network' };
      server ??= await listen(receive);
      if (server === null) return { open: false, reason: 'ports-taken' };
      keepOpen();
      const bound = server.address();
      const port = typeof bound === 'object' && bound !== null ? bound.port : ROOM_PORTS.first;
      return { open: true, addresses: [...own], port };
    },
    close,
    exchange: async (answers) => {
      if (server === null) return { open: false, letters: [] };
      for (const { id, bytes } of answers) senders.get(id)?.(200, bytes);
      keepOpen();
      if (fresh.length === 0) await new Promise<void>((done) => waitForLetters(done));
      const letters = fresh;
      fresh = [];
      return { open: server !== null, letters };
    },
  };

  function waitForLetters(done: () => void): void {
    // A second question of the page ends the first.
    wake?.();
    const quiet = setTimeout(() => wake?.(), patience.page);
    wake = () => {
      clearTimeout(quiet);
      wake = null;
      done();
    };
  }
}

/** On the first free port; `null` when all are taken. */
async function listen(receive: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server | null> {
  const limits = { maxHeaderSize: 4096, headersTimeout: 3000, requestTimeout: 5000, connectionsCheckingInterval: 1000 };
  for (let port: number = ROOM_PORTS.first; port <= ROOM_PORTS.last; port += 1) {
    const server = createServer(limits, receive);
    server.maxConnections = MOST_CONNECTIONS;
    const isListening = await new Promise<boolean>((done) => {
      server.once('error', () => done(false));
      server.listen(port, '0.0.0.0', () => done(true));
    });
    if (isListening) return server;
  }
  return null;
}

/** The whole body; `null` when it is larger. */
async function readUpTo(request: IncomingMessage, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request) {
    // No encoding was set, so the stream gives bytes.
    const bytes = part as Buffer;
    length += bytes.length;
    if (length > most) return null;
    parts.push(bytes);
  }
  return new Uint8Array(Buffer.concat(parts));
}
