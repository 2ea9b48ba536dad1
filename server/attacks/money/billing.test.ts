import { describe, expect, test } from "vitest";
import { taskScope } from "@/server/background/task-scope";
import { addDays } from "@/server/billing/periods";
import { chargedDays } from "@/server/db/hot/usage/charges";
import { issueInvoices } from "@/server/invoices/issue";
import { PRO, pricedDimensions } from "@/server/plans/catalogue";
import { afterMonths, onPro } from "@/server/testing/examples/billing";
import { checkBudgets } from "@/server/budgets/check-budgets";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { organizationMember, person, type Person } from "@/server/testing/factory";
import { serviceAccount } from "@/server/testing/factories/machines";
import { presented } from "@/server/testing/factories/presented";
import { refusalOf } from "@/server/testing/refusal";
import { systemRequest } from "@/server/testing/requests";
import { tenant } from "@/server/testing/tenant";
import { limitedPlan } from "@/server/testing/payments/payments";
import { event, report } from "@/server/testing/factories/usage";

useDatabase();

const LATER = { one: afterMonths(1), two: afterMonths(2) };

async function customer() {
  const of = await tenant();
  await onPro(of);
  const at = { organization: of.organization.id };
  const machine = await serviceAccount(of.workspace, { createdBy: of.owner });
  const meter = (key: string, unitPrice: string) =>
    callerOf(of.owner).meters.create({ ...at, key, name: key, unit: key, unitPrice });
  return { ...of, at, machine, meter };
}

const invoicesOf = ({ at }: { at: { organization: string } }) =>
  sql<{ subtotal: string }>(
    'select "subtotal" from "invoices" where "organizationId" = $1 order by "id"',
    at.organization,
  );

describe("an organization that wants no invoice", () => {
  test("gets it although a meter of its own is called as what every object has", async () => {
    const of = await customer();
    await of.meter("constructor", "7");
    await report(of.machine, event({ meter: "constructor", quantity: 5 }));
    await expect(issueInvoices(taskScope(), LATER.one)).resolves.toBeUndefined();
    await expect(issueInvoices(taskScope(), LATER.two)).resolves.toBeUndefined();
    expect(await invoicesOf(of)).toEqual([{ subtotal: "35" }]);
    expect(await callerOf(of.owner).invoices.estimate(of.at)).toMatchObject({ subtotal: 35 });
  });

  test("gets it although it reports more than all money, and every page with amounts can be read", async () => {
    const of = await customer();
    await of.meter("stars", "99999999999");
    const huge = { quantity: 1e15, time: new Date().toISOString() };
    const many = Array.from({ length: 1_000 }, () => event({ ...huge, meter: "stars" }));
    await report(of.machine, ...many);
    await report(of.machine, ...many.map(({ id }) => event({ ...huge, meter: "stars", id: `${String(id)}-more` })));
    await report(of.machine, event({ ...huge, meter: "tokens", dimensions: { direction: "output" } }));
    const { budgets, invoices, usage } = callerOf(of.owner);
    const budget = { ...of.at, scope: "organization", meter: null, amount: "5", hardStop: true } as const;
    await expect(budgets.create(budget)).resolves.toMatchObject({ state: "reached" });
    const most = { sum: { amount: Number.MAX_SAFE_INTEGER } };
    for (const groupBy of ["day", "project"]) {
      await expect(usage.ofOrganization({ ...of.at, meter: "stars", groupBy })).resolves.toMatchObject(most);
    }
    await expect(issueInvoices(taskScope(), LATER.one)).resolves.toBeUndefined();
    const issued = await invoicesOf(of);
    expect(issued).toHaveLength(1);
    const { subtotal, byDay } = await invoices.estimate(of.at);
    expect(issued).toEqual([{ subtotal: String(subtotal) }]);
    expect(byDay.at(-1)?.subtotal).toBe(subtotal);
  });

  test("gets it although each event has a value of its own: what is read is as much as there are prices", async () => {
    const of = await customer();
    const { id } = of.organization;
    const today = new Date().toISOString().slice(0, 10);
    await sql(
      `insert into "usage_days" ("organizationId", "day", "workspaceId", "projectId", "actorType", "actorId", "meter",
         "dimensionsKey", "quantity", "events")
       select $1, $4::date, $2, $3, '', '', 'tokens', '{"direction":"output","run":"' || n || '"}', 1, 1
       from generate_series(1, 50001) n`,
      id,
      of.workspace.id,
      of.project.id,
      today,
    );
    const days = { organizationId: id, from: today, until: addDays(today, 1), without: ["members"] };
    expect(await chargedDays({ ...days, priced: pricedDimensions([PRO.terms]) })).toEqual([
      { day: today, meter: "tokens", dimensionsKey: '{"direction": "output"}', quantity: "50001" },
    ]);
    expect(await callerOf(of.owner).invoices.estimate(of.at)).toMatchObject({ subtotal: 60 });
    const asked = { ...of.at, meter: "tokens" };
    const { usage } = callerOf(of.owner);
    expect((await usage.ofOrganization({ ...asked, groupBy: "direction" })).items).toMatchObject([{ amount: 60 }]);
    expect(await refusalOf(usage.ofOrganization({ ...asked, groupBy: "run" }))).toBe("LIMIT too_many (groupBy)");
    // Fewer groups than are told, and more rows, as prices differ by direction: nothing is told as less than it is.
    await sql(`delete from "usage_days" where "dimensionsKey"::jsonb ->> 'run' > '4'`);
    await sql(
      `insert into "usage_days" ("organizationId", "day", "workspaceId", "projectId", "actorType", "actorId", "meter",
         "dimensionsKey", "quantity", "events")
       select "organizationId", "day", "workspaceId", "projectId", "actorType", "actorId", "meter",
         replace("dimensionsKey", 'output', 'input'), "quantity", "events" from "usage_days"
       where "organizationId" = $1 and "meter" = 'tokens'`,
      id,
    );
    expect(await refusalOf(usage.ofOrganization({ ...asked, groupBy: "run" }))).toBe("LIMIT too_many (groupBy)");
  });

  test("sets no price of its own below that of its plan: reports, budgets and invoices go by the plan's", async () => {
    const of = await customer();
    await of.meter("pages", "0");
    const terms = { ...PRO.terms, meters: [{ meter: "pages", where: {}, included: "0", unitPrice: "3" }] };
    await sql(
      'update "subscription_changes" set "terms" = $2::jsonb where "organizationId" = $1',
      of.organization.id,
      JSON.stringify(terms),
    );
    await report(of.machine, event({ meter: "pages", quantity: 4 }));
    const caller = callerOf(of.owner);
    const budget = { ...of.at, scope: "organization", meter: null, amount: "100" } as const;
    expect(await caller.budgets.create(budget)).toMatchObject({ used: "12" });
    expect((await caller.usage.ofOrganization({ ...of.at, meter: "pages" })).sum?.amount).toBe(12);
    expect(await caller.invoices.estimate(of.at)).toMatchObject({ subtotal: 12 });
  });
});

