import { listAddress, oneOf, type Query } from "@/app/_lib/list/list-query";
import { RESOURCES } from "@/app/_sentences/access/resources";

const RESOURCE_FILTERS = ["type", "project", "owner", "unused"] as const;

const PAGE_ROWS = 50;
/** Where one looks for what nobody uses, as many as can be shown are chosen and deleted at once. */
const UNUSED_ROWS = 200;

function given(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}

/** What the list is asked for, as the address of its page says it. */
export function resourceInput(query: Query) {
  const unused = oneOf(Object.keys(RESOURCES.unused), query.unused);
  return {
    limit: unused === undefined ? PAGE_ROWS : UNUSED_ROWS,
    cursor: query.cursor,
    search: given(query.search),
    type: given(query.type),
    project: given(query.project),
    owner: given(query.owner),
    unused: unused === undefined ? undefined : Number(unused),
  };
}

export function resourceAddress(path: string, query: Query) {
  return listAddress(path, query, ...RESOURCE_FILTERS);
}
