import { describe, expect, it } from "vitest";
import { firstIdAt, ID_KINDS, isId, newId } from "./ids";
import { emailKey, emailSchema, nameSchema, slugify, slugSchema, textSchema } from "./text";

describe("names", () => {
  it.each([
    ["empty", ""],
    ["only spaces", "   "],
    ["of a megabyte", "x".repeat(1_048_576)],
    ["with NUL", "a\u0000b"],
    ["with a line end", "a\nb"],
    ["with a right-to-left override", "a\u202Eb"],
    ["with a zero-width space", "a\u200Bb"],
    ["with a lone surrogate", "a\uD800b"],
  ])("refuses a name %s", (_case, name) => {
    expect(nameSchema.safeParse(name).success).toBe(false);
  });

  it("keeps HTML as the text that it is, for the page to show inert", () => {
    expect(nameSchema.parse("<img src=x onerror=alert(1)>")).toBe("<img src=x onerror=alert(1)>");
  });

  it("composes letters and their marks, so that equal names are equal", () => {
    expect(nameSchema.parse("e\u0301")).toBe("é");
  });

  it("lets text have several lines and no other control characters", () => {
    expect(textSchema(100).safeParse("one\ntwo\tthree").success).toBe(true);
    expect(textSchema(100).safeParse("one\u0007").success).toBe(false);
  });
});

describe("slugs", () => {
  it.each(["org_acme", "ORG_acme", "ws_", "new", "API", "Settings", "a b", "ü", "", "x".repeat(65)])(
    "refuses %j",
    (slug) => {
      expect(slugSchema.safeParse(slug).success).toBe(false);
    },
  );

  it("makes one from a name, or none where no letter is left", () => {
    expect(slugify("Vision & Language (2026)")).toBe("vision-language-2026");
    expect(slugify("研究")).toBe("");
    expect(slugify("API")).toBe("");
  });
});

describe("addresses", () => {
  it("are compared without case and in composed form", () => {
    expect(emailKey("Member.0001@Example.com")).toBe(emailKey("member.0001@example.COM"));
  });

  it.each([
    "a@x.example,b@x.example",
    "a@x.example\r\nBcc: b@x.example",
    "a@x.example b@x.example",
    "no-at-sign",
    "<a@x.example>",
  ])("refuse %j", (email) => {
    expect(emailSchema.safeParse(email).success).toBe(false);
  });
});

describe("ids", () => {
  it("sort by the time that they were made", () => {
    expect(newId("usr", 1_000) < newId("usr", 2_000)).toBe(true);
  });

  it("of one millisecond sort by the order in which they were made", () => {
    const made = Array.from({ length: 1_000 }, () => newId("usr", 1_000));
    expect(made).toEqual(made.toSorted());
    expect(new Set(made.map((id) => id.slice(-12))).size).toBe(1_000);
  });

  it("of a time or later are not less than the first of it", () => {
    expect(firstIdAt("usr", 1_000) <= newId("usr", 1_000)).toBe(true);
    expect(newId("usr", 999) < firstIdAt("usr", 1_000)).toBe(true);
  });

  it("are recognised by kind", () => {
    for (const kind of ID_KINDS) expect(isId(kind, newId(kind))).toBe(true);
    expect(isId("usr", newId("org"))).toBe(false);
    expect(isId("usr", "usr_")).toBe(false);
  });
});
