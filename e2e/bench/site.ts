import { makeDatabase } from "../../server/testing/database/postgres";
import { makeWorld, type World } from "./worlds/world";

type Ending = () => Promise<void>;

/** What the parts of the measurement share, each of it made when a part first asks. */
export interface Site {
  /** An empty database that goes with the part. */
  database: (purpose: string) => Promise<string>;
  /** The address of the database of `world`. */
  worldDatabase: () => Promise<string>;
  world: () => Promise<World>;
  /** Ends the world's product; its database stays. */
  stopWorld: Ending;
  /** Ends with the part, what was started last first. */
  keep: (end: Ending) => void;
}

async function endAll(endings: Ending[]): Promise<void> {
  for (const end of endings.splice(0)) {
    // What does not end is no reason to leave the others running.
    await end().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  }
}

/** `run` gives a part the site and ends what the part has made; `close` ends the rest. */
export function openSite(admin: string) {
  const endings: Ending[] = [];
  const shared: Ending[] = [];
  let database: Promise<{ url: string; drop: Ending }> | undefined;
  let world: Promise<World> | undefined;
  const worldDatabase = async () => {
    database ??= makeDatabase(admin, "bench").then((made) => {
      shared.unshift(() => made.drop());
      return made;
    });
    return (await database).url;
  };
  const stopWorld = async () => {
    const running = world;
    world = undefined;
    if (running !== undefined) await (await running).product.stop();
  };
  const site: Site = {
    database: async (purpose) => {
      const made = await makeDatabase(admin, purpose);
      endings.unshift(() => made.drop());
      return made.url;
    },
    worldDatabase,
    world: () => (world ??= worldDatabase().then(makeWorld)),
    stopWorld,
    keep: (end) => void endings.unshift(end),
  };
  return {
    run: async <T>(part: (site: Site) => Promise<T>): Promise<T> => {
      try {
        return await part(site);
      } finally {
        await endAll(endings);
      }
    },
    close: async () => {
      await endAll([stopWorld, ...shared.splice(0)]);
    },
  };
}
