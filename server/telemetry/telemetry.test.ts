import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { taskScope } from "@/server/background/task-scope";
import { completeEnv } from "@/server/env";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { instance, person, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant } from "@/server/testing/tenant";
import { sendTelemetry } from "./send";

useDatabase();

completeEnv({ TENANTRY_OUTBOUND_ALLOW: "127.0.0.1" });

const received: string[] = [];
let status = 204;
let server: Server;
let address: string;
let operator: Person;
beforeAll(async () => {
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (piece: Buffer) => (text += piece.toString()));
    request.on("end", () => {
      received.push(text);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/report`;
  await instance();
  operator = await person({ operator: true });
});
afterAll(() => server.close());

const settings = (url: string | undefined) => completeEnv({ TENANTRY_TELEMETRY_URL: url });
beforeEach(async () => {
  received.length = 0;
  status = 204;
  settings(address);
  await sql('update "instance" set "telemetry" = null, "telemetrySentAt" = null, "telemetryFailure" = null');
});
afterEach(() => settings(undefined));
afterAll(() => completeEnv({ TENANTRY_OUTBOUND_ALLOW: "" }));

test("nothing is sent until an operator agrees, and nothing once they no longer do", async () => {
  await sendTelemetry(taskScope());
  expect(received).toEqual([]);
  await callerOf(operator).telemetry.set({ share: true });
  await sendTelemetry(taskScope());
  expect(received).toHaveLength(1);
  await callerOf(operator).telemetry.set({ share: false });
  await sendTelemetry(taskScope());
  expect(received).toHaveLength(1);
});

test("nothing is sent without an address, whatever an operator chose", async () => {
  await callerOf(operator).telemetry.set({ share: true });
  settings(undefined);
  await sendTelemetry(taskScope());
  expect(received).toEqual([]);
  expect(await callerOf(operator).telemetry.get()).toMatchObject({ share: true, address: null, sentAt: null });
});

test("what is sent is what was shown, byte for byte: counts and a random id, and no name", async () => {
  const of = await tenant();
  const { report, share, address: shown } = await callerOf(operator).telemetry.get();
  expect([share, shown]).toEqual([null, address]);
  await callerOf(operator).telemetry.set({ share: true });
  await sendTelemetry(taskScope());
  expect(received).toEqual([JSON.stringify(report)]);
  expect(Object.keys(report).toSorted()).toEqual(["counts", "database", "instance", "version"]);
  expect(Object.values(report.counts).every((count) => Number.isInteger(count))).toBe(true);
  for (const name of [of.organization.name, of.owner.email, of.workspace.slug]) {
    expect(received[0]).not.toContain(name);
  }
  expect(await callerOf(operator).telemetry.get()).toMatchObject({
    failure: null,
    sentAt: expect.any(String) as string,
  });
  const { report: later } = await callerOf(operator).telemetry.set({ share: false });
  expect(later.instance).not.toBe(report.instance);
});

test("where it does not arrive the operator reads why, and nothing else happens", async () => {
  await callerOf(operator).telemetry.set({ share: true });
  status = 500;
  await sendTelemetry(taskScope());
  expect(await callerOf(operator).telemetry.get()).toMatchObject({ failure: "answered 500", sentAt: null });
  settings("http://127.0.0.2/report");
  await sendTelemetry(taskScope());
  expect(await callerOf(operator).telemetry.get()).toMatchObject({ failure: "address_not_allowed" });
});

test("it is the operators' alone, and the choice leaves a row", async () => {
  const { telemetry } = callerOf(await person());
  expect(await refusalOf(telemetry.get())).toBe("FORBIDDEN operators_only");
  expect(await refusalOf(telemetry.set({ share: true }))).toBe("FORBIDDEN operators_only");
  await callerOf(operator).telemetry.set({ share: true });
  const rows = await sql(`select "after" from "audit_entries" where "action" = 'telemetry.set' and "result" = 'done'`);
  expect(rows.at(-1)).toEqual({ after: { share: true } });
});
