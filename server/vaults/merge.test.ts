import { describe, expect, test } from "vitest";
import { naive, randomObject } from "@/server/testing/factories/configurations";
import { randomOf } from "@/server/testing/random";
import { readConfiguration } from "./formats/read";
import { isObject, type ConfigValue } from "./formats/values";
import { VAULT_FORMATS } from "./schema";
import { writeConfiguration } from "./formats/write";
import { explained, merged, mergeLayers } from "./merge";

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("a stack of vaults", () => {
  test("500 random ones, written and read in each format, come to what a naive merge says", () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const random = randomOf(seed);
      const stack = Array.from({ length: 1 + random.below(4) }, () => randomObject(random));
      const layers = stack.map((value, index) => {
        const format = random.pick(VAULT_FORMATS);
        const read = readConfiguration(format, writeConfiguration(format, value));
        expect(plain(read), `seed ${seed}, ${format}`).toEqual(plain(value));
        return { source: index, value: read };
      });
      const tree = mergeLayers(layers);
      const expected = stack.reduce<ConfigValue>((below, above) => naive(below, above), {});
      expect(plain(merged(tree)), `seed ${seed}`).toEqual(plain(expected));
      for (const { path, value, winner, losers } of explained(tree)) {
        const said = path.reduce<ConfigValue | undefined>(
          (at, key) => (isObject(at) ? at[key] : undefined),
          stack[winner],
        );
        expect(plain(said)).toEqual(plain(value));
        for (const { source } of losers) {
          expect(source, `seed ${seed}: a loser stands below`).toBeLessThanOrEqual(winner);
        }
      }
    }
  });

  test("says which vault a value is of, and what it stands over", () => {
    const value = (text: string) => readConfiguration("hocon", text);
    const tree = mergeLayers([
      { source: "administrator", value: value("api { host : one, keys : [1] }, agent : default") },
      { source: "service account", value: value("api { keys : [2, 3] }") },
      { source: "own", value: value("api.host : two, agent { queue : fast }") },
    ]);
    expect(plain(merged(tree))).toEqual({ api: { host: "two", keys: [2, 3] }, agent: { queue: "fast" } });
    expect(explained(tree)).toEqual([
      {
        path: ["api", "host"],
        value: "two",
        winner: "own",
        losers: [{ source: "administrator", path: ["api", "host"], value: "one" }],
      },
      {
        path: ["api", "keys"],
        value: [2, 3],
        winner: "service account",
        losers: [{ source: "administrator", path: ["api", "keys"], value: [1] }],
      },
      {
        path: ["agent", "queue"],
        value: "fast",
        winner: "own",
        losers: [{ source: "administrator", path: ["agent"], value: "default" }],
      },
    ]);
  });
});
