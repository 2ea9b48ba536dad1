import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { completeEnv } from "@/server/env";
import { refuseAddress, resolver } from "@/server/outbound/destination";
import { outboundFetch } from "@/server/outbound/fetch";
import { forgetProcess } from "@/server/testing/processes/process";
import { refusalOf } from "@/server/testing/refusal";

const servers: Server[] = [];
let connections = 0;
let port = 0;

async function peer(listener: RequestListener): Promise<number> {
  const server = createServer(listener).on("connection", () => (connections += 1));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** The operator allows these; names resolve to what is given. */
function outside(allowed: string, names: Readonly<Record<string, readonly string[]>> = {}): void {
  forgetProcess();
  completeEnv({ TENANTRY_OUTBOUND_ALLOW: allowed });
  resolver().resolve = (host) => {
    const found = names[host];
    return found === undefined ? Promise.reject(new Error("ENOTFOUND")) : Promise.resolve(found);
  };
}

beforeAll(async () => {
  port = await peer((_, response) => response.end("the inside"));
});

beforeEach(() => {
  connections = 0;
});

afterAll(() => {
  for (const server of servers) server.closeAllConnections();
  forgetProcess();
});

const NAMES = {
  localhost: ["127.0.0.1", "::1"],
  "inside.example.com": ["10.0.0.7"],
  "both.example.com": ["93.184.215.14", "127.0.0.1"],
  "mapped.example.com": ["::ffff:10.0.0.1"],
};

const FORBIDDEN = [
  "https://127.0.0.1/",
  "https://127.1/",
  "https://2130706433/",
  "https://0x7f.0.0.1/",
  "https://0177.0.0.1/",
  "https://0.0.0.0/",
  "https://10.0.0.1/",
  "https://172.16.0.1/",
  "https://192.168.1.1/",
  "https://100.64.0.1/",
  "https://169.254.169.254/latest/meta-data/",
  "https://224.0.0.1/",
  "https://[::1]/",
  "https://[::]/",
  "https://[::ffff:10.0.0.1]/",
  "https://[::ffff:7f00:1]/",
  "https://[64:ff9b::10.0.0.1]/",
  "https://[64:ff9b:1::a00:1]/",
  "https://[2002:a00:1::]/",
  "https://[fe80::1]/",
  "https://[fc00::1]/",
  "https://localhost/",
  "https://localhost./",
  "https://inside.example.com/",
  "https://both.example.com/",
  "https://mapped.example.com/",
  "https://user:pass@93.184.215.14/",
  "https://user@93.184.215.14/",
  "http://93.184.215.14/",
  "file:///etc/passwd",
  "ftp://93.184.215.14/",
  "gopher://93.184.215.14/",
  "data:text/plain,x",
  "//93.184.215.14/",
  "",
];

describe("an address that leads inside", () => {
  test("is neither saved nor asked", async () => {
    outside("", NAMES);
    for (const address of FORBIDDEN) {
      expect(await refusalOf(refuseAddress(address, "issuer")), address).toBe("INVALID address_not_allowed (issuer)");
      expect(await refusalOf(outboundFetch(address)), address).toBe("INVALID address_not_allowed");
    }
    expect(connections).toBe(0);
  });

  test("is asked where the operator names it, by host or by network", async () => {
    for (const allowed of ["idp.example.com", "127.0.0.0/8", "10.1.2.3, 127.0.0.1"]) {
      outside(allowed, { "idp.example.com": ["127.0.0.1"] });
      expect(await (await outboundFetch(`http://idp.example.com:${port}/`)).text()).toBe("the inside");
    }
  });

  test("cannot hide behind a name whose answer changes after it was checked", async () => {
    outside("127.0.0.1", {});
    let times = 0;
    resolver().resolve = () => Promise.resolve([times++ === 0 ? "127.0.0.1" : "10.0.0.7"]);
    const asked = outboundFetch(`http://rebinds.example.com:${port}/`).then((answer) => answer.text());
    // The one answer that was checked is where the connection went.
    expect([await asked.catch(String), times, connections]).toEqual(["the inside", 1, 1]);
  });

  test("is not reached by a redirect", async () => {
    const away = await peer((request, response) => {
      response.writeHead(302, { location: `http://${request.url?.slice(1) ?? ""}:${port}/` }).end();
    });
    outside("idp.example.com", { ...NAMES, "idp.example.com": ["127.0.0.1"] });
    for (const inside of ["127.0.0.1", "localhost", "2130706433", "inside.example.com", "[::1]"]) {
      const asked = outboundFetch(`http://idp.example.com:${away}/${inside}`, { redirect: "follow" });
      expect(await refusalOf(asked), inside).toBe("INVALID address_not_allowed");
    }
  });

  test("is told to nobody: the error has neither the address nor the answer", async () => {
    outside("", NAMES);
    const error: unknown = await outboundFetch("https://inside.example.com/secret").catch((reason: unknown) => reason);
    expect(JSON.stringify([String(error), error])).not.toMatch(/10\.0\.0\.7|secret/);
  });
});

describe("an answer without an end", () => {
  test("is cut off at a megabyte, whether it says its length or not", async () => {
    const chunk = Buffer.alloc(65_536, "x");
    let sent = 0;
    const endless = await peer((request, response) => {
      if (request.url === "/declared") {
        return void response.writeHead(200, { "content-length": "1073741824" }).write("x");
      }
      const write = (): void => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
      };
      response.on("drain", write).writeHead(200);
      write();
    });
    outside("127.0.0.1");
    for (const path of ["declared", "streamed"]) {
      const asked = outboundFetch(`http://127.0.0.1:${endless}/${path}`);
      expect(await refusalOf(asked), path).toBe("UNAVAILABLE outbound_large");
    }
    expect(sent).toBeLessThan(20 * 1_048_576);
  });

  test("is not unpacked", async () => {
    const packed = await peer((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("x"));
    outside("127.0.0.1");
    expect(await refusalOf(outboundFetch(`http://127.0.0.1:${packed}/`))).toBe("UNAVAILABLE outbound_large");
  });

  test("is given up after five seconds, also where it comes letter by letter", async () => {
    const timers = new Set<NodeJS.Timeout>();
    const slow = await peer((request, response) => {
      if (request.url === "/silent") return;
      response.writeHead(200);
      timers.add(setInterval(() => response.write("x"), 200));
    });
    outside("127.0.0.1");
    const began = performance.now();
    const asked = ["silent", "letters"].map((path) => refusalOf(outboundFetch(`http://127.0.0.1:${slow}/${path}`)));
    expect(await Promise.all(asked)).toEqual(["UNAVAILABLE outbound_slow", "UNAVAILABLE outbound_slow"]);
    for (const timer of timers) clearInterval(timer);
    expect(performance.now() - began).toBeLessThan(7_000);
  });
});
