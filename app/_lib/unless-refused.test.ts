import { expect, test } from "vitest";

import { AppError, notFound } from "@/server/errors";

import { unlessRefused } from "./unless-refused";

test("what is refused has something in its place, and what fails has not", async () => {
  expect(await unlessRefused(Promise.resolve("found"), "as given")).toBe("found");
  for (const refusal of [notFound(), new AppError("FORBIDDEN", "permission_missing")]) {
    expect(await unlessRefused(Promise.reject(refusal), "as given")).toBe("as given");
  }
  const down = new AppError("UNAVAILABLE", "database_unavailable");
  await expect(unlessRefused(Promise.reject(down), "as given")).rejects.toBe(down);
  const fault = new Error("a fault of ours");
  await expect(unlessRefused(Promise.reject(fault), "as given")).rejects.toBe(fault);
});
