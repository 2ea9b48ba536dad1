/** As many as a list below a field shows; whoever looks for another one types on. */
const SHOWN = 20;

/** What the list below a field asks the server for: the first few that fit what was typed, and no count of them. */
export function shownBelow(text: string) {
  return { limit: SHOWN, total: "none" as const, search: text === "" ? undefined : text };
}
