import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { periodOf } from "../billing/periods";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { collaborator, organizationMember, person, workspaceMember } from "@/server/testing/factory";
import { serviceAccount } from "@/server/testing/factories/machines";
import { refusalOf } from "@/server/testing/refusal";
import { systemRequest } from "@/server/testing/requests";
import { next } from "@/server/testing/rows";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { checkBudgets } from "./check-budgets";
import { alertsOf, forecastOf, percentOf } from "./measuring/standing";

useDatabase();

const MONTH = { over: 0, of: 30 * 86_400_000 };
const day = (count: number) => ({ ...MONTH, over: count * 86_400_000 });

describe("how a budget stands", () => {
  test("100 % is said when it is reached, and neither before nor only beyond it", () => {
    expect(alertsOf("99.999999999", "100", null)).toEqual(["50", "85"]);
    expect(alertsOf("100", "100", null)).toEqual(["50", "85", "100"]);
    expect(percentOf("99.999999999", "100")).toBe(99.9);
    expect(percentOf("100", "100")).toBe(100);
  });

  test("the forecast is a straight line, said from 3 % of the month on", () => {
    expect(forecastOf("10", day(0.5))).toBeNull();
    expect(forecastOf("10", day(1.5))).toBe("200");
    expect(forecastOf("10", day(31))).toBe("10");
    expect(alertsOf("10", "100", "200")).toEqual(["forecast"]);
    expect(alertsOf("10", "100", "100")).toEqual([]);
    expect(alertsOf("100", "100", "300")).toEqual(["50", "85", "100"]);
  });
});

let of: Tenant;
let at: { organization: string };
beforeAll(async () => {
  of = await tenant();
  at = { organization: of.organization.id };
});

afterEach(async () => {
  await sql('delete from "budgets" where "organizationId" = $1', of.organization.id);
  await sql('delete from "notifications" where "organizationId" = $1', of.organization.id);
  await sql('delete from "usage_days" where "organizationId" = $1', of.organization.id);
  await sql('delete from "usage_day_totals" where "organizationId" = $1', of.organization.id);
});

/** A moment of the present month, by how much of it is over. */
function inMonth(share: number): Date {
  const { start, end } = periodOf(new Date().toISOString().slice(0, 10));
  return new Date(Date.parse(start) + (Date.parse(end) - Date.parse(start)) * share);
}

interface Used {
  meter?: string;
  project?: string;
  actor?: string;
  dimensions?: Record<string, string>;
}

/** Reports something that was used just now. */
async function use(quantity: number, { meter = "tokens", project, actor, dimensions }: Used = {}) {
  const event = { id: `event-${next()}`, time: new Date().toISOString(), meter, quantity: String(quantity) };
  const place = { workspace: of.workspace.id, project: project ?? of.project.id };
  const { items } = await callerOf(of.owner).usage.record({
    events: [
      {
        ...event,
        ...place,
        ...(actor === undefined ? {} : { actor }),
        ...(dimensions === undefined ? {} : { dimensions }),
      },
    ],
  });
  return items[0];
}

const notices = () =>
  sql<{ kind: string; data: Record<string, string>; userId: string }>(
    `select "kind", "data", "userId" from "notifications" where "kind" in ('budget.used', 'budget.reached') and "organizationId" = $1 order by "id"`,
    of.organization.id,
  );

const view = async (id: string) => {
  const { items } = await callerOf(of.owner).budgets.list(at);
  return items.find((budget) => budget.id === id);
};

