import type { PreviewSection } from "@/app/_components/dialog/preview-types";
import type { Row } from "@/app/_components/table/types";
import { messageOf } from "@/app/_sentences/refusals/messages";
import { USERS } from "@/app/_sentences/people/users";

import type { Result } from "./people-calls";

/** Who was refused, each with the reason in words; nothing where nobody was. */
export function refusedSection(items: readonly Result[], rows: readonly Row[]): PreviewSection[] {
  const refused = items.filter(({ status }) => status === "refused");
  if (refused.length === 0) return [];
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const told = refused.map(({ user, reason }) => ({
    key: user,
    text: names.get(user) ?? user,
    note: messageOf(reason),
  }));
  return [
    {
      kind: "stays",
      title: USERS.refusedCount,
      parts: [{ label: USERS.refusedCount, total: refused.length, items: told }],
    },
  ];
}
