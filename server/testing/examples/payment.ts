import type { Examples } from "./types";
import { person } from "../factory";
import { givenCard, issuedInvoice } from "../payments/payments";
import { stripeServer } from "../payments/stripe";
import type { Tenant } from "../tenant";
import { callerOf } from "../caller";

async function budgeted({ owner, organization }: Tenant) {
  const at = { organization: organization.id };
  const { id } = await callerOf(owner).budgets.create({
    ...at,
    scope: "organization",
    meter: "tokens",
    amount: "1000",
  });
  return { ...at, budget: id };
}

export const BUDGET_EXAMPLES: Examples["budgets"] = {
  create: ({ owner, organization, project }) => ({
    actor: owner.actor,
    input: { organization: organization.id, scope: "project", target: project.id, meter: null, amount: "50000" },
  }),
  update: async (of) => ({ actor: of.owner.actor, input: { ...(await budgeted(of)), amount: "2000", hardStop: true } }),
  remove: async (of) => ({ actor: of.owner.actor, input: await budgeted(of) }),
};

/** Calls that succeed for what an organization pays by. */
export const PAYMENT_METHOD_EXAMPLES: Examples["paymentMethods"] = {
  add: ({ owner, organization }) => ({
    actor: owner.actor,
    input: { organization: organization.id, kind: "transfer" },
  }),
  confirm: async ({ owner, organization }) => {
    const server = await stripeServer();
    const at = { organization: organization.id };
    const { url } = await callerOf(owner).paymentMethods.add({ ...at, kind: "card" });
    const session = new URL(url ?? "").pathname.split("/").at(-1) ?? "";
    server.finish(session);
    return { actor: owner.actor, input: { ...at, session } };
  },
  setDefault: async ({ owner, organization }) => {
    const { id } = await givenCard(owner, organization);
    await givenCard(owner, organization);
    return { actor: owner.actor, input: { organization: organization.id, method: id } };
  },
  remove: async ({ owner, organization }) => {
    const { id } = await givenCard(owner, organization);
    return { actor: owner.actor, input: { organization: organization.id, method: id } };
  },
};

export const PAYMENT_EXAMPLES: Examples["payments"] = {
  pay: async ({ owner, organization }) => {
    await givenCard(owner, organization);
    const { id } = await issuedInvoice(organization.id);
    return { actor: owner.actor, input: { organization: organization.id, invoice: id } };
  },
};

export const OWED_INVOICE_EXAMPLES: Examples["owedInvoices"] = {
  recordPayment: async ({ organization }) => {
    const { actor } = await person({ operator: true });
    const { id } = await issuedInvoice(organization.id);
    return { actor, input: { invoice: id, amount: 1_900, receivedOn: "2026-01-02", note: "Statement 7" } };
  },
  recordRefund: async ({ organization }) => {
    const operator = await person({ operator: true });
    const { id } = await issuedInvoice(organization.id);
    await callerOf(operator).owedInvoices.recordPayment({ invoice: id, amount: 1_900 });
    return { actor: operator.actor, input: { invoice: id, amount: 900, refundedOn: "2026-01-03", note: "Goodwill" } };
  },
};
