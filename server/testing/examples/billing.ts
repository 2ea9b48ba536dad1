import { taskScope } from "../../background/task-scope";
import { issueInvoices } from "../../invoices/issue";
import { PRO } from "../../plans/catalogue";
import { callerOf } from "../caller";
import { sql } from "../database";
import type { Examples } from "./types";
import { person, type Person } from "../factory";

export const DETAILS = {
  legalName: "Example Works Ltd",
  addressLine1: "1 Example Street",
  postalCode: "10115",
  city: "Berlin",
  country: "DE",
  taxId: "DE123456789",
  purchaseOrder: "PO-4711",
  emails: ["billing@example.com"],
};

interface Customer {
  owner: Person;
  organization: { id: string };
}

/**
 * Ten days after the end of the running month, or of one so many months later:
 * when its invoice is due, and no later one.
 */
export function afterMonths(months = 1): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 11));
}

/** Puts an instance into the business: whoever chooses no plan is on Free. */
export async function sellPlans(): Promise<void> {
  await sql(`update "billing_settings" set "defaultPlan" = 'free', "sellerName" = 'Example Cloud GmbH'`);
}

/** An organization with billing details and the plan Pro. */
export async function onPro({ owner, organization }: Customer): Promise<void> {
  await sellPlans();
  const caller = callerOf(owner);
  const at = { organization: organization.id };
  await caller.billingDetails.update({ ...at, ...DETAILS });
  const { termsVersion, plans } = await caller.subscriptions.offered(at);
  const pro = plans.find(({ id }) => id === PRO.id);
  const planVersion = pro?.version ?? 1;
  await caller.subscriptions.change({ ...at, plan: PRO.id, planVersion, termsVersion, accept: true });
}

/** A month ago the organization was on Pro with three people all month; its invoice is there. Answers its id. */
export async function invoicedMonth(of: Customer): Promise<string> {
  await onPro(of);
  const { id } = of.organization;
  await sql(
    `update "subscription_changes" set "at" = date_trunc('month', now()) - interval '1 month' where "organizationId" = $1`,
    id,
  );
  await membersOn(id, "(date_trunc('month', now()) - interval '1 month')::date", "date_trunc('month', now())::date", 3);
  await sql(`update "billing_settings" set "lateDays" = 0`);
  await issueInvoices(taskScope());
  const [row] = await sql<{ id: string }>('select "id" from "invoices" where "organizationId" = $1', id);
  return row?.id ?? "none";
}

/** So many people take a seat on each of the days: SQL says from and until which. */
export async function membersOn(organizationId: string, from: string, until: string, people: number): Promise<void> {
  await sql(
    `insert into "usage_day_totals" ("organizationId", "day", "workspaceId", "projectId", "meter", "quantity", "events")
     select $1, d::date, '', '', 'members', $2::numeric, 1
     from generate_series(${from}, ${until} - interval '1 day', '1 day') d`,
    organizationId,
    people,
  );
}

const operator = () => person({ operator: true });

export const BILLING_DETAILS_EXAMPLES: Examples["billingDetails"] = {
  update: ({ owner, organization }) => ({ actor: owner.actor, input: { organization: organization.id, ...DETAILS } }),
};

export const BILLING_SETTINGS_EXAMPLES: Examples["billingSettings"] = {
  update: async () => ({
    actor: (await operator()).actor,
    input: { sellerName: "Example Cloud GmbH", taxRate: 1_900 },
  }),
};

export const PLAN_EXAMPLES: Examples["plans"] = {
  create: async () => ({ actor: (await operator()).actor, input: { name: "Team", terms: PRO.terms } }),
  update: async () => ({ actor: (await operator()).actor, input: { plan: PRO.id, description: "For teams" } }),
  archive: async () => {
    const one = await operator();
    const { id } = await callerOf(one).plans.create({ name: "Passing", terms: PRO.terms });
    return { actor: one.actor, input: { plan: id } };
  },
};

export const SUBSCRIPTION_EXAMPLES: Examples["subscriptions"] = {
  change: async ({ owner, organization }) => {
    await sellPlans();
    const at = { organization: organization.id };
    await callerOf(owner).billingDetails.update({ ...at, ...DETAILS });
    const { termsVersion, plans } = await callerOf(owner).subscriptions.offered(at);
    const planVersion = plans.find(({ id }) => id === PRO.id)?.version ?? 1;
    return { actor: owner.actor, input: { ...at, plan: PRO.id, planVersion, termsVersion, accept: true } };
  },
  cancel: async (of) => {
    await onPro(of);
    return { actor: of.owner.actor, input: { organization: of.organization.id } };
  },
  resume: async (of) => {
    await onPro(of);
    const input = { organization: of.organization.id };
    await callerOf(of.owner).subscriptions.cancel(input);
    return { actor: of.owner.actor, input };
  },
  set: async ({ organization }) => ({
    actor: (await operator()).actor,
    input: { target: organization.id, plan: "enterprise" },
  }),
};

export const INVOICE_EXAMPLES: Examples["invoices"] = {
  email: async (of) => {
    const invoice = await invoicedMonth(of);
    return { actor: of.owner.actor, input: { organization: of.organization.id, invoices: [invoice] } };
  },
};