describe("whoever pays and administers nothing", () => {
  test("learns of a private project by no service account of it: in reports, budgets and notices", async () => {
    const of = await customer();
    await sql(`update "projects" set "name" = 'Secret weapon' where "id" = $1`, of.project.id);
    const place = { workspace: of.workspace.id, project: of.project.id };
    const { owner } = await callerOf(of.owner).projectCredentials.create(place);
    const machine = owner.id ?? "";
    await report(of.machine, event({ actor: machine, project: of.project.id, quantity: 9 }));
    const payer = await person();
    await organizationMember(of.organization, payer, "billing");
    const asked = { ...of.at, meter: "compute_seconds", groupBy: "actor" };
    const named = async (who: Person) =>
      (await callerOf(who).usage.ofOrganization(asked)).items.map(({ key, name }) => [key, name]);
    expect(await named(payer)).toEqual([[machine, null]]);
    expect(await named(of.owner)).toEqual([[machine, "Secret weapon (member)"]]);
    const budget = { ...of.at, scope: "service_account", target: machine, meter: "compute_seconds" } as const;
    const { id } = await callerOf(of.owner).budgets.create({ ...budget, amount: "10" });
    expect((await callerOf(payer).budgets.list(of.at)).items).toEqual([]);
    expect((await callerOf(of.owner).budgets.list(of.at)).items.map((one) => one.id)).toEqual([id]);
    expect(await refusalOf(callerOf(payer).budgets.remove({ ...of.at, budget: id }))).toBe("NOT_FOUND not_found");
    await checkBudgets(systemRequest());
    const told = sql<{ userId: string }>(
      `select distinct "userId" from "notifications" where "organizationId" = $1 and "kind" like 'budget.%'`,
      of.organization.id,
    );
    expect(await told).toEqual([{ userId: of.owner.id }]);
  });
});

describe("a credential of one project", () => {
  test("learns by no question of a quota what others may still use, only that it is used up", async () => {
    const of = await customer();
    const place = { workspace: of.workspace.id, project: of.project.id };
    const { caller } = await presented(await callerOf(of.owner).projectCredentials.create(place));
    const stop = { ...of.at, meter: "tokens", hardStop: true } as const;
    await callerOf(of.owner).budgets.create({ ...stop, scope: "organization", amount: "50" });
    await callerOf(of.owner).budgets.create({ ...stop, scope: "user", target: of.owner.id, amount: "20" });
    const ask = (quantity: string) =>
      caller.quotas.ask({ workspace: of.workspace.id, meter: "tokens", quantity, actor: of.owner.id });
    expect([await ask("1"), await ask("60")]).toEqual(Array(2).fill({ allowed: true, reason: null, remaining: null }));
    await limitedPlan(of.organization.id, { members: 50, apiCalls: 1_000 });
    for (const meter of ["members", "api_calls"]) {
      const asked = { workspace: of.workspace.id, meter, quantity: "1" };
      expect(await caller.quotas.ask(asked)).toEqual({ allowed: true, reason: null, remaining: null });
    }
    await callerOf(of.owner).budgets.create({ ...stop, scope: "project", target: of.project.id, amount: "80" });
    expect(await ask("81")).toEqual({ allowed: false, reason: "budget_reached", remaining: "80" });
    await report(of.machine, event({ meter: "tokens", quantity: 20, actor: of.owner.id }));
    expect(await ask("1")).toEqual({ allowed: false, reason: "budget_reached", remaining: "0" });
  });
});
