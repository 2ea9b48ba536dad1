import { withQuery } from "@/app/_lib/urls";
import { TABLE } from "@/app/_sentences/interface/tables";

type Asked = Readonly<Record<string, string | number | undefined>>;

/**
 * Links to the files of exactly what a list shows, in its order.
 * `api` is the list's address in the REST API, without an ending;
 * `asked` is what the page asked of the list. Which page of it was asked for says nothing about the file.
 */
export function exportLinks(api: string, { limit: _limit, cursor: _cursor, ...asked }: Asked) {
  const filters = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value?.toString()]));
  return [
    { label: TABLE.csv, href: withQuery(`${api}.csv`, filters) },
    { label: TABLE.json, href: withQuery(`${api}.json`, filters) },
  ];
}
