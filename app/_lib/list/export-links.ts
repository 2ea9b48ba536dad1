import { withQuery } from "@/app/_lib/urls";
import { USERS } from "@/app/_sentences/people/users";

/**
 * Links that export exactly what a list shows: `api` is its address without the ending,
 * `filters` are those of the page.
 */
export function exportLinks(api: string, filters: Readonly<Record<string, string | undefined>>) {
  return [
    { label: USERS.csv, href: withQuery(`${api}.csv`, filters) },
    { label: USERS.json, href: withQuery(`${api}.json`, filters) },
  ];
}
