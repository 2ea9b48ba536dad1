import { beforeAll, describe, expect, test } from "vitest";
import { addDecimals } from "@/server/money/decimal";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { knockText } from "@/server/testing/doors/knock";
import { credential, serviceAccount, type ServiceAccountRef } from "@/server/testing/factories/machines";
import { event, report } from "@/server/testing/factories/usage";
import { organizationMember, person, project, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let machine: ServiceAccountRef;
let member: Person;
/** The year of the last October that is over: events are taken for four hundred days. */
const NOW = new Date();
const YEAR = NOW.getUTCFullYear() - (NOW.getTime() >= Date.UTC(NOW.getUTCFullYear(), 10, 2) ? 0 : 1);
const range = { from: `${YEAR}-10-01`, to: `${YEAR}-10-31` };

const tokens = (time: string, quantity: number, model: string, more: object = {}) =>
  event({
    meter: "tokens",
    time: `${YEAR}-${time}:00:00Z`,
    quantity,
    dimensions: { model, direction: "input" },
    ...more,
  });

beforeAll(async () => {
  of = await tenant();
  machine = await serviceAccount(of.workspace, { createdBy: of.owner });
  member = await person({ name: "Ada" });
  await workspaceMember(of.workspace, member);
  const gone = await project(of.workspace, of.owner, { name: "Gone", slug: "gone" });
  await report(
    machine,
    tokens("09-30T23", 5, "m-1"),
    tokens("10-01T00", 10, "m-1", { project: of.project.id, actor: member.id }),
    tokens("10-02T12", 20, "m-2", { actor: machine.serviceAccount }),
    tokens("10-31T23", 30, "m-1", { project: gone.id, actor: member.id }),
    tokens("11-01T00", 40, "m-1"),
    event({
      time: `${YEAR}-10-05T10:00:00Z`,
      quantity: "0.1",
      project: of.project.id,
      dimensions: { gpuType: "a100" },
    }),
    event({ time: `${YEAR}-10-05T11:00:00Z`, quantity: "0.2", dimensions: { gpuType: "h100" } }),
  );
  await callerOf(of.owner).projects.remove({ workspace: of.workspace.id, project: gone.id, name: "Gone" });
});

const asOwner = () => callerOf(of.owner).usage;
const at = () => ({ organization: of.organization.id, ...range });

describe("what was used", () => {
  test("adds up alike by day, project, workspace, actor and dimension, deleted projects among them", async () => {
    for (const groupBy of ["day", "project", "workspace", "actor", "model", "direction", "nothing"]) {
      const { items, sum } = await asOwner().ofOrganization({ ...at(), meter: "tokens", groupBy });
      expect([groupBy, addDecimals(...items.map(({ quantity }) => quantity))]).toEqual([groupBy, "60"]);
      expect(sum).toMatchObject({ quantity: "60", unit: "token" });
      expect(addDecimals(...items.map(({ previous }) => previous))).toBe("5");
    }
    const { items } = await asOwner().ofOrganization({ ...at(), meter: "tokens", groupBy: "project" });
    expect(items).toMatchObject([
      { name: "Gone", gone: true, quantity: "30", previous: "0" },
      { key: of.workspace.project.id, gone: false, quantity: "20", previous: "5" },
      { key: of.project.id, quantity: "10" },
    ]);
  });

  test("is told for every meter, and for every day and hour, in exact decimals", async () => {
    const all = await asOwner().ofOrganization(at());
    expect(all).toMatchObject({ groupBy: "meter", meter: null, sum: null, timeZone: "UTC" });
    expect(all.items.map(({ key, quantity }) => [key, quantity])).toEqual([
      ["members", "0"],
      ["storage_bytes", "0"],
      ["api_calls", "0"],
      ["compute_seconds", "0.3"],
      ["tokens", "60"],
    ]);
    const days = await asOwner().ofOrganization({ ...at(), meter: "compute_seconds", limit: 200 });
    expect(days.items).toHaveLength(31);
    expect(days.items[4]).toMatchObject({ key: `${YEAR}-10-05`, quantity: "0.3" });
    const day = { from: `${YEAR}-10-05`, to: `${YEAR}-10-05`, meter: "compute_seconds", groupBy: "hour" };
    const hours = await asOwner().ofOrganization({ organization: of.organization.id, ...day });
    expect(hours.items).toHaveLength(24);
    expect(hours.items[10]).toMatchObject({ key: `${YEAR}-10-05T10:00:00.000Z`, quantity: "0.1" });
  });

  test("is told day by day for the largest groups, which add up to each day", async () => {
    for (const groupBy of ["project", "workspace", "actor", "model", "nothing"]) {
      const { over } = await asOwner().ofOrganization({ ...at(), meter: "tokens", groupBy, over: "day" });
      expect([over?.days.length, over?.days[0], over?.rest]).toEqual([31, `${YEAR}-10-01`, null]);
      const sums = over?.days.map((_, day) =>
        addDecimals(...over.groups.map(({ quantities }) => quantities[day] ?? "")),
      );
      expect([groupBy, sums]).toEqual([groupBy, over?.total]);
      expect(over?.total.filter((quantity) => quantity !== "0")).toEqual(["10", "20", "30"]);
    }
    const inProject = { ...at(), meter: "tokens", groupBy: "model", over: "day" as const, project: of.project.id };
    const { over } = await asOwner().ofOrganization(inProject);
    expect(over?.groups.map(({ key, quantities }) => [key, quantities[0], quantities[30]])).toEqual([
      ["m-1", "10", "0"],
    ]);
    const largest = await asOwner().ofOrganization({ ...at(), meter: "members", groupBy: "project", over: "day" });
    expect(largest.over).toBeNull();
  });

  test("of a workspace, a project, an actor and oneself is the part of it", async () => {
    const workspace = { workspace: of.workspace.id, ...range, meter: "tokens" };
    expect((await asOwner().ofWorkspace(workspace)).sum?.quantity).toBe("60");
    expect((await asOwner().ofWorkspace({ ...workspace, actor: member.id })).sum?.quantity).toBe("40");
    expect((await asOwner().ofWorkspace({ ...workspace, project: "gone" })).sum?.quantity).toBe("30");
    expect((await asOwner().ofProject({ ...workspace, project: of.project.id })).sum?.quantity).toBe("10");
    const own = await callerOf(member).usage.own({ ...workspace, groupBy: "project" });
    expect(own.sum?.quantity).toBe("40");
    // Both lie in projects that the member does not see: they are told as one, without a name.
    expect(own.items).toMatchObject([{ key: "other", name: null, quantity: "40" }]);
    expect(await refusalOf(callerOf(member).usage.own({ ...workspace, project: of.project.id }))).toBe(
      "NOT_FOUND not_found",
    );
  });

  test("names no private project to whoever pays and administers nothing", async () => {
    const payer = await person();
    await organizationMember(of.organization, payer, "billing");
    const asPayer = callerOf(payer).usage;
    const { items } = await asPayer.ofOrganization({ ...at(), meter: "tokens", groupBy: "project" });
    expect(items).toMatchObject([
      { key: "other", name: null, quantity: "40" },
      { key: of.workspace.project.id, quantity: "20" },
    ]);
    const { over } = await asPayer.ofOrganization({ ...at(), meter: "tokens", groupBy: "project", over: "day" });
    expect(over?.groups.map(({ key }) => key)).toEqual([of.workspace.project.id]);
    expect(addDecimals(...(over?.rest ?? []))).toBe("40");
    expect(await refusalOf(asPayer.ofOrganization({ ...at(), project: of.project.id }))).toBe("NOT_FOUND not_found");
  });

  test("has a price where the plan or the meter gives one, rounded once", async () => {
    const terms = {
      charged: true,
      basePrice: 0,
      seatPrice: 0,
      includedSeats: 0,
      limits: { members: null, storageBytes: null, apiCalls: null },
    };
    const meters = [
      { meter: "tokens", where: { model: "m-1" }, included: "0", unitPrice: "0.25" },
      { meter: "tokens", where: {}, included: "0", unitPrice: "0.1" },
    ];
    const own = { organizationId: of.organization.id };
    await sql(`insert into "billing_accounts" ("organizationId", "currency") values ($1, 'EUR')`, own.organizationId);
    await sql(
      `insert into "subscription_changes" ("id", "organizationId", "planId", "planName", "terms", "at")
       values ('sbc_1', $1, 'x', 'X', $2, now() - interval '1 day')`,
      own.organizationId,
      JSON.stringify({ ...terms, meters }),
    );
    const { items, sum, currency } = await asOwner().ofOrganization({ ...at(), meter: "tokens", groupBy: "model" });
    expect(items.map(({ key, amount }) => [key, amount])).toEqual([
      ["m-1", 10],
      ["m-2", 2],
    ]);
    expect([sum?.amount, currency]).toEqual([12, "EUR"]);
    const compute = await asOwner().ofOrganization({ ...at(), meter: "compute_seconds" });
    expect(compute.sum?.amount).toBeNull();
    await sql(`delete from "billing_accounts"`);
  });

  test.each<[object, string]>([
    [{ groupBy: "project" }, "INVALID invalid_value (meter)"],
    [{ meter: "unicorns" }, "INVALID meter_unknown (meter)"],
    [{ meter: "tokens", to: `${YEAR}-09-01` }, "INVALID invalid_value (to)"],
    [{ meter: "tokens", from: "2020-01-01" }, "INVALID invalid_value (to)"],
    [{ meter: "tokens", groupBy: "hour" }, "INVALID invalid_value (groupBy)"],
    [{ meter: "tokens", groupBy: "model'; drop table users; --" }, "INVALID invalid_value (groupBy)"],
    [{ meter: "tokens", from: "2026-02-30" }, "INVALID invalid_value (from)"],
  ])("refuses %j", async (fields, refusal) => {
    expect(await refusalOf(asOwner().ofOrganization({ ...at(), ...fields }))).toBe(refusal);
  });

  test("leaves as a file of exactly what is shown, in which no cell runs", async () => {
    const evil = await person({ name: "=1+1" });
    await workspaceMember(of.workspace, evil);
    await report(machine, tokens("10-07T10", 1, "=cmd()", { actor: evil.id }));
    const key = await credential(of.owner, of.workspace);
    const path = (groupBy: string) =>
      `/workspaces/${of.workspace.id}/usage.csv?from=${YEAR}-10-07&to=${YEAR}-10-07&meter=tokens&groupBy=${groupBy}`;
    const { body } = await knockText("GET", path("model"), { credential: key });
    expect(body.split("\r\n")).toEqual([
      "key,name,gone,meter,unit,quantity,previous,amount",
      "'=cmd(),'=cmd(),false,tokens,token,1,0,",
      "",
    ]);
    expect((await knockText("GET", path("actor"), { credential: key })).body).toContain(`,'=1+1,false,tokens`);
  });
});
