import { beforeAll, describe, expect, test } from "vitest";
import { taskScope } from "@/server/background/task-scope";
import { issueInvoices } from "@/server/invoices/issue";
import { FREE, PRO } from "@/server/plans/catalogue";
import { DETAILS, membersOn, onPro, sellPlans } from "@/server/testing/examples/billing";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { organization, organizationMember, person, type OrganizationRef, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { planInForce, planNow } from "@/server/subscriptions/views/current-plan";

useDatabase();

interface Customer {
  owner: Person;
  organization: OrganizationRef;
}

async function customer(): Promise<Customer> {
  const owner = await person();
  return { owner, organization: await organization(owner) };
}

const changesOf = (id: string) =>
  sql(
    'select "planId", "withdrawnAt" is not null as "withdrawn" from "subscription_changes" where "organizationId" = $1 order by "id"',
    id,
  );

/** The plan of an organization as pages and answers read it, which is what changes within a transaction go by. */
async function planOf({ id }: OrganizationRef) {
  const shown = await planNow(id);
  expect(shown).toEqual(await planInForce(taskScope().db, id));
  return shown;
}

test("out of the box everybody has everything, and there is nothing to choose", async () => {
  const { owner, organization: made } = await customer();
  const at = { organization: made.id };
  expect(await callerOf(owner).subscriptions.get(at)).toMatchObject({
    plan: "self-hosted",
    since: null,
    offered: false,
    terms: { charged: false, limits: { members: null, storageBytes: null, apiCalls: null } },
  });
  expect(await planOf(made)).toMatchObject({ planId: "self-hosted", planName: "Self-hosted", since: null });
  expect((await callerOf(owner).subscriptions.offered(at)).plans).toEqual([]);
  expect(await refusalOf(callerOf(owner).subscriptions.review({ ...at, plan: "pro" }))).toBe("NOT_FOUND not_found");
});

describe("where plans are sold", () => {
  beforeAll(sellPlans);

  test("an upgrade needs billing details, consent to what was read, and begins at once", async () => {
    const { owner, organization: made } = await customer();
    const at = { organization: made.id };
    const { subscriptions, billingDetails } = callerOf(owner);
    const offer = await subscriptions.offered(at);
    expect(offer.plans.map(({ id }) => id)).toEqual(["free", "pro"]);
    const input = { ...at, plan: "pro", planVersion: 1, termsVersion: offer.termsVersion, accept: true as const };
    expect(await refusalOf(subscriptions.change(input))).toBe("CONFLICT billing_details_missing (legalName)");
    await billingDetails.update({ ...at, ...DETAILS });
    const other = await refusalOf(subscriptions.change({ ...input, planVersion: 2 }));
    expect(other).toBe("CONFLICT plan_changed (planVersion)");
    const older = await refusalOf(subscriptions.change({ ...input, termsVersion: "0" }));
    expect(older).toBe("CONFLICT plan_changed (termsVersion)");
    expect(await refusalOf(subscriptions.change({ ...input, plan: "enterprise" }))).toBe("NOT_FOUND not_found");
    const changed = await subscriptions.change(input);
    expect(changed).toMatchObject({ plan: "pro", termsVersion: offer.termsVersion, upcoming: null });
    expect(changed.consentAt).not.toBeNull();
    expect(await refusalOf(subscriptions.change(input))).toBe("CONFLICT unchanged (plan)");
  });

  test("what is reviewed is what is invoiced, to the cent", async () => {
    const one = await customer();
    const at = { organization: one.organization.id };
    await organizationMember(one.organization, await person());
    await sql(`update "billing_settings" set "taxRate" = 770`);
    const review = await callerOf(one.owner).subscriptions.review({ ...at, plan: "pro" });
    expect(review).toMatchObject({ atOnce: true, people: 2, month: 3_000, tooMany: false, taxRate: 770 });
    await onPro(one);
    const { period } = await callerOf(one.owner).subscriptions.get(at);
    await membersOn(at.organization, `date '${review.begins}'`, `date '${period.end}'`, 2);
    expect(await callerOf(one.owner).invoices.estimate(at)).toMatchObject({ lines: review.lines, total: review.total });
    await issueInvoices(taskScope(), new Date(Date.parse(period.endsAt) + 10 * 86_400_000));
    const { items } = await callerOf(one.owner).invoices.list(at);
    expect(items).toMatchObject([{ subtotal: review.subtotal, tax: review.tax, total: review.total }]);
  });

  test("a plan that is given up lasts to the end of the month, and can be resumed until then", async () => {
    const one = await customer();
    expect(await planOf(one.organization)).toMatchObject({ planId: "free", since: null });
    await onPro(one);
    const at = { organization: one.organization.id };
    const { subscriptions } = callerOf(one.owner);
    const cancelled = await subscriptions.cancel(at);
    expect(cancelled).toMatchObject({ plan: "pro", upcoming: { plan: "free", at: cancelled.period.endsAt } });
    expect(await refusalOf(subscriptions.cancel(at))).toBe("CONFLICT unchanged");
    const current = await planOf(one.organization);
    expect([current.planId, current.since === null]).toEqual(["pro", false]);
    expect(await subscriptions.resume(at)).toMatchObject({ plan: "pro", upcoming: null });
    expect(await refusalOf(subscriptions.resume(at))).toBe("CONFLICT unchanged");
    const { termsVersion } = await subscriptions.offered(at);
    const down = await subscriptions.change({ ...at, plan: "free", planVersion: 1, termsVersion, accept: true });
    expect(down).toMatchObject({ plan: "pro", upcoming: { plan: "free" } });
    expect(await changesOf(at.organization)).toEqual([
      { planId: "pro", withdrawn: false },
      { planId: "free", withdrawn: true },
      { planId: "free", withdrawn: false },
    ]);
  });

  test("who is on a plan keeps the terms that they agreed to", async () => {
    const one = await customer();
    await onPro(one);
    const at = { organization: one.organization.id };
    const operator = await person({ operator: true });
    const { version } = await callerOf(operator).plans.update({
      plan: "pro",
      terms: { ...PRO.terms, seatPrice: 9_900 },
    });
    expect(version).toBe(2);
    expect((await callerOf(one.owner).subscriptions.get(at)).terms.seatPrice).toBe(1_500);
    expect((await planOf(one.organization)).terms.seatPrice).toBe(1_500);
    const other = { ...FREE.terms, limits: { ...FREE.terms.limits, members: 7 } };
    await callerOf(operator).plans.update({ plan: "free", terms: other });
    expect((await planOf((await customer()).organization)).terms).toEqual(other);
    await callerOf(operator).plans.update({ plan: "free", terms: FREE.terms });
    expect((await callerOf(one.owner).subscriptions.offered(at)).plans[1]).toMatchObject({ version: 2, id: "pro" });
    await callerOf(operator).plans.update({ plan: "pro", terms: PRO.terms });
  });

  test("owners and billing people decide, admins look, members and other tenants see nothing", async () => {
    const one = await customer();
    await onPro(one);
    const at = { organization: one.organization.id };
    const people = { admin: await person(), billing: await person(), member: await person() };
    for (const [role, who] of Object.entries(people)) {
      await organizationMember(one.organization, who, role as "admin" | "billing" | "member");
    }
    expect((await callerOf(people.admin).subscriptions.get(at)).plan).toBe("pro");
    expect(await refusalOf(callerOf(people.admin).subscriptions.cancel(at))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(callerOf(people.admin).billingDetails.get(at))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(callerOf(people.member).subscriptions.get(at))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(callerOf(await person()).subscriptions.get(at))).toBe("NOT_FOUND not_found");
    expect((await callerOf(people.billing).subscriptions.cancel(at)).upcoming).toMatchObject({ plan: "free" });
  });

  test("with the organization its plan ends with the month", async () => {
    const one = await customer();
    await onPro(one);
    const { id, name } = one.organization;
    await callerOf(one.owner).organizations.remove({ organization: id, name });
    expect(await changesOf(id)).toEqual([
      { planId: "pro", withdrawn: false },
      { planId: "free", withdrawn: false },
    ]);
  });

  test("an operator puts an organization on a plan that is not offered", async () => {
    const one = await customer();
    const operator = await person({ operator: true });
    const set = { target: one.organization.id, plan: "enterprise" };
    await onPro(one);
    await callerOf(one.owner).subscriptions.cancel({ organization: one.organization.id });
    const read = callerOf(operator).subscriptions.reviewSet;
    expect(await read(set)).toMatchObject({
      from: { plan: "pro", name: "Pro" },
      withdraws: { plan: "free" },
      plan: { id: "enterprise" },
      people: 1,
      tooMany: false,
      missing: [],
    });
    // By another name of the same people: what the rest of the month comes to is what a change of their own would.
    await sql(`delete from "subscription_changes" where "organizationId" = $1`, one.organization.id);
    const { lines, total } = await callerOf(one.owner).subscriptions.review({ organization: set.target, plan: "pro" });
    expect(await read({ ...set, plan: "pro" })).toMatchObject({
      from: { plan: "free" },
      withdraws: null,
      lines,
      total,
    });
    expect(await refusalOf(callerOf(one.owner).subscriptions.reviewSet(set))).toBe("FORBIDDEN operators_only");
    expect(await refusalOf(read({ ...set, plan: "free" }))).toBe("CONFLICT unchanged (plan)");
    const nowhere = refusalOf(read({ ...set, target: "org_none" }));
    expect(await nowhere).toBe("NOT_FOUND not_found");
    expect(await callerOf(operator).subscriptions.set(set)).toMatchObject({ plan: "enterprise", termsVersion: null });
    expect(await refusalOf(callerOf(operator).subscriptions.set(set))).toBe("CONFLICT unchanged (plan)");
    expect(await refusalOf(callerOf(one.owner).subscriptions.set(set))).toBe("FORBIDDEN operators_only");
    const wrong = refusalOf(callerOf(operator).subscriptions.set({ ...set, plan: "nothing" }));
    expect(await wrong).toBe("INVALID invalid_value (plan)");
  });
});

describe("billing details and settings", () => {
  test("another time zone counts from the next month on once anything was used", async () => {
    const { owner, organization: made } = await customer();
    const at = { organization: made.id };
    const { billingDetails, subscriptions } = callerOf(owner);
    const first = await billingDetails.update({ ...at, timeZone: "Pacific/Auckland" });
    expect(first).toMatchObject({ timeZone: "Pacific/Auckland", timeZoneNow: "Pacific/Auckland" });
    await membersOn(made.id, "current_date", "current_date + 1", 1);
    const second = await billingDetails.update({ ...at, timeZone: "America/Los_Angeles" });
    expect(second).toMatchObject({ timeZone: "America/Los_Angeles", timeZoneNow: "Pacific/Auckland" });
    expect((await subscriptions.get(at)).period.timeZone).toBe("Pacific/Auckland");
    const third = await billingDetails.update({ ...at, timeZone: "Pacific/Auckland" });
    expect(third.timeZone).toBe("Pacific/Auckland");
    const wrong = refusalOf(billingDetails.update({ ...at, timeZone: "Mars/Olympus" }));
    expect(await wrong).toBe("INVALID invalid_value (timeZone)");
  });

  test.each(["unused", "used"])(
    "a plan that waits for the month's end begins with it in another time zone too, %s",
    async (state) => {
      const one = await customer();
      await onPro(one);
      const at = { organization: one.organization.id };
      const { subscriptions, billingDetails, invoices } = callerOf(one.owner);
      const before = await subscriptions.cancel(at);
      const { start, end } = before.period;
      const used = () => membersOn(at.organization, `date '${start}'`, `date '${start}' + 1`, 1);
      if (state === "used") await used();
      for (const timeZone of ["America/Los_Angeles", "Pacific/Auckland", "America/Los_Angeles"]) {
        expect(await billingDetails.update({ ...at, timeZone })).toMatchObject({ timeZone, timeZoneNow: "UTC" });
        expect(await subscriptions.get(at)).toMatchObject({ period: before.period, upcoming: before.upcoming });
      }
      if (state === "unused") await used();
      const begun = `update "subscription_changes" set "at" = $2 where "organizationId" = $1 and "planId" = 'pro'`;
      await sql(begun, at.organization, new Date(start));
      const { lines } = await invoices.estimate(at);
      expect(lines.map(({ periodStart, periodEnd }) => [periodStart, periodEnd])).toEqual([[start, end]]);
    },
  );

  test("new terms have a new version, a plan that charges is nobody's by default, the currency stays", async () => {
    const operator = callerOf(await person({ operator: true }));
    const { termsVersion } = await operator.billingSettings.get();
    const changed = await operator.billingSettings.update({ terms: "Be kind.", taxRate: 1_900 });
    expect(changed.termsVersion).toBe(String(Number(termsVersion) + 1));
    expect((await operator.billingSettings.update({ terms: "Be kind." })).termsVersion).toBe(changed.termsVersion);
    const charging = refusalOf(operator.billingSettings.update({ defaultPlan: "pro" }));
    expect(await charging).toBe("CONFLICT default_plan (defaultPlan)");
    expect(await refusalOf(operator.plans.archive({ plan: "free" }))).toBe("CONFLICT default_plan");
    expect(await refusalOf(operator.plans.update({ plan: "self-hosted", name: "x" }))).toBe("CONFLICT plan_fixed");
    await sql(`update "billing_settings" set "lastInvoiceNumber" = 1 where "lastInvoiceNumber" = 0`);
    expect(await refusalOf(operator.billingSettings.update({ currency: "EUR" }))).toBe(
      "CONFLICT currency_in_use (currency)",
    );
    expect(await refusalOf(operator.billingSettings.update({ currency: "XQQ" }))).toBe(
      "INVALID invalid_value (currency)",
    );
  });
});
