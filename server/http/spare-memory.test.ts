import { expect, test } from "vitest";
import { collectGarbage } from "./spare-memory";

test("what nothing holds any more is gone afterwards", async () => {
  const refs = Array.from({ length: 100 }, () => new WeakRef({ held: "by nobody" }));
  await collectGarbage();
  expect(refs.filter((ref) => ref.deref() !== undefined)).toEqual([]);
});
