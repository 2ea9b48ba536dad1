import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { env } from "../../env";
import { containing, countOf, keyset, toPage, type PageInput } from "../../paging";
import type { PaymentMethodPage } from "../schema";
import { METHOD_COLUMNS, toMethodView } from "../views/method";

/** What the organization pays by, and what it may pay by here. */
export async function listPaymentMethods({ db }: OrganizationScope, input: PageInput): Promise<PaymentMethodPage> {
  const { after, orderBy, take } = keyset(input);
  const where = input.search === undefined ? {} : { brand: containing(input.search) };
  const rows = await db.paymentMethod.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: METHOD_COLUMNS,
  });
  const count = await countOf(input, rows.length, (limit) => db.paymentMethod.count({ where, ...limit }));
  const settings = await db.billingSettings.findFirst({ where: { id: 1 }, select: { paymentNote: true } });
  return {
    ...toPage(input, rows, count, (row) => row.id, toMethodView),
    cards: env().STRIPE_SECRET_KEY !== undefined,
    paymentNote: settings?.paymentNote ?? "",
  };
}
