import { edit, editSet, idOf, sheet } from '../harness/records.ts';
import { host } from '../harness/server-process.ts';
import { randomFrom, startCountyServer, type CountyServer } from './county-server.ts';
import { registerOf, stamped } from './operations.ts';

let server: CountyServer;
let n = 0;

host({
  async start({ pgUrl }) {
    server = await startCountyServer(pgUrl, 'server/db/migrations');
    return { port: server.port };
  },
  async seed(total) {
    for (let from = 0; from < total; from += 2000) {
      const part = Array.from({ length: Math.min(2000, total - from) }, (_, i) => sheet(from + i));
      await server.accept(
        part.map((one) =>
          stamped({
            device: 2,
            n: (n += 1),
            stream: one.id,
            recordedAt: one.recordedAt,
            base: 0,
            action: registerOf(one),
            random: randomFrom,
          }),
        ),
      );
    }
    await server.warm();
  },
  async mutate({ n: total, count, round }) {
    const chosen = editSet(total, count, round);
    const heads = await server.heads(chosen.map(idOf));
    await server.accept(
      chosen.map((i) => {
        const { recordedAt, set } = edit(i, round);
        const stream = idOf(i);
        return stamped({
          device: 2,
          n: (n += 1),
          stream,
          recordedAt,
          base: heads.get(stream) ?? 0,
          action: { kind: 'amend', set },
          random: randomFrom,
        });
      }),
    );
  },
  count: () => server.count(),
});
