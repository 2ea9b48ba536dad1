import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sql, useDatabase } from "@/server/testing/database";
import { person } from "@/server/testing/factory";
import { installation, type Installation } from "@/server/testing/processes/installation";
import { dnsServer } from "@/server/testing/servers/dns";
import { startMailServer } from "@/server/testing/servers/smtp";

useDatabase();

let here: Installation;

beforeEach(async () => {
  here = await installation();
  await dnsServer();
});

afterEach(() => here.end());

test("doctor looks at everything, finds nothing wrong where nothing is, and takes no arguments", async () => {
  await person({ operator: true });
  const [code, text] = await here.doctor();
  expect(code, text).toBe(0);
  const names = [
    "database",
    "data directory",
    "address",
    "reached",
    "DNS",
    "outbound",
    "clock",
    "seal keys",
    "telemetry",
  ];
  for (const name of [...names, "operators: 1", "single sign-on", "letters", "audit", "jobs", "tasks"]) {
    expect(text).toMatch(new RegExp(`^(ok|note) +${name}`, "m"));
  }
  expect(text).toContain("Nothing is wrong.");
  expect(await here.doctor("--fix")).toEqual([2, "Usage: tenantry doctor"]);
});

test("doctor names a data directory that is not there or cannot be written", async () => {
  here.set({ TENANTRY_DATA: join(import.meta.dirname, "none") });
  expect(await here.line("data directory")).toMatch(/^note .*is made when it is needed$/);
  // A file is no directory.
  here.set({ TENANTRY_DATA: join(import.meta.filename, "data") });
  const [code, text] = await here.doctor();
  expect([code, text]).toEqual([1, expect.stringContaining("cannot be written")]);
  expect(text).toContain("1 thing is wrong.");
});

test("doctor says what answers at the public address", async () => {
  expect(await here.line("reached")).toMatch(/^ok .* answers$/);
  here.answer(200, { status: "ok", version: "0.0.1" });
  expect(await here.line("reached")).toMatch(/^fault .* answers with release 0\.0\.1, and this is /);
  here.answer(404, "nothing here");
  expect(await here.line("reached")).toMatch(/^fault .* is answered by something else \(404\)$/);
  here.set({ TENANTRY_URL: "http://127.0.0.1:9" });
  expect(await here.line("reached")).toMatch(/^note .* does not answer from here \(/);
});

test("doctor asks for the proxies where TLS ends before the server", async () => {
  expect(await here.line("proxies")).toBe("");
  here.set({ TENANTRY_URL: "https://127.0.0.1:9" });
  expect(await here.line("proxies")).toMatch(/^fault .*Set TENANTRY_TRUSTED_PROXIES$/);
  here.set({ TENANTRY_TRUSTED_PROXIES: "10.0.0.0/8" });
  expect(await here.line("proxies")).toBe("ok     proxies: 10.0.0.0/8");
});

test("doctor asks the mail server whether it lets us in, and counts letters that failed", async () => {
  expect(await here.line("mail")).toMatch(/^note .*handed over as links$/);
  const mail = await startMailServer();
  here.set({ SMTP_URL: mail.url });
  expect(await here.line("mail")).toBe("ok     mail: the server answers");
  await mail.close();
  expect(await here.line("mail")).toMatch(/^fault {2}mail: the server does not let us in: /);
  here.set({ SMTP_URL: undefined });
  await sql(
    `insert into "mails" ("id", "recipient", "kind", "subject", "status") values ('mai_1', 'x', 'x', 'x', 'failed')`,
  );
  expect(await here.line("letters")).toBe("fault  letters: 1 have failed; see /instance");
});

test("doctor says where the server may go, and where counts of it go", async () => {
  expect(await here.line("outbound")).toBe("ok     outbound: public addresses by https alone");
  here.set({ TENANTRY_OUTBOUND_ALLOW: "10.1.0.0/16" });
  expect(await here.line("outbound")).toBe("ok     outbound: public addresses by https, and 10.1.0.0/16");
  expect(await here.line("telemetry")).toBe("ok     telemetry: off");
  here.set({ TENANTRY_TELEMETRY_URL: "https://counts.example.com/in" });
  expect(await here.line("telemetry")).toMatch(/^ok .*no operator has agreed/);
  await sql('insert into "instance" ("id") values (1) on conflict ("id") do nothing');
  await sql('update "instance" set "telemetry" = true');
  expect(await here.line("telemetry")).toBe("note   telemetry: anonymous counts go to counts.example.com once a day");
});

test("doctor finds audit rows that wait long for their seal, however few", async () => {
  await person({ operator: true });
  expect(await here.line("audit")).toMatch(/^ok /);
  await sql(`insert into "audit_unsealed" ("entryId", "chain") values ('aud_00000000000000000000000000', 'instance')`);
  expect(await here.line("audit")).toMatch(/^fault .* wait for their seal, 1 of them for more than 10 minutes; /);
});

test("doctor finds jobs that nobody takes, and names the kinds that were given up", async () => {
  expect(await here.line("jobs")).toBe("ok     jobs: none waits");
  const insert = 'insert into "jobs" ("id", "kind", "payload", "runAt", "endedAt", "leasedUntil", "lastError")';
  await sql(`${insert} values ('job_1', 'mail.send', '{}', now() - interval '1 hour', now(), null, 'refused')`);
  expect(await here.line("jobs")).toMatch(/^note .*in the last week: mail\.send$/);
  await sql(
    `${insert} values ('job_2', 'x', '{}', now() - interval '1 hour', null, now() + interval '1 minute', null)`,
  );
  expect(await here.line("jobs"), "one that is under way").toMatch(/^note /);
  await sql(`${insert} values ('job_3', 'x', '{}', now() - interval '1 hour', null, null, null)`);
  expect(await here.line("jobs")).toMatch(/^fault {2}jobs: 1 wait for more than 10 minutes; does the server run\?$/);
});

test("doctor finds tasks that have stopped", async () => {
  await sql(`insert into "schedules" ("task", "startedAt") values ('x', now() - interval '3 hours')`);
  expect(await here.line("tasks")).toBe("fault  tasks: the last one began 180 minutes ago; does the server run?");
});

test("doctor says what a database lacks or has too much, and changes nothing", async () => {
  await sql(`update "_prisma_migrations" set "migration_name" = 'x' || "migration_name"
             where "migration_name" = (select max("migration_name") from "_prisma_migrations")`);
  expect((await here.doctor())[1]).toMatch(/^fault .*written by a newer release, which has x/m);
  await sql(`delete from "_prisma_migrations" where "migration_name" like 'x%'`);
  const [code, text] = await here.doctor();
  expect([code, text]).toEqual([1, expect.stringContaining("1 migrations are pending, start the server")]);
  expect(text).toMatch(/^note +the rest: looked at once the database is well$/m);
  expect(text).not.toContain("operators:");
  expect((await here.doctor())[1], "it has migrated nothing").toContain("1 migrations are pending");
});
