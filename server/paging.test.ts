import { expect, test, vi } from "vitest";
import { countOf, pageSchema } from "./paging";

async function asked(input: object, found: number) {
  const count = vi.fn((_limit: { take?: number }) => Promise.resolve(70));
  return { total: await countOf(pageSchema.parse(input), found, count), calls: count.mock.calls };
}

const CURSOR = btoa("crd_00000000000000000000000001").replaceAll("=", "");

test("a total that nobody wants is not counted", async () => {
  expect(await asked({ total: "none" }, 51)).toEqual({ total: 0, calls: [] });
});

test("a first page that holds all is its own total", async () => {
  expect(await asked({ limit: 50 }, 50)).toEqual({ total: 50, calls: [] });
  expect(await asked({ limit: 50, total: "exact" }, 0)).toEqual({ total: 0, calls: [] });
});

test("all others are counted, one past what is exact unless more is wanted", async () => {
  expect(await asked({ limit: 50 }, 51)).toEqual({ total: 70, calls: [[{ take: 10_001 }]] });
  expect(await asked({ limit: 50, total: "exact" }, 51)).toEqual({ total: 70, calls: [[{}]] });
  expect(await asked({ limit: 50, cursor: CURSOR }, 3)).toEqual({ total: 70, calls: [[{ take: 10_001 }]] });
});
