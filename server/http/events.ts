import { identify, type Api } from './api.ts';
import { errorResponse } from './respond.ts';

/** A comment line at least this often, so that neither proxies nor the client take the silence for a dead connection. */
const HEARTBEAT_MS = 25_000;

/** Each costs a connection; more than any county has devices. */
const MOST_STREAMS = 2000;

export type Events = {
  readonly open: (request: Request, api: Api) => Promise<Response>;
  /** Ends what a device has open (C16). */
  readonly end: (office: string, device: string) => void;
};

/**
 * `GET /events`: server-sent events; `changes` with the newest sequence number, at once and after every commit. Who may
 * not speak for the device any more hears nothing further: at once where it was revoked at this server, otherwise with
 * the next heartbeat.
 */
export function createEvents(): Events {
  const streams = new Set<{ readonly office: string; readonly device: string; readonly end: () => void }>();
  const open: Events['open'] = async (request, api) => {
    const caller = await identify(request, api);
    if (!caller.ok) return caller.error;
    if (streams.size >= MOST_STREAMS) return errorResponse('busy', api.now());
    const { office, device } = caller.value.sender;
    const { officer } = caller.value.acting;
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
          const beat = async (): Promise<void> => {
            if (await api.auth.admits({ office, device, officer })) send(': still here\n\n');
            else stream.end();
          };
          // A database that does not answer for a moment ends no stream.
          const heartbeat = setInterval(() => void beat().catch(() => undefined), HEARTBEAT_MS);
          const stream = {
            office,
            device,
            end: (): void => {
              if (!streams.has(stream)) return;
              stop();
              controller.close();
            },
          };
          api.stopping.addEventListener('abort', stream.end);
          streams.add(stream);
          stop = () => {
            stop = () => undefined;
            streams.delete(stream);
            unwatch();
            clearInterval(heartbeat);
            api.stopping.removeEventListener('abort', stream.end);
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
  return {
    open,
    end: (office, device) => {
      for (const stream of streams) if (stream.office === office && stream.device === device) stream.end();
    },
  };
}
