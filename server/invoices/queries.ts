import "server-only";
import type { OrganizationScope } from "../access/scope";
import { settingsOf } from "../billing-settings/views/settings";
import { addDays } from "../billing/periods";
import { notFound } from "../errors";
import { safeAmount } from "../money/money";
import { containing, countLimit, keyset, toPage, type Page } from "../paging";
import { planInForce } from "../subscriptions/views/current-plan";
import { runningPeriod, toPeriodView } from "../subscriptions/views/subscription";
import type { EstimateView, InvoiceDetailView, InvoiceView, ListInvoicesInput } from "./schema";
import { builtUp, type DayCharges } from "./views/build-up";
import { basisOf, periodFigures, sumsOf } from "./views/figures";
import { DETAIL_COLUMNS, INVOICE_COLUMNS, toDetailView, toInvoiceView } from "./views/invoice";
import { toLineView } from "./views/line-view";

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
  const count = await scope.db.invoice.count({ where, ...countLimit(input) });
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

/** What the running month comes to until now; at its end this is its invoice. */
export async function estimateCharges(scope: OrganizationScope): Promise<EstimateView> {
  const { db, organization } = scope;
  const now = new Date();
  const settings = await settingsOf(db);
  const basis = await basisOf(db, organization.id);
  const account = await db.billingAccount.findFirst({ select: { currency: true } });
  const period = runningPeriod(basis.days, now);
  const { lines, charges } = await periodFigures(db, basis, period);
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
  };
}
