import "server-only";
import type { OrganizationScope } from "../access/scope";
import { readBillingSettings } from "../billing-settings/views/settings";
import type { BillingSettingsView } from "../billing-settings/schema";
import { addDays, type Day, type Period } from "../billing/periods";
import { notFound } from "../errors";
import { safeAmount } from "../money/money";
import { containing, countOf, keyset, toPage, type Page } from "../paging";
import { planInForce } from "../subscriptions/views/current-plan";
import { runningPeriod, toPeriodView } from "../subscriptions/views/subscription";
import type { EstimateView, InvoiceDetailView, InvoiceView, ListInvoicesInput } from "./schema";
import { builtUp, type DayCharges } from "./pricing/build-up";
import { readBasis, readFigures, sumsOf, type Basis } from "./pricing/figures";
import { DETAIL_COLUMNS, INVOICE_COLUMNS, toDetailView, toInvoiceView } from "./views/invoice";
import { toLineView } from "./views/line-view";
import { awaitingPeriods } from "./pricing/open-periods";
import { readingOf, type Reading } from "./pricing/reading";

/** The invoices of an organization, the newest first. */
export async function listInvoices(scope: OrganizationScope, input: ListInvoicesInput): Promise<Page<InvoiceView>> {
  const { after, orderBy, take } = keyset(input);
  const where = input.search === undefined ? {} : { number: containing(input.search) };
  const rows = await scope.db.invoice.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: INVOICE_COLUMNS,
  });
  const count = await countOf(input, rows.length, (limit) => scope.db.invoice.count({ where, ...limit }));
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    (row) => toInvoiceView(row),
  );
}

/** An invoice with all that stands on it. @throws NOT_FOUND */
export async function getInvoice(scope: OrganizationScope, input: { invoice: string }): Promise<InvoiceDetailView> {
  const named = { OR: [{ id: input.invoice }, { number: input.invoice }] };
  const row = await scope.db.invoice.findFirst({ where: named, select: DETAIL_COLUMNS });
  if (row === null) throw notFound();
  return toDetailView(row);
}

type Awaiting = EstimateView["awaiting"][number];

function toDayView({ day, plan, seats, usage, adjustment, subtotal }: DayCharges): EstimateView["byDay"][number] {
  return {
    day,
    plan: safeAmount(plan),
    seats: safeAmount(seats),
    usage: safeAmount(usage),
    adjustment: safeAmount(adjustment),
    subtotal: safeAmount(subtotal),
  };
}

interface Asked {
  basis: Basis;
  running: Period & { today: Day };
  settings: BillingSettingsView;
}

/** What the months come to that are over and wait for their invoice; one that comes to nothing has none. */
async function awaitingMonths(reading: Reading, { basis, running, settings }: Asked): Promise<Awaiting[]> {
  const months: Awaiting[] = [];
  for (const period of awaitingPeriods(basis, running)) {
    const { lines } = await readFigures(reading, basis, period);
    if (lines.length === 0) continue;
    const { subtotal, tax, total } = sumsOf(lines, settings.taxRate);
    const due = addDays(period.end, settings.lateDays);
    months.push({
      period: toPeriodView(period, basis.days),
      subtotal: safeAmount(subtotal),
      tax: safeAmount(tax),
      total: safeAmount(total),
      issuedOn: due < running.today ? running.today : due,
    });
  }
  return months;
}

/** What the running month comes to until now; at its end this is its invoice. And what the month before waits with. */
export async function estimateCharges(scope: OrganizationScope): Promise<EstimateView> {
  const { db, organization } = scope;
  const now = new Date();
  const settings = await readBillingSettings(db);
  const reading = readingOf(db);
  const basis = await readBasis(reading, organization.id);
  const account = await db.billingAccount.findFirst({ select: { currency: true } });
  const period = runningPeriod(basis.days, now);
  const { lines, charges } = await readFigures(reading, basis, period);
  const { subtotal, tax, total } = sumsOf(lines, settings.taxRate);
  const { planName } = await planInForce(db, organization.id, now);
  return {
    plan: planName,
    period: toPeriodView(period, basis.days),
    currency: account?.currency ?? settings.currency,
    lines: lines.map(toLineView),
    byDay: builtUp(charges, period.today).map(toDayView),
    subtotal: safeAmount(subtotal),
    taxName: settings.taxName,
    taxRate: settings.taxRate,
    tax: safeAmount(tax),
    total: safeAmount(total),
    issuedOn: addDays(period.end, settings.lateDays),
    awaiting: await awaitingMonths(reading, { basis, running: period, settings }),
  };
}