describe("a budget", () => {
  test("is of the organization, a project, a person or a service account of it, and of nothing else", async () => {
    const other = await tenant();
    const machine = await serviceAccount(of.workspace);
    const make = (scope: "organization" | "project" | "user" | "service_account", target?: string) =>
      refusalOf(callerOf(of.owner).budgets.create({ ...at, scope, target, meter: "compute_seconds", amount: "10" }));
    expect(await make("organization")).toBe("done");
    expect(await make("project", of.project.id)).toBe("done");
    expect(await make("user", of.owner.id)).toBe("done");
    expect(await make("service_account", machine.serviceAccount)).toBe("done");
    expect(await make("organization")).toBe("CONFLICT taken (meter)");
    expect(await make("project", other.project.id)).toBe("NOT_FOUND not_found (target)");
    expect(await make("user", other.owner.id)).toBe("NOT_FOUND not_found (target)");
    const strange = { scope: "organization", meter: "unheard_of", amount: "10" } as const;
    expect(await refusalOf(callerOf(of.owner).budgets.create({ ...at, ...strange }))).toBe(
      "INVALID meter_unknown (meter)",
    );
    const told = { scope: "organization", meter: null, amount: "10", recipients: [other.owner.id] } as const;
    expect(await refusalOf(callerOf(of.owner).budgets.create({ ...at, ...told, recipients: [other.owner.id] }))).toBe(
      "INVALID not_in_organization (recipients)",
    );
  });

  test("of a private project is unknown to whoever pays and administers nothing", async () => {
    const billing = await person();
    await organizationMember(of.organization, billing, "billing");
    const secret = { scope: "project", target: of.project.id, meter: "tokens", amount: "10" } as const;
    const open = { ...secret, target: of.workspace.project.id };
    const { id } = await callerOf(of.owner).budgets.create({ ...at, ...secret });
    await callerOf(billing).budgets.create({ ...at, ...open });
    const { items } = await callerOf(billing).budgets.list(at);
    expect(items.map(({ target }) => target.id)).toEqual([of.workspace.project.id]);
    const targets = await callerOf(billing).budgets.targets({ ...at, scope: "project", limit: 200 });
    expect(targets.items.map((target) => target.id)).not.toContain(of.project.id);
    const again = { ...at, ...secret, meter: "compute_seconds" };
    expect(await refusalOf(callerOf(billing).budgets.create(again))).toBe("NOT_FOUND not_found (target)");
    expect(await refusalOf(callerOf(billing).budgets.update({ ...at, budget: id, amount: "11" }))).toBe(
      "NOT_FOUND not_found",
    );
    expect(await refusalOf(callerOf(billing).budgets.remove({ ...at, budget: id }))).toBe("NOT_FOUND not_found");
  });

  test("of a project is read by those who manage it, without who is told, and goes where it goes", async () => {
    const [manager, member, above] = [await person(), await person(), await person()];
    await collaborator(of.project, manager, "admin");
    await collaborator(of.project, member, "member");
    await workspaceMember(of.workspace, above, "admin");
    const set = { scope: "project", target: of.project.id, meter: "tokens", amount: "10" } as const;
    await callerOf(of.owner).budgets.create({ ...at, ...set, hardStop: true, recipients: [of.owner.id] });
    await callerOf(of.owner).budgets.create({ ...at, ...set, target: of.workspace.project.id });
    await callerOf(of.owner).budgets.create({ ...at, scope: "organization", meter: "tokens", amount: "5" });
    await use(4);
    const here = { workspace: of.workspace.id, project: of.project.id };
    for (const who of [manager, above]) {
      const { items, total } = await callerOf(who).budgets.ofProject(here);
      expect(total).toBe(1);
      expect(items).toMatchObject([{ target: { id: of.project.id }, used: "4", percent: 40, hardStop: true }]);
      expect(items[0]).not.toHaveProperty("recipients");
    }
    expect(await refusalOf(callerOf(member).budgets.ofProject(here))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(callerOf(manager).budgets.list(at))).not.toBe("done");
    const { id: to } = await callerOf(of.owner).workspaces.create({ organization: at.organization, name: "Elsewhere" });
    await callerOf(of.owner).projects.move({ ...here, to });
    const moved = await callerOf(of.owner).budgets.ofProject({ ...here, workspace: to });
    expect(moved.items).toMatchObject([{ used: "4" }]);
    await callerOf(of.owner).projects.move({ ...here, workspace: to, to: of.workspace.id });
  });

  test.each(["0", "-1", "NaN", "1e3", "1.5"])("in money is refused of %j", async (amount) => {
    const call = callerOf(of.owner).budgets.create({ ...at, scope: "organization", meter: null, amount });
    expect(await refusalOf(call)).toBe("INVALID invalid_value (amount)");
  });

  test("is told of at 50, 85 and 100 %, once each, in one notice where it leaps over some", async () => {
    // Of a private project the billing manager is told nothing.
    await organizationMember(of.organization, await person(), "billing");
    const { id } = await callerOf(of.owner).budgets.create({
      ...at,
      scope: "project",
      target: of.project.id,
      meter: "tokens",
      amount: "1000",
    });
    const check = () => Promise.all([checkBudgets(systemRequest()), checkBudgets(systemRequest())]);
    await use(499);
    await check();
    expect(await notices()).toEqual([]);
    await use(1);
    await check();
    await check();
    expect((await notices()).map(({ kind, data, userId }) => [kind, data.share, userId])).toEqual([
      ["budget.used", "50%", of.owner.id],
    ]);
    await use(500);
    await check();
    expect(await view(id)).toMatchObject({ used: "1000", percent: 100, state: "reached" });
    expect((await view(id))?.told.map(({ alert }) => alert)).toEqual(expect.arrayContaining(["50", "85", "100"]));
    const last = (await notices()).at(-1);
    expect(last).toMatchObject({
      kind: "budget.reached",
      data: { used: "1,000 tokens", consequence: "Nothing is stopped." },
    });
    expect(await notices()).toHaveLength(2);
    // Raised: it is told again when it comes true again.
    await callerOf(of.owner).budgets.update({ ...at, budget: id, amount: "4000" });
    await check();
    expect((await view(id))?.told.filter(({ alert }) => alert !== "forecast")).toEqual([]);
    await use(1_000);
    await check();
    expect(await notices()).toHaveLength(3);
  });

  test("is told of by forecast once: a tenth used in a twentieth of the month", async () => {
    const { id } = await callerOf(of.owner).budgets.create({
      ...at,
      scope: "user",
      target: of.owner.id,
      meter: "tokens",
      amount: "1000",
      recipients: [of.owner.id],
    });
    await use(100, { actor: of.owner.id });
    const forecasts = () =>
      sql(`select "kind", "userId" from "notifications" where "organizationId" = $1`, of.organization.id);
    await checkBudgets(systemRequest(), inMonth(0.02));
    expect(await forecasts()).toEqual([]);
    await checkBudgets(systemRequest(), inMonth(0.05));
    await checkBudgets(systemRequest(), inMonth(0.05));
    await checkBudgets(systemRequest(), inMonth(0.06));
    expect(await forecasts()).toEqual([{ kind: "budget.forecast", userId: of.owner.id }]);
    // The next month begins anew.
    await checkBudgets(systemRequest(), new Date(inMonth(1).getTime() + 86_400_000 * 3));
    expect(await forecasts()).toHaveLength(1);
    expect(await view(id)).toMatchObject({ used: "100", percent: 10 });
  });

  test("in money goes by the prices of what is used, and of the organization's own meters", async () => {
    await callerOf(of.owner).meters.create({ ...at, key: "images", name: "Images", unit: "image", unitPrice: "2.5" });
    const { id } = await callerOf(of.owner).budgets.create({
      ...at,
      scope: "project",
      target: of.project.id,
      meter: null,
      amount: "1000",
    });
    await use(100, { meter: "images" });
    expect(await view(id)).toMatchObject({ used: "250", unit: "USD", percent: 25 });
  });
});

