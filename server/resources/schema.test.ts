import { describe, expect, test } from "vitest";
import { thing } from "@/server/testing/examples/resource";
import { registerResourcesSchema } from "./schema";

describe("what a registration takes", () => {
  function fieldsOf(one: object): string[] {
    const { error } = registerResourcesSchema.safeParse({ resources: [{ ...thing(), ...one }] });
    return (error?.issues ?? []).map(({ path }) => path.join("."));
  }

  test.each([
    ["javascript:alert(1)"],
    ["java\nscript:alert(1)"],
    ["data:text/html,x"],
    ["//example.com"],
    ["https://user:secret@example.com/"],
    ["file:///etc/passwd"],
    [`https://example.com/${"x".repeat(2_000)}`],
  ])("no link like %s", (url) => {
    expect(fieldsOf({ url })).toEqual(["resources.0.url"]);
  });

  test.each([["https://example.com/a?b=c"], ["s3://bucket/key"], ["gs://bucket/key"], ["azure://account/key"]])(
    "a link like %s",
    (url) => {
      expect(fieldsOf({ url })).toEqual([]);
    },
  );

  test.each([
    [JSON.parse('{"__proto__":"x"}') as object],
    [{ constructor: "x" }],
    [{ nested: { a: 1 } }],
    [{ list: [1] }],
    [{ text: "a\0b" }],
    [{ text: "\ud800" }],
    [{ "": 1 }],
    [["a"]],
    [{ number: Number.POSITIVE_INFINITY }],
    [Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`k${index}`, 1]))],
    [Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`k${index}`, "x".repeat(4_000)]))],
  ])("no attributes like case %#", (attributes) => {
    expect(fieldsOf({ attributes })).toEqual(["resources.0.attributes"]);
  });

  test("no size beyond what a number holds, and no invisible names", () => {
    expect(fieldsOf({ sizeBytes: Number.MAX_SAFE_INTEGER + 1 })).toEqual(["resources.0.sizeBytes"]);
    expect(fieldsOf({ sizeBytes: -1 })).toEqual(["resources.0.sizeBytes"]);
    expect(fieldsOf({ name: "a\u202eb" })).toEqual(["resources.0.name"]);
    expect(fieldsOf({ externalId: "a\nb" })).toEqual(["resources.0.externalId"]);
    expect(fieldsOf({ externalId: "  " })).toEqual(["resources.0.externalId"]);
  });
});
