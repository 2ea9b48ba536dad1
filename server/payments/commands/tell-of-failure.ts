import "server-only";
import { unexpired } from "../../access/reach";
import type { TransactionDatabase } from "../../audit/audited";
import { isMailOn, queueMails } from "../../mail/queue";
import { noticeMail } from "../../mail/templates";
import { formatMoney } from "../../money/money";
import { notify, type Notice } from "../../notifications/notify";
import { NOTICE_TITLES, noticeSentence } from "../../notifications/sentences";
import { billingPage } from "../page";
import { FAILURE_SENTENCES, type Failure } from "../schema";

/** So many people are told. */
const TOLD_AT_MOST = 50;

/** Owners and billing people of an organization, who can do something about it. */
async function payersOf(tx: TransactionDatabase, organizationId: string) {
  const where = { organizationId, role: { in: ["owner", "billing"] }, suspendedAt: null, ...unexpired() };
  const select = { userId: true, user: { select: { emailKey: true } } };
  return tx.organizationMember.findMany({ where, orderBy: { userId: "asc" }, take: TOLD_AT_MOST, select });
}

interface Failed {
  organizationId: string;
  amount: bigint;
  currency: string;
  invoice: { number: string };
}

/** Tells those who pay, and the addresses to which invoices go, that a payment failed and what they can do. */
export async function tellOfFailure(tx: TransactionDatabase, payment: Failed, failure: Failure): Promise<void> {
  const { organizationId, amount, currency, invoice } = payment;
  const organization = await tx.organization.findFirst({
    where: { id: organizationId },
    select: { name: true, slug: true },
  });
  // Deleted for good meanwhile: nobody is left to be told.
  if (organization === null) return;
  const data = {
    organization: organization.name,
    organizationSlug: organization.slug,
    number: invoice.number,
    amount: formatMoney(amount, currency),
    reason: FAILURE_SENTENCES[failure],
  };
  const payers = await payersOf(tx, organizationId);
  const notices: Notice[] = payers.map(({ userId }) => ({ userId, kind: "payment.failed", organizationId, data }));
  await notify(tx, notices);
  if (!isMailOn()) return;
  const account = await tx.billingAccount.findFirst({ where: { organizationId }, select: { emails: true } });
  const known = new Set(payers.map(({ user }) => user.emailKey));
  const others = (account?.emails ?? []).filter((email) => !known.has(email.toLowerCase()));
  const text = noticeMail(
    NOTICE_TITLES["payment.failed"],
    noticeSentence("payment.failed", data),
    billingPage(organization.slug),
  );
  await queueMails(
    tx,
    others.map((to) => ({ to, kind: "payment", organizationId, ...text })),
  );
}
