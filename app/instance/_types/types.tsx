import type { Row } from "@/app/_components/table/types";
import { listAddress, type Query } from "@/app/_lib/list/list-query";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { RESOURCE_TYPES_PAGE } from "@/app/_sentences/access/resources";
import { typesName } from "@/app/_sentences/access/rules";
import { NewType, TypesTable } from "@/app/instance/lazy-parts";
import { caller } from "@/server/api/caller";
import type { ResourceTypeView } from "@/server/resource-types/schema";

function rowOf({ id, label, level, registered }: ResourceTypeView): Row {
  const name = registered ? label : typesName(id);
  const fixed = { edit: RESOURCE_TYPES_PAGE.fixed, remove: RESOURCE_TYPES_PAGE.fixed };
  return {
    id,
    name,
    cells: {
      name,
      id,
      level: RESOURCE_TYPES_PAGE.levels[level],
      from: registered ? RESOURCE_TYPES_PAGE.registered : RESOURCE_TYPES_PAGE.ofTheProduct,
    },
    ...(registered ? {} : { refused: fixed }),
  };
}

export async function Types(query: Query) {
  const { resourceTypes } = await caller();
  const search = query.search === "" ? undefined : query.search;
  const [list, clock] = await Promise.all([resourceTypes.listAll({ search }), readClock()]);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="text-muted max-w-prose text-sm">{RESOURCE_TYPES_PAGE.text}</p>
        <NewType />
      </div>
      <TypesTable
        rows={list.items.map(rowOf)}
        clock={clock}
        address={listAddress(urls.instance(), query, "part")}
        total={list.total}
      />
    </div>
  );
}
