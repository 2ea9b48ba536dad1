import type { Row } from "@/app/_components/table/types";
import { listAddress, listInput, type Query } from "@/app/_lib/list/list-query";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { TENANTS } from "@/app/_sentences/places/instance";
import { PLACE } from "@/app/_sentences/places/place";
import { TenantsTable } from "@/app/instance/lazy-parts";
import { caller } from "@/server/api/caller";
import type { InstanceOrganizationView } from "@/server/instance/schema";

function rowOf({ id, name, slug, suspended, seatMaximum, createdAt }: InstanceOrganizationView): Row {
  return {
    id,
    name,
    cells: {
      name,
      slug,
      status: suspended ? { text: PLACE.suspended, tone: "warn" } : { text: PLACE.active, tone: "ok" },
      seats: seatMaximum ?? TENANTS.noLimit,
      since: createdAt,
    },
    actions: ["seats", "plan", suspended ? "resume" : "suspend"],
  };
}

export async function Tenants(query: Query) {
  const { instance } = await caller();
  const [list, clock] = await Promise.all([instance.organizations(listInput(query, "-created")), readClock()]);
  return (
    <TenantsTable
      rows={list.items.map(rowOf)}
      clock={clock}
      address={listAddress(urls.instance(), query, "part")}
      total={list.total}
      nextCursor={list.nextCursor}
    />
  );
}
