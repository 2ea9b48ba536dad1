import "server-only";
import { authorizeInstance, authorizeOrganization } from "../../access/authorize";
import type { Actor, RequestInfo, SystemScope } from "../../access/scope";
import { recorded } from "../../audit/recorded";
import { updateBillingSettings } from "../../billing-settings/commands";
import { updateBillingDetails } from "../../billing/commands";
import { issueInvoices } from "../../invoices/issue";
import { PRO } from "../../plans/catalogue";
import { setPlan } from "../../subscriptions/commands";
import { DAY_MILLISECONDS } from "../../time";

/** As long as the demo's usage goes back. */
const DAYS = 90;

const SELLER = {
  sellerName: "Example Cloud GmbH",
  sellerAddress: "Example Street 1\n10115 Berlin\nGermany",
  sellerTaxId: "DE123456789",
  sellerEmail: "billing@example.com",
  paymentNote: "Transfer to DE00 0000 0000 0000 0000 00, and name the invoice number.",
  taxName: "VAT",
  taxRate: 1_900,
};

const CUSTOMER = {
  legalName: "Demo Laboratory Ltd",
  addressLine1: "2 Example Road",
  postalCode: "10117",
  city: "Berlin",
  country: "DE",
  purchaseOrder: "PO-4711",
  emails: ["member-0001@example.com"],
  emailInvoices: false,
};

/** The organization has been on Pro for three months: its closed months are invoiced, the running one is estimated. */
export async function fillBilling(
  system: SystemScope,
  actor: Actor,
  request: RequestInfo,
  organization: { id: string; slug: string },
): Promise<void> {
  const { id: organizationId, slug } = organization;
  await updateBillingSettings(authorizeInstance(actor, request, "billing-settings.update"), SELLER);
  await updateBillingDetails(await authorizeOrganization(actor, request, slug, "billing-details.update"), CUSTOMER);
  const set = authorizeInstance(actor, request, "organization.set-plan");
  await setPlan(set, { target: organizationId, plan: PRO.id });
  const at = new Date(Date.now() - DAYS * DAY_MILLISECONDS);
  await recorded(system, "housekeeping", (tx) =>
    tx.subscriptionChange.updateMany({ where: { organizationId }, data: { at } }),
  );
  // Each closed month within a week, as the product itself would have done.
  for (let days = DAYS; days >= 0; days -= 7) {
    await issueInvoices(system, new Date(Date.now() - days * DAY_MILLISECONDS));
  }
}
