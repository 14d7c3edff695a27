import { identify, type Api } from './api.ts';
import { errorResponse } from './respond.ts';

/** A comment line at least this often, so that neither proxies nor the client take the silence for a dead connection. */
const HEARTBEAT_MS = 25_000;

/** Each costs a connection; more than any county has devices. */
const MOST_STREAMS = 2000;

/** `GET /events`: server-sent events; `changes` with the newest sequence number, at once and after every commit. */
export function createEvents(): (request: Request, api: Api) => Promise<Response> {
  let open = 0;
  return async (request, api) => {
    const caller = await identify(request, api);
    if (!caller.ok) return caller.error;
    if (open >= MOST_STREAMS) return errorResponse('busy', api.now());
    const { seq } = await api.store.readHead();
    const encoder = new TextEncoder();
    let stop = (): void => undefined;
    const body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          const send = (text: string): void => {
            // A client that does not read learns the newest number later; nothing is lost, it only asks with its cursor.
            if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(text));
          };
          const unwatch = api.store.watch((newest) => send(`event: changes\ndata: ${newest}\n\n`));
          const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS);
          const end = (): void => {
            stop();
            controller.close();
          };
          api.stopping.addEventListener('abort', end);
          open += 1;
          stop = () => {
            stop = () => undefined;
            open -= 1;
            unwatch();
            clearInterval(heartbeat);
            api.stopping.removeEventListener('abort', end);
          };
          send(`event: changes\ndata: ${seq}\n\n`);
        },
        cancel: () => stop(),
      },
      new CountQueuingStrategy({ highWaterMark: 64 }),
    );
    return new Response(body, {
      headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    });
  };
}
