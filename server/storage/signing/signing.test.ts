import { describe, expect, test } from "vitest";
import { S3_KEY, S3_REGION, S3_SECRET, startS3 } from "@/server/testing/servers/s3";
import { addressOf, type Place } from "../schema/links";
import { endOfSignature, signAzure } from "./azure";
import { signS3 } from "./s3";
import { signListing, signObject } from "./sign";

const AT = new Date("2026-11-22T12:00:00.000Z");

describe("an address of S3", () => {
  test("is signed as the public documentation of AWS signs its example", async () => {
    const keys = {
      key: "AKIAIOSFODNN7EXAMPLE",
      secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
      region: "us-east-1",
    };
    const address = new URL("https://examplebucket.s3.amazonaws.com/test.txt");
    const signed = await signS3(address, keys, { seconds: 86_400, at: new Date("2013-05-24T00:00:00.000Z") });
    expect(Object.fromEntries(signed.searchParams)).toEqual({
      "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
      "X-Amz-Credential": "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request",
      "X-Amz-Date": "20130524T000000Z",
      "X-Amz-Expires": "86400",
      "X-Amz-SignedHeaders": "host",
      "X-Amz-Signature": "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
    });
  });

  test("is taken by a server that checks it with another implementation, whatever letters the key has", async () => {
    const s3 = await startS3();
    try {
      const place: Place = { kind: "s3", bucket: "experiments", key: S3_KEY, region: S3_REGION, host: s3.origin };
      const names = ["runs/7/loss.png", "a b+c/ä/100%/it's (1)!*?#&=~.png", "x//y.txt", "$@:,;.log"];
      for (const key of names) {
        s3.put(key, "application/octet-stream", key);
        for (const display of [false, true]) {
          const { url } = await signObject(place, S3_SECRET, { key, display, at: new Date() });
          const answer = await fetch(url);
          expect([answer.status, await answer.text()], key).toEqual([200, key]);
          if (display) expect(answer.headers.get("content-type")).toMatch(/^(?:image\/png|text\/plain)/);
        }
      }
      const folder = { ...place, bucket: "experiments/a b+c" };
      expect((await fetch(await signListing(folder, S3_SECRET, new Date()))).status).toBe(200);
      const other = await signObject(place, "another secret", {
        key: "runs/7/loss.png",
        display: false,
        at: new Date(),
      });
      expect((await fetch(other.url)).status).toBe(403);
      const past = { key: "runs/7/loss.png", display: false, at: new Date(Date.now() - 901_000) };
      expect((await fetch((await signObject(place, S3_SECRET, past)).url)).status).toBe(403);
    } finally {
      await s3.close();
    }
  });
});

describe("an address of Azure", () => {
  const secret = Buffer.from("0123456789abcdef".repeat(4)).toString("base64");
  const place: Place = { kind: "azure", bucket: "images", key: "exampleaccount", region: "", host: "" };
  const key = "runs/7/loss curve.png";
  const wanted = { container: "images", key, expiresAt: new Date("2026-11-22T12:15:00.000Z") };
  const keys = { account: "exampleaccount", secret };

  /** Signatures as the public client of Azure (@azure/storage-blob 12.34.0) makes them of the same. */
  test("is signed as the public client of Azure signs it", () => {
    const object = signAzure(addressOf(place, key), keys, { ...wanted, contentType: "" });
    expect(object.href).toBe(
      "https://exampleaccount.blob.core.windows.net/images/runs/7/loss%20curve.png?sv=2021-12-02&spr=https&se=2026-11-22T12%3A15%3A00Z&sr=b&sp=r&sig=jCL7oV8Px3Ne3WJY7n3X3KZaLtQ3bJA11IQaWcC90cQ%3D",
    );
    const shown = signAzure(addressOf(place, key), keys, { ...wanted, contentType: "image/png" });
    expect(shown.searchParams.get("sig")).toBe("2MGMZCr1wEXHJMN9CscdrXd3WGepqHjJ5siSvo3Ox/g=");
    const list = signAzure(addressOf(place, ""), keys, { ...wanted, key: "", contentType: "" });
    expect(list.searchParams.get("sig")).toBe("YPW8eIOODGFqpGo93grvV2yrW+YpoVR/8DvUvMIlZno=");
  });

  test("carries a given signature as it is, and says when that ends", async () => {
    const given =
      "https://exampleaccount.blob.core.windows.net/images?sv=2021-12-02&se=2026-12-01T00%3A00%3A00Z&sp=r&sig=a%2Bb%3D";
    const { url, expiresAt } = await signObject(place, given, { key, display: true, at: AT });
    expect(Object.fromEntries(url.searchParams)).toEqual({
      sv: "2021-12-02",
      se: "2026-12-01T00:00:00Z",
      sp: "r",
      sig: "a+b=",
    });
    expect(expiresAt.toISOString()).toBe("2026-12-01T00:00:00.000Z");
    expect(endOfSignature("?sv=1&sig=x")).toBeNull();
    const list = await signListing({ ...place, bucket: "images/runs" }, given, AT);
    expect([list.pathname, list.searchParams.get("prefix")]).toEqual(["/images", "runs/"]);
  });

  test("is good for fifteen minutes and https alone", async () => {
    const { url, expiresAt } = await signObject(place, secret, { key, display: false, at: AT });
    expect([url.searchParams.get("spr"), url.searchParams.get("sp")]).toEqual(["https", "r"]);
    expect(expiresAt.toISOString()).toBe("2026-11-22T12:15:00.000Z");
  });
});
