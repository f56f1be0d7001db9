/** The portal's program with PostgreSQL behind it, as a municipality would run it; with SQLite where there is none. */
import { createHash } from 'node:crypto';
import { run, startPortal } from '../../browser/support/portal.mjs';
import { storedRows } from '../../browser/support/rows.mjs';
import { startPostgres } from './postgres.mjs';

/** What must never stand in its log. */
const BREAKDOWN = /panicked|the store failed|judging a document failed/;

/**
 * @param options `program`: another build of it than the tests'; `instances`: so many side by side, on one database; one, as `origins` shows, where there is no PostgreSQL
 */
export async function startStored({ program, instances = 1 } = {}) {
  const postgres = await startPostgres();
  if (!postgres) {
    const portal = await startPortal();
    const rows = () => storedRows(portal.database);
    return {
      ...common(portal),
      origins: [portal.origin],
      kind: `${instances > 1 ? `one instance instead of ${instances}, on ` : ''}SQLite: PostgreSQL is not installed`,
      rows,
      prints: async () => (await rows()).map(({ envelope }) => sha256(envelope)),
      stop: portal.stop,
    };
  }
  const database = await postgres.database('torture');
  // All at once: whoever comes first makes the tables.
  const portals = await Promise.all(Array.from({ length: instances }, () => run(database.url, [], program)));
  const logs = portals.map(({ log }) => log);
  return {
    ...common({ ...portals[0], log: () => logs.map((log) => log()).join('\n') }),
    origins: portals.map(({ origin }) => origin),
    kind: instances > 1 ? `${instances} instances on one PostgreSQL` : 'PostgreSQL',
    /** Every stored document, oldest first. */
    rows: () => database.rows('SELECT id, checklist, datadigest, envelope FROM documents ORDER BY received_at'),
    /** The SHA-256 of every stored envelope's bytes: of so many that nobody wants to carry them. */
    prints: async () => {
      const query = "SELECT encode(sha256(convert_to(envelope, 'UTF8')), 'hex') AS print FROM documents";
      return (await database.rows(query)).map(({ print }) => print);
    },
    async stop() {
      await Promise.all(portals.map((portal) => portal.end()));
      await postgres.stop();
    },
  };
}

export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

const common = ({ origin, log }) => ({
  origin,
  port: Number(new URL(origin).port),
  /** The lines of its log that say that something broke. */
  breakdowns: () => log().split('\n').filter((line) => BREAKDOWN.test(line)),
});
