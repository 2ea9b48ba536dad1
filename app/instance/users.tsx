import type { Row } from "@/app/_components/table-types";
import { readClock } from "@/app/_lib/clock";
import { TENANTS } from "@/app/_lib/instance-sentences";
import { listAddress, listInput, type Query } from "@/app/_lib/list-query";
import { urls } from "@/app/_lib/urls";
import { PLACE } from "@/app/_lib/workspace-sentences";
import { caller, requireVisitor } from "@/server/api/caller";
import type { InstanceUserView } from "@/server/instance/schema";

import { UsersTable } from "./lazy-parts";

function rowOf(user: InstanceUserView, visitorId: string): Row {
  const { id, name, email, emailVerified, operator, suspended, createdAt, lastSignInAt } = user;
  const own = { suspend: TENANTS.yourself, dismissOperator: TENANTS.yourself };
  return {
    id,
    name,
    cells: {
      user: { text: name, note: email },
      confirmed: emailVerified ? PLACE.yes : PLACE.no,
      operator: operator ? PLACE.yes : PLACE.no,
      status: suspended ? { text: PLACE.suspended, tone: "warn" } : { text: PLACE.active, tone: "ok" },
      seen: lastSignInAt,
      since: createdAt,
    },
    actions: [suspended ? "resume" : "suspend", operator ? "dismissOperator" : "makeOperator"],
    ...(id === visitorId ? { refused: own } : {}),
  };
}

export async function Users(query: Query) {
  const { instance } = await caller();
  const [{ id }, list, clock] = await Promise.all([
    requireVisitor(),
    instance.users(listInput(query, "-created")),
    readClock(),
  ]);
  return (
    <UsersTable
      rows={list.items.map((user) => rowOf(user, id))}
      clock={clock}
      address={listAddress(urls.instance(), query, "part")}
      total={list.total}
      nextCursor={list.nextCursor}
    />
  );
}
