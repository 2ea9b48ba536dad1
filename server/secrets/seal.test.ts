import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parseSealKeys, sealKeys } from "./keys";
import { open, seal } from "./seal";

describe("seal", () => {
  it("opens for the owner that it was sealed for", () => {
    expect(open(seal("a secret", "mail:1"), "mail:1")).toBe("a secret");
  });

  it("does not open for another owner, so a value copied to another row is worthless", () => {
    const sealed = seal("a secret", "mail:1");
    expect(() => open(sealed, "mail:2")).toThrow();
  });

  it("does not open after any change of its text", () => {
    const sealed = seal("a secret", "mail:1");
    const [id = "", body = ""] = sealed.split(".");
    const bytes = Buffer.from(body, "base64url");
    for (let at = 0; at < bytes.length; at += 1) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => open(`${id}.${altered.toString("base64url")}`, "mail:1")).toThrow();
    }
    expect(() => open(`other.${body}`, "mail:1")).toThrow(/lacks the key/);
  });

  it("never gives the same text twice for the same value", () => {
    expect(seal("a secret", "mail:1")).not.toBe(seal("a secret", "mail:1"));
  });

  it("names the key in front, and the first key of the ring seals", () => {
    expect(seal("a secret", "mail:1").startsWith(`${sealKeys()[0].id}.`)).toBe(true);
  });
});

describe("the key ring", () => {
  const key = () => randomBytes(32).toString("base64");

  it("keeps the order of the environment", () => {
    expect(parseSealKeys(`new:${key()}, old:${key()}`).map(({ id }) => id)).toEqual(["new", "old"]);
  });

  it("refuses keys that are too short, and an id that appears twice", () => {
    expect(() => parseSealKeys(`a:${randomBytes(16).toString("base64")}`)).toThrow(/32 bytes/);
    expect(() => parseSealKeys(`a:${key()},a:${key()}`)).toThrow(/twice/);
    expect(() => parseSealKeys("")).toThrow(/32 bytes/);
  });
});
