import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export type ByteCounter = {
  readonly port: number;
  readonly reset: () => void;
  /** Bytes both ways since `reset`, headers and frames included. */
  readonly bytes: () => number;
  readonly stop: () => void;
};

/** A relay on 127.0.0.1 in front of a server. */
export async function countBytes(target: number): Promise<ByteCounter> {
  let bytes = 0;
  const open = new Set<Socket>();
  const relay = (from: Socket, to: Socket): void => {
    open.add(from);
    from.on('data', (part) => {
      bytes += part.length;
      if (!to.write(part)) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      open.delete(from);
      to.destroy();
    });
  };
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: target, host: '127.0.0.1', noDelay: true });
    relay(near, far);
    relay(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    reset: () => {
      bytes = 0;
    },
    bytes: () => bytes,
    stop: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
