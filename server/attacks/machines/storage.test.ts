import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { completeEnv } from "@/server/env";
import { resolver } from "@/server/outbound/destination";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { person, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { storageAccess } from "@/server/testing/examples/storage";

useDatabase();
completeEnv({ TENANTRY_OUTBOUND_ALLOW: "storage.test" });

const SECRET = "canary-secret-of-a-bucket";
const BODY = "canary-body-of-the-storage";
const PLACE = { kind: "s3" as const, bucket: "experiments", key: "AKIAEXAMPLE", region: "" };

const servers: Server[] = [];
let owner: Person;

beforeAll(async () => {
  owner = await person();
  resolver().resolve = (name) =>
    Promise.resolve([name === "storage.test" || name === "inside.test" ? "127.0.0.1" : "93.184.215.14"]);
});
afterAll(() => {
  for (const server of servers) server.closeAllConnections();
});

async function peer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://storage.test:${(server.address() as AddressInfo).port}`;
}

const storage = () => callerOf(owner).storage;

/** Tries an access that leads to a host, however it came there. */
async function outcomeAt(host: string): Promise<string | null> {
  const { id: access } = await storageAccess(owner, { host, secret: SECRET });
  const tested = await storage().test({ access });
  expect(JSON.stringify(tested)).not.toContain(BODY);
  await storage().remove({ access });
  return tested.testFailure;
}

describe("a host of somebody's storage", () => {
  test.each([
    "https://127.0.0.1:9000",
    "https://2130706433",
    "https://[::1]",
    "https://[::ffff:10.0.0.1]",
    "https://10.0.0.7",
    "https://169.254.169.254",
    "https://inside.test",
    "http://public.test",
  ])("that leads inside is neither kept nor asked: %s", async (host) => {
    expect(await refusalOf(storage().create({ ...PLACE, host, secret: SECRET }))).toBe(
      "INVALID address_not_allowed (host)",
    );
    expect(await outcomeAt(host)).toBe("address_not_allowed");
  });

  test("cannot send the server on to another one", async () => {
    let asked = 0;
    const inside = await peer((_, response) => {
      asked += 1;
      response.end(BODY);
    });
    const host = await peer((_, response) => response.writeHead(307, { location: inside }).end(BODY));
    expect(await outcomeAt(host)).toBe("redirected");
    expect(asked).toBe(0);
  });

  test("that answers a gigabyte, or without an end, is given up at a megabyte", async () => {
    const declared = await peer((_, response) =>
      response.writeHead(200, { "content-length": 1_073_741_824 }).write(BODY),
    );
    expect(await outcomeAt(declared)).toBe("too_large");
    const endless = await peer((_, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(65_536, "x")));
      };
      response.on("drain", more);
      more();
    });
    expect(await outcomeAt(endless)).toBe("too_large");
  });

  test("that does not answer is given up after five seconds", async () => {
    const host = await peer(() => undefined);
    const began = Date.now();
    expect(await outcomeAt(host)).toBe("slow");
    expect(Date.now() - began).toBeLessThan(8_000);
  });

  test("is told nothing back but a word out of a list: neither its body nor its address", async () => {
    const error = `<Error><Code>constructor</Code><Message>${BODY}</Message></Error>`;
    const host = await peer((_, response) => response.writeHead(418, { "x-ms-error-code": "toString" }).end(error));
    expect(await outcomeAt(host)).toBe("refused");
    const kept = await sql(`select * from "audit_entries" where "action" = 'storage-access.test'`);
    expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${BODY}|${SECRET}|toString`));
  });
});

describe("a secret that is kept for one place", () => {
  test.each([
    { host: "https://thief.example.com" },
    { bucket: "another-bucket" },
    { key: "AKIAANOTHER" },
    { region: "eu-central-1" },
    { kind: "azure" as const, key: "account" },
  ])("is not used for another: %o needs it again", async (given) => {
    const { id: access } = await storageAccess(owner, { ...PLACE, secret: SECRET });
    const change = { access, ...PLACE, host: "", ...given };
    expect(await refusalOf(storage().update(change))).toBe("INVALID storage_secret_again (secret)");
    const [row] = await sql<{ host: string }>('select "host" from "storage_accesses" where "id" = $1', access);
    expect(row).toEqual({ host: "" });
    await storage().remove({ access });
  });

  test("signs no link that somebody else made up to lead elsewhere", async () => {
    const { id: access } = await storageAccess(owner, { ...PLACE, bucket: "experiments/mine", secret: SECRET });
    for (const url of [
      "s3://experiments/mine/../theirs/a.png",
      "s3://experiments/theirs/a.png",
      "s3://thief.example.com/experiments/mine/a.png",
      "https://thief.example.com/experiments/mine/a.png",
      "https://experiments.s3.us-east-1.amazonaws.com.thief.example.com/mine/a.png",
      "https://experiments.s3.us-east-1.amazonaws.com/mine/%2e%2e/theirs/a.png",
      "https://experiments.s3.us-east-1.amazonaws.com/mine/a.png?response-content-type=text/html",
    ]) {
      expect(await refusalOf(storage().sign({ url })), url).toBe("NOT_FOUND storage_access_missing (url)");
    }
    const { url } = await storage().sign({ url: "s3://experiments/mine/a.png", display: true });
    expect(url).toMatch(
      /^https:\/\/experiments\.s3\.us-east-1\.amazonaws\.com\/mine\/a\.png\?response-content-type=image%2Fpng&/,
    );
    expect(url).not.toContain(SECRET);
    await storage().remove({ access });
  });
});
