/** What Next hands to a page of the part after the question mark. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One value of each name: the first, where an address repeats it. */
export async function readQuery(searchParams: SearchParams): Promise<Readonly<Record<string, string | undefined>>> {
  const entries = Object.entries(await searchParams);
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
}
