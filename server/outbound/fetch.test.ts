import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { completeEnv } from "../env";
import { forgetProcess } from "../testing/processes/process";
import { refusalOf } from "../testing/refusal";
import { refuseAddress, resolver } from "./destination";
import { outboundFetch } from "./fetch";

const servers: Server[] = [];

async function peer(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

function allow(entries: string): void {
  forgetProcess();
  completeEnv({ TENANTRY_OUTBOUND_ALLOW: entries });
}

beforeEach(() => allow("127.0.0.1"));

afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
  forgetProcess();
});

test("it reads what an allowed peer answers", async () => {
  const port = await peer((request, response) => {
    response
      .setHeader("content-type", "application/json")
      .end(JSON.stringify({ path: request.url, host: request.headers.host }));
  });
  const answer = await outboundFetch(`http://127.0.0.1:${port}/a?b=c`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ path: "/a?b=c", host: `127.0.0.1:${port}` });
});

test("a name leads to the address that was looked up for it, and is still the host", async () => {
  const port = await peer((request, response) => response.end(request.headers.host));
  allow("idp.example.com");
  resolver().resolve = () => Promise.resolve(["127.0.0.1"]);
  const answer = await outboundFetch(`http://idp.example.com:${port}/`);
  expect(await answer.text()).toBe(`idp.example.com:${port}`);
});

test("a redirect is the answer unless it is followed, and headers are told to no other host", async () => {
  const other = await peer((request, response) => response.end(request.headers.authorization ?? "none"));
  const port = await peer((_, response) => response.writeHead(302, { location: `http://127.0.0.1:${other}/` }).end());
  const headers = { authorization: "Bearer secret" };
  expect((await outboundFetch(`http://127.0.0.1:${port}/`, { headers })).status).toBe(302);
  const followed = await outboundFetch(`http://127.0.0.1:${port}/`, { headers, redirect: "follow" });
  expect(await followed.text()).toBe("none");
});

test("redirects without end are not followed without end", async () => {
  let hops = 0;
  const port = await peer((_, response) => {
    hops += 1;
    response.writeHead(302, { location: "/again" }).end();
  });
  const asked = outboundFetch(`http://127.0.0.1:${port}/`, { redirect: "follow" });
  expect(await refusalOf(asked)).toBe("UNAVAILABLE outbound_unreachable");
  expect(hops).toBe(4);
});

test("what does not answer is unreachable, in our own words", async () => {
  const error: unknown = await outboundFetch("http://127.0.0.1:1/secret").catch((reason: unknown) => reason);
  expect(String(error)).toBe("AppError: UNAVAILABLE outbound_unreachable");
});

test("an address is saved when its name is public or not known yet, never when it is private or plain", async () => {
  resolver().resolve = (host) =>
    host === "public.example.com" ? Promise.resolve(["93.184.215.14"]) : Promise.reject(new Error("ENOTFOUND"));
  await refuseAddress("https://public.example.com/token", "tokenEndpoint");
  await refuseAddress("https://not-yet.example.com/token", "tokenEndpoint");
  await refuseAddress("http://127.0.0.1:8080/token", "tokenEndpoint");
  for (const address of ["http://public.example.com/", "http://not-yet.example.com/", "https://10.0.0.1/"]) {
    expect(await refusalOf(refuseAddress(address, "issuer")), address).toBe("INVALID address_not_allowed (issuer)");
  }
});
