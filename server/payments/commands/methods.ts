import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { newId } from "../../ids";
import { actingOrganizationAuthority } from "../../access/standing/acting-authority";
import { refusePersonal } from "../../organizations/commands/refusals";
import { billingAccount } from "../account";
import { asking, providerNow } from "../asking";
import type { AddedPaymentMethodView, AddPaymentMethodInput, PaymentMethodView } from "../schema";
import { wayBack } from "../page";
import { METHOD_COLUMNS, methodLabel, toMethodView } from "../views/method";
import { attachMethod, makeDefault } from "./attach-method";
import { forgetCards } from "./forget-cards";

type Named = Pick<PaymentMethodView, "kind" | "brand" | "last4">;

function targetOf(row: Named & { id: string }) {
  return { type: "payment-method", id: row.id, name: methodLabel(row) };
}

/** @throws CONFLICT taken (kind) where the organization pays by transfer already */
async function addTransfer(scope: OrganizationScope): Promise<PaymentMethodView> {
  const organizationId = scope.organization.id;
  return audited(
    scope,
    "payment-method.add",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "payment-method.add");
      if ((await tx.paymentMethod.count({ where: { kind: "transfer" } })) > 0) {
        throw new AppError("CONFLICT", "taken", "kind");
      }
      await billingAccount(tx, organizationId);
      const isDefault = (await tx.paymentMethod.count({ where: { isDefault: true } })) === 0;
      const data = { id: newId("pmt"), organizationId, provider: "manual", kind: "transfer", isDefault };
      const view = toMethodView(await tx.paymentMethod.create({ data, select: METHOD_COLUMNS }));
      return { value: view, entries: { target: targetOf(view), after: { kind: view.kind, isDefault } } };
    },
    { lock: { organization: organizationId } },
  );
}

/**
 * The provider's page for the organization. That somebody went there is written down; the card itself comes later.
 * @throws UNAVAILABLE cards_off, payment_provider
 */
async function beginCard(scope: OrganizationScope, next: string | undefined): Promise<string> {
  const provider = providerNow();
  const { id: organizationId, name, slug } = scope.organization;
  const columns = { stripeCustomerId: true, legalName: true, emails: true };
  const account = await scope.db.billingAccount.findFirst({ where: { organizationId }, select: columns });
  const known = account?.stripeCustomerId ?? null;
  const billed = { organizationId, name: account?.legalName || name, email: account?.emails[0] ?? null };
  const { customer, url } = await asking(async () => {
    const made = await provider.customerOf(billed, known);
    return { customer: made, url: await provider.beginMethod(made, wayBack(slug, next)) };
  });
  return audited(
    scope,
    "payment-method.add",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "payment-method.add");
      await billingAccount(tx, organizationId);
      await tx.billingAccount.updateMany({ where: { organizationId }, data: { stripeCustomerId: customer } });
      const target = { type: "payment-method", id: null, name: "card" };
      return { value: url, entries: { target, after: { kind: "card", begun: true } } };
    },
    { lock: { organization: organizationId } },
  );
}

/** @throws CONFLICT personal_organization, taken (kind), UNAVAILABLE cards_off, payment_provider */
export async function addPaymentMethod(
  scope: OrganizationScope,
  { kind, next }: AddPaymentMethodInput,
): Promise<AddedPaymentMethodView> {
  refusePersonal(scope.organization);
  if (kind === "card") return { method: null, url: await beginCard(scope, next) };
  return { method: await addTransfer(scope), url: null };
}

/**
 * Takes over the card that was given on the provider's page; the provider's own notice does the same.
 * @throws NOT_FOUND for a page that was opened for somebody else, CONFLICT card_unfinished, UNAVAILABLE
 */
export async function confirmPaymentMethod(
  scope: OrganizationScope,
  { session }: { session: string },
): Promise<PaymentMethodView> {
  refusePersonal(scope.organization);
  const provider = providerNow();
  const organizationId = scope.organization.id;
  const details = await asking(() => provider.finishedMethod(session));
  if (details === null) throw new AppError("CONFLICT", "card_unfinished", "session");
  return audited(
    scope,
    "payment-method.confirm",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "payment-method.confirm");
      const { stripeCustomerId } = await billingAccount(tx, organizationId);
      if (details.customer === null || details.customer !== stripeCustomerId) throw notFound();
      const { row, fresh } = await attachMethod(tx, organizationId, details);
      const view = toMethodView(row);
      return { value: view, entries: fresh ? { target: targetOf(view), after: { isDefault: true } } : [] };
    },
    { lock: { organization: organizationId } },
  );
}

/** What is left pays in its place: the newest one. @throws NOT_FOUND */
export async function removePaymentMethod(
  scope: OrganizationScope,
  { method }: { method: string },
): Promise<{ id: string }> {
  const organizationId = scope.organization.id;
  return audited(
    scope,
    "payment-method.remove",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "payment-method.remove");
      const select = { ...METHOD_COLUMNS, providerRef: true };
      const row = await tx.paymentMethod.findFirst({ where: { id: method }, select });
      if (row === null) throw notFound();
      await tx.paymentMethod.deleteMany({ where: { id: method } });
      const next = row.isDefault
        ? await tx.paymentMethod.findFirst({ where: {}, orderBy: { id: "desc" }, select: { id: true } })
        : null;
      if (next !== null) await makeDefault(tx, organizationId, next.id);
      if (row.providerRef !== null) await forgetCards(tx, [row.providerRef]);
      const entries = { target: targetOf(toMethodView(row)), before: { isDefault: row.isDefault } };
      return { value: { id: method }, entries };
    },
    { lock: { organization: organizationId } },
  );
}

/** @throws NOT_FOUND, CONFLICT unchanged */
export async function setDefaultMethod(
  scope: OrganizationScope,
  { method }: { method: string },
): Promise<PaymentMethodView> {
  const organizationId = scope.organization.id;
  return audited(
    scope,
    "payment-method.set-default",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "payment-method.set-default");
      const row = await tx.paymentMethod.findFirst({ where: { id: method }, select: METHOD_COLUMNS });
      if (row === null) throw notFound();
      if (row.isDefault) throw new AppError("CONFLICT", "unchanged");
      await makeDefault(tx, organizationId, method);
      const view = toMethodView({ ...row, isDefault: true });
      return {
        value: view,
        entries: { target: targetOf(view), before: { isDefault: false }, after: { isDefault: true } },
      };
    },
    { lock: { organization: organizationId } },
  );
}
