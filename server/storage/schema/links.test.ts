import { describe, expect, test } from "vitest";
import { addressOf, bestFor, displayOf, keyFor, type Place } from "./links";
import { createStorageSchema } from "../schema";

const AWS: Place = { kind: "s3", bucket: "experiments", key: "AKIA", region: "eu-central-1", host: "" };
const OWN: Place = { ...AWS, host: "https://storage.example.com:9000" };
const AZURE: Place = { kind: "azure", bucket: "images", key: "account", region: "", host: "" };
const EMULATOR: Place = { ...AZURE, host: "http://127.0.0.1:10000" };

describe("a link to an object", () => {
  test.each([
    [AWS, "s3://experiments/runs/7/loss.png"],
    [AWS, "https://experiments.s3.eu-central-1.amazonaws.com/runs/7/loss.png"],
    [AWS, "https://s3.eu-central-1.amazonaws.com/experiments/runs/7/loss.png"],
    [AWS, "https://experiments.s3.amazonaws.com/runs/7/loss.png"],
    [OWN, "s3://experiments/runs/7/loss.png"],
    [OWN, "s3://storage.example.com:9000/experiments/runs/7/loss.png"],
    [OWN, "https://storage.example.com:9000/experiments/runs/7/loss.png"],
    [AZURE, "azure://account.blob.core.windows.net/images/runs/7/loss.png"],
    [AZURE, "https://account.blob.core.windows.net/images/runs/7/loss.png"],
    [EMULATOR, "azure://127.0.0.1:10000/account/images/runs/7/loss.png"],
  ])("is the key of it where the access is for its place (%#)", (place, link) => {
    expect(keyFor(place, link)).toBe("runs/7/loss.png");
  });

  test.each([
    "s3://experiments",
    "s3://experiments/",
    "s3://experiments/folder/",
    "s3://experiments2/runs/loss.png",
    "s3://experiments/../other/loss.png",
    "s3://experiments/a/./b.png",
    "S3://experiments/runs/loss.png",
    "gs://experiments/runs/loss.png",
    "azure://experiments/runs/loss.png",
    "https://experiments.s3.eu-central-1.amazonaws.com.evil.example/a.png",
    "https://experiments.s3.eu-west-1.amazonaws.com/a.png",
    "https://experiments.s3.eu-central-1.amazonaws.com/%2e%2e/a%",
    "https://experiments.s3.eu-central-1.amazonaws.com/a.png?response-content-type=text/html",
    "https://experiments.s3.eu-central-1.amazonaws.com/a.png#x",
    "https://who@experiments.s3.eu-central-1.amazonaws.com/a.png",
    "http://experiments.s3.eu-central-1.amazonaws.com/a.png",
  ])("%s is none of this access", (link) => {
    expect(keyFor(AWS, link)).toBeNull();
  });

  test("belongs to the access whose folder says most about it", () => {
    const places = [
      { ...AWS, id: "whole" },
      { ...AWS, id: "runs", bucket: "experiments/runs" },
      { ...AWS, id: "seven", bucket: "experiments/runs/7" },
    ];
    const best = (link: string) => bestFor(places, link)?.place.id;
    expect(best("s3://experiments/runs/7/loss.png")).toBe("seven");
    expect(best("s3://experiments/runs/70/loss.png")).toBe("runs");
    expect(best("s3://experiments/runsaway.png")).toBe("whole");
    expect(best("s3://elsewhere/loss.png")).toBeUndefined();
  });

  test("leads back to itself, whatever letters its key has", () => {
    const key = "runs/ä b+c/100%/it's (1)!*?#&=.png";
    for (const place of [AWS, OWN, AZURE, EMULATOR, { ...AWS, bucket: "with.dots" }]) {
      const address = addressOf(place, key);
      expect([address.search, address.hash]).toEqual(["", ""]);
      expect(keyFor(place, address.href)).toBe(key);
    }
    expect(addressOf({ ...AWS, bucket: "with.dots" }, "a").host).toBe("s3.eu-central-1.amazonaws.com");
    expect(addressOf({ ...AWS, region: "cn-north-1" }, "a").host).toBe("experiments.s3.cn-north-1.amazonaws.com.cn");
  });

  test("is shown by its ending, and never where it could run something", () => {
    expect(["a.png", "b.JPG", "c.webp"].map(displayOf)).toEqual(["image", "image", "image"]);
    expect(["a.txt", "b.log", "c.json"].map(displayOf)).toEqual(["text", "text", "text"]);
    expect(["a.svg", "b.html", "c.htm", "d.xhtml", "e", "f.js", "g.pdf"].map(displayOf)).toEqual(
      Array.from({ length: 7 }, () => null),
    );
  });
});

describe("what is filled in", () => {
  const given = { kind: "s3", bucket: " /experiments/runs/ ", key: " AKIA1 ", secret: "secret", region: "" } as const;
  const fieldsOf = (input: unknown) =>
    createStorageSchema.safeParse(input).error?.issues.map(({ path }) => path.join(".")) ?? [];

  test("is tidied: spaces, slashes around the bucket, a host without its scheme", () => {
    expect(createStorageSchema.parse({ ...given, host: "Storage.Example.com:9000" })).toEqual({
      kind: "s3",
      bucket: "experiments/runs",
      key: "AKIA1",
      secret: "secret",
      region: "",
      host: "https://storage.example.com:9000",
    });
  });

  test.each([
    "https://a;script-src.example",
    "https://*.example.com",
    "https://a'b.example",
    "https://a,b.example",
    "https://example.com/path",
    "https://example.com?x",
    "https://who:what@example.com",
    "ftp://example.com",
    "javascript:alert(1)",
    "https://",
  ])("names no host that a policy would read as more than one: %s", (host) => {
    expect(fieldsOf({ ...given, host })).toEqual(["host"]);
  });

  test("names what its kind allows", () => {
    expect(fieldsOf({ ...given, bucket: "Experiments" })).toEqual(["bucket"]);
    expect(fieldsOf({ ...given, bucket: "Experiments", host: "https://storage.example.com" })).toEqual([]);
    expect(fieldsOf({ ...given, bucket: "a..b" })).toEqual(["bucket"]);
    expect(fieldsOf({ ...given, bucket: "evil.example/x/../y" })).toEqual(["bucket"]);
    expect(fieldsOf({ ...given, bucket: "experiments/a//b" })).toEqual(["bucket"]);
    expect(fieldsOf({ ...given, region: "x.evil.example/" })).toEqual(["region"]);
    expect(fieldsOf({ ...given, key: "AKIA/other" })).toEqual(["key"]);
    const azure = { ...given, kind: "azure", bucket: "images", key: "account" };
    expect(fieldsOf(azure)).toEqual(["secret"]);
    expect(fieldsOf({ ...azure, secret: "?sv=1&sig=x" })).toEqual([]);
    expect(fieldsOf({ ...azure, secret: "?sv=1&sig=x", key: "evil.example" })).toEqual(["key"]);
    expect(fieldsOf({ ...azure, secret: "?sv=1&sig=x", bucket: "a--b" })).toEqual(["bucket"]);
  });
});
