import type { Row } from "@/app/_components/table/types";
import { RIGHTS } from "@/app/_sentences/interface/forms";
import { KEY_FIELD_LABELS, KEYS } from "@/app/_sentences/machines/keys";
import { PROJECT } from "@/app/_sentences/places/projects";
import type { KeyView } from "@/server/project-keys/schema";
import type { ProjectDetailView } from "@/server/projects/schema";

/** "User name: bot · Registry: registry.example.com" */
function detailsText({ details }: Pick<KeyView, "details">): string | null {
  const parts = Object.entries(details).map(([name, text]) => `${KEY_FIELD_LABELS[name] ?? name}: ${text}`);
  return parts.length === 0 ? null : parts.join(" · ");
}

const RIGHT = {
  reveal: "third-party-key.reveal",
  replace: "third-party-key.replace",
  rename: "third-party-key.rename",
  remove: "third-party-key.remove",
} as const;

/** Why an action cannot be used here, by key. */
export function refusedActions({ permissions, status }: ProjectDetailView): Record<string, string> {
  return Object.fromEntries(
    Object.entries(RIGHT).flatMap(([action, right]) => {
      if (!permissions.includes(right)) return [[action, RIGHTS.missing(right)]];
      return status === "archived" && action !== "reveal" ? [[action, PROJECT.archived]] : [];
    }),
  );
}

export function keyRow(key: KeyView, href: string, refused: Readonly<Record<string, string>>): Row {
  const { id, name, kind, version, updatedAt, lastUsedAt, copied } = key;
  return {
    id,
    name,
    cells: {
      name: { text: name, href, ...(copied ? { note: KEYS.copied } : {}) },
      kind: KEYS.kinds[kind],
      details: detailsText(key),
      version,
      updated: updatedAt,
      used: lastUsedAt,
      id,
    },
    refused,
  };
}
