import type { Cell, Row } from "@/app/_components/table/types";
import { listAddress, listInput, type Query } from "@/app/_lib/list/list-query";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { REMOVED_PERSON } from "@/app/_sentences/people/leaving";
import { TENANTS } from "@/app/_sentences/places/instance";
import { PLACE } from "@/app/_sentences/places/place";
import { caller, requireVisitor } from "@/server/api/caller";
import type { InstanceUserView } from "@/server/instance/schema";

import { UsersTable } from "./lazy-parts";

function statusOf(suspended: boolean): Cell {
  return suspended ? { text: PLACE.suspended, tone: "warn" } : { text: PLACE.active, tone: "ok" };
}

function rowOf(user: InstanceUserView, visitorId: string): Row {
  const { id, name, email, emailVerified, operator, suspended, removed, createdAt, lastSignInAt } = user;
  const own = { suspend: TENANTS.yourself, dismissOperator: TENANTS.yourself };
  return {
    id,
    name,
    cells: {
      user: removed ? REMOVED_PERSON.name(name) : { text: name, note: email },
      confirmed: emailVerified ? PLACE.yes : PLACE.no,
      operator: operator ? PLACE.yes : PLACE.no,
      status: removed ? TENANTS.removed : statusOf(suspended),
      seen: lastSignInAt,
      since: createdAt,
    },
    actions: removed
      ? []
      : [
          suspended ? "resume" : "suspend",
          operator ? "dismissOperator" : "makeOperator",
          "resetPassword",
          "resetFactor",
        ],
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
