import { hash as hashOf } from 'node:crypto';
import * as z from 'zod';
import { ATTACHMENT_CHUNK, ContentHash } from '#shared/model/attachment.ts';
import { StreamId } from '#shared/model/ids.ts';
import type { ContentResponse, ContentState } from '#shared/sync/attachment.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import { visibleTo } from '#server/usecases/county.ts';
import { contentState, readPiece, takePiece, type Asker } from '#server/usecases/exchange-contents.ts';
import { identify, identifyFor, type Api, type Caller } from './api.ts';
import { bytesResponse, errorResponse, jsonResponse } from './respond.ts';

/** The part of the path behind `/attachments`. */
export type ContentPath = { readonly stream: string; readonly hash: string };

const Name = z.object({ stream: StreamId, hash: ContentHash });
const PieceName = Name.extend({
  n: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
});

/** `GET /attachments/:stream/:hash`: what the county has of a content (PROTOCOL F3). */
export async function contentOf(request: Request, api: Api, path: ContentPath): Promise<Response> {
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  const name = Name.safeParse(path);
  if (!name.success) return errorResponse('bad-request', api.now());
  return answer(request, api, { content: await contentState(api, await askerOf(api, caller.value), name.data) });
}

/** `POST /attachments/:stream/:hash/:n`: a piece (F2, F4). */
export async function takeContent(
  request: Request,
  api: Api,
  path: ContentPath & { readonly n: string },
): Promise<Response> {
  const caller = await identify(request, api, ATTACHMENT_CHUNK);
  if (!caller.ok) return caller.error;
  const name = PieceName.safeParse(path);
  if (!name.success) return errorResponse('bad-request', api.now());
  // A piece is bytes as they are: nothing of it is unpacked.
  if (request.headers.has('content-encoding')) return errorResponse('bad-request', api.now());
  const { n, ...content } = name.data;
  const bytes = caller.value.raw;
  const taken = await takePiece(api, await askerOf(api, caller.value), content, { n, bytes });
  if (!taken.ok) return errorResponse(taken.error, api.now());
  // Its matter may have gone into confidence while the last piece was being written.
  if (taken.value.content.state === 'have') api.contentSealer.look([content.stream]);
  return answer(request, api, { ...taken.value, digest: hashOf('sha256', bytes) });
}

/** `GET /attachments/:stream/:hash/:n`: a piece for who may see the matter now (F6, F7). */
export async function handOutContent(
  request: Request,
  api: Api,
  path: ContentPath & { readonly n: string },
): Promise<Response> {
  const caller = await identifyFor('view', request, api);
  if (!caller.ok) return caller.error;
  const name = PieceName.safeParse(path);
  if (!name.success) return errorResponse('bad-request', api.now());
  const { n, ...content } = name.data;
  const bytes = await readPiece(api, await askerOf(api, caller.value), content, n);
  return bytes === null ? errorResponse('not-found', api.now()) : bytesResponse(bytes);
}

const askerOf = async ({ store }: Api, { county, sender }: Caller): Promise<Asker> => ({
  sender,
  units: await visibleTo(store, county, sender),
});

function answer(
  request: Request,
  api: Api,
  said: { readonly content: ContentState; readonly digest?: string; readonly refused?: 'content-differs' },
): Promise<Response> {
  const response: ContentResponse = { wire: WIRE_VERSION, serverNow: api.now(), ...said };
  return jsonResponse(request, JSON.stringify(response));
}
