import "server-only";
import type { SystemScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { readBillingSettings } from "../billing-settings/views/settings";
import { addDays, dateOfDay, dayOfDate, periodOf, type Period } from "../billing/periods";
import { readBillingDetails } from "../billing/views/details";
import { each, rowsInBatches } from "../each";
import { newId } from "../ids";
import { queueInvoice } from "./letters";
import { readBasis, readFigures, sumsOf, type Basis } from "./pricing/figures";
import { digestOf, documentOf } from "./views/document";
import type { Line } from "./pricing/lines";
import { openPeriod } from "./pricing/open-periods";
import { readingWithin } from "./pricing/reading";

const ACCOUNTS_AT_ONCE = 200;

/** A number without a gap: the row stays locked until the transaction that uses it commits, or gives it back. */
async function nextNumber(tx: TransactionDatabase, year: string): Promise<{ sequence: number; number: string }> {
  const { lastInvoiceNumber: sequence, invoicePrefix } = await tx.billingSettings.update({
    where: { id: 1 },
    data: { lastInvoiceNumber: { increment: 1 } },
    select: { lastInvoiceNumber: true, invoicePrefix: true },
  });
  return { sequence, number: `${invoicePrefix}-${year}-${String(sequence).padStart(6, "0")}` };
}

interface Issue {
  basis: Basis;
  period: Period;
  lines: readonly Line[];
  now: Date;
}

async function insertInvoice(tx: TransactionDatabase, { basis, period, lines, now }: Issue) {
  const { organizationId, days } = basis;
  const settings = await readBillingSettings(tx);
  const organization = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { id: true, name: true, slug: true },
  });
  const account = await tx.billingAccount.findUniqueOrThrow({ where: { organizationId }, select: { currency: true } });
  const { currency } = account;
  const sums = sumsOf(lines, settings.taxRate);
  const { sequence, number } = await nextNumber(tx, days.dayOf(now).slice(0, 4));
  const details = await readBillingDetails(tx, organizationId);
  const customer = { id: organizationId, name: organization.name };
  const facts = {
    number,
    organization: customer,
    issuedAt: now,
    period,
    days,
    currency,
    settings,
    details,
    lines,
    sums,
  };
  const document = documentOf(facts);
  const id = newId("ivc");
  await tx.invoice.create({
    data: {
      id,
      organizationId,
      sequence,
      number,
      currency,
      periodStart: dateOfDay(period.start),
      periodEnd: dateOfDay(period.end),
      timeZone: document.timeZone,
      issuedAt: now,
      // It is due until the end of its day.
      dueAt: days.startOf(addDays(document.dueOn, 1)),
      ...sums,
      taxRate: settings.taxRate,
      document,
      digest: digestOf(document),
    },
  });
  await tx.invoiceLine.createMany({ data: lines.map((line, position) => lineRow(id, organizationId, position, line)) });
  if (details.emailInvoices) await queueInvoice(tx, { id, slug: organization.slug, document });
  return { id, number, total: sums.total };
}

function lineRow(invoiceId: string, organizationId: string, position: number, line: Line) {
  const { periodStart, periodEnd, ...rest } = line;
  const dates = { periodStart: dateOfDay(periodStart), periodEnd: dateOfDay(periodEnd) };
  return { invoiceId, organizationId, position, ...rest, ...dates };
}

/** Closes one month of an organization, with an invoice where it comes to anything. False where it is not due yet. */
async function closeMonth(scope: SystemScope, organizationId: string, now: Date): Promise<boolean> {
  return audited(
    scope,
    "invoice.issue",
    async (tx) => {
      const reading = readingWithin(tx);
      const basis = await readBasis(reading, organizationId);
      const period = openPeriod(basis);
      const { lateDays } = await readBillingSettings(tx);
      if (period === null || now < basis.days.startOf(addDays(period.end, lateDays))) {
        return { value: false, entries: [] };
      }
      const { lines, counted } = await readFigures(reading, basis, period);
      const invoice = lines.length === 0 ? null : await insertInvoice(tx, { basis, period, lines, now });
      const data = { closedUntil: dateOfDay(period.end), closedEvents: counted, updatedAt: now };
      await tx.billingAccount.update({ where: { organizationId }, data });
      if (invoice === null) return { value: true, entries: [] };
      const { id, number, total } = invoice;
      const after = { periodStart: period.start, periodEnd: period.end, total: Number(total) };
      const entries = { target: { type: "invoice", id, name: number }, after, place: { organizationId } };
      return { value: true, entries };
    },
    { lock: { organization: organizationId } },
  );
}

/** Accounts of which a month may be due: what they have closed ends before the month of now. */
async function dueAccounts(scope: SystemScope, now: Date, after: string): Promise<string[]> {
  // A day ahead of UTC is the furthest that any zone is.
  const { start } = periodOf(addDays(dayOfDate(now), 1));
  const open = [{ closedUntil: null }, { closedUntil: { lt: dateOfDay(start) } }];
  const rows = await scope.db.billingAccount.findMany({
    where: { organizationId: { gt: after }, changes: { some: {} }, OR: open },
    orderBy: { organizationId: "asc" },
    take: ACCOUNTS_AT_ONCE,
    select: { organizationId: true },
  });
  return rows.map(({ organizationId }) => organizationId);
}

/**
 * Issues what is due, of each organization month by month. It can be run at any time and again: a month is closed once,
 * in one transaction with its invoice, under the organization's lock. One that fails keeps no other back.
 */
export async function issueInvoices(scope: SystemScope, now = new Date()): Promise<void> {
  const due = rowsInBatches(
    ACCOUNTS_AT_ONCE,
    (after) => dueAccounts(scope, now, after),
    (organizationId) => organizationId,
  );
  const issueDue = async (organizationId: string) => {
    while (await closeMonth(scope, organizationId, now));
  };
  await each(due, issueDue, { about: (organizationId) => ({ organizationId }) });
}
