import { targetView, type RequestColumns } from "./queries/columns";

/** What a request is about, within a sentence: by its name where the reader may know that, else as it was named. */
export function calledInWords(
  row: Pick<RequestColumns, "type" | "target" | "project" | "resource">,
  seen: boolean,
): string {
  const { type, id, name } = targetView(row, seen);
  return `the ${type.replaceAll("_", " ")} “${name ?? id}”`;
}