describe("a hard stop", () => {
  test("refuses what is new of its scope from exactly 100 % on; duplicates, others and reading go on", async () => {
    const stop = { scope: "project", target: of.project.id, meter: "tokens", amount: "10", hardStop: true } as const;
    const { id } = await callerOf(of.owner).budgets.create({ ...at, ...stop });
    const event = { id: `kept-${next()}`, time: new Date().toISOString(), meter: "tokens", quantity: "9" };
    const place = { workspace: of.workspace.id, project: of.project.id };
    const send = (...events: object[]) => callerOf(of.owner).usage.record({ events });
    const another = (quantity: string, fields: object = {}) => ({
      ...event,
      ...place,
      id: `more-${next()}`,
      quantity,
      ...fields,
    });
    const first = { ...event, ...place };
    const { items } = await send(first, another("1"), another("1"), another("5", { meter: "compute_seconds" }));
    expect(items.map(({ status, reason }) => [status, reason])).toEqual([
      ["accepted", undefined],
      ["accepted", undefined],
      ["refused", "budget_reached"],
      ["accepted", undefined],
    ]);
    const again = await send(
      first,
      another("1", { project: of.workspace.project.id }),
      another("1", { time: new Date(Date.now() - 40 * 86_400_000).toISOString() }),
    );
    expect(again.items.map(({ status }) => status)).toEqual(["duplicate", "accepted", "accepted"]);
    expect(await view(id)).toMatchObject({ used: "10", state: "reached" });
    await callerOf(of.owner).budgets.update({ ...at, budget: id, hardStop: false });
    expect((await send(another("1"))).items[0]?.status).toBe("accepted");
  });

  test("is answered by the question of a quota before anything begins", async () => {
    const stop = { scope: "organization", meter: "tokens", amount: "100", hardStop: true } as const;
    await callerOf(of.owner).budgets.create({ ...at, ...stop });
    const machine = await serviceAccount(of.workspace);
    await callerOf(of.owner).budgets.create({
      ...at,
      scope: "service_account",
      target: machine.serviceAccount,
      meter: "tokens",
      amount: "30",
      hardStop: true,
    });
    const ask = (quantity: string, fields: object = {}) =>
      callerOf(of.owner).quotas.ask({ workspace: of.workspace.id, meter: "tokens", quantity, ...fields });
    expect(await ask("100")).toEqual({ allowed: true, reason: null, remaining: "100" });
    expect(await ask("101")).toEqual({ allowed: false, reason: "budget_reached", remaining: "100" });
    expect(await ask("31", { actor: machine.serviceAccount })).toMatchObject({ allowed: false, remaining: "30" });
    await use(100);
    expect(await ask("0.5", { project: of.project.slug })).toEqual({
      allowed: false,
      reason: "budget_reached",
      remaining: "0",
    });
    expect(
      await callerOf(of.owner).quotas.ask({ workspace: of.workspace.id, meter: "compute_seconds", quantity: "1" }),
    ).toEqual({
      allowed: true,
      reason: null,
      remaining: null,
    });
    const other = await tenant();
    expect(await refusalOf(ask("1", { project: other.project.id }))).toBe("NOT_FOUND not_found (project)");
    expect(await refusalOf(ask("1", { actor: other.owner.id }))).toBe("NOT_FOUND not_found (actor)");
  });
});
