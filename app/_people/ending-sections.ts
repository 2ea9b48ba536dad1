import type { PreviewPart, PreviewSection, ReceiptData } from "@/app/_components/dialog/preview-types";
import { ROLES } from "@/app/_sentences/access/role-names";
import { ENDING } from "@/app/_sentences/people/leaving";
import type { EndingPreview, EndingReceipt } from "@/server/members/schema/endings";

type PlaceKind = "workspace" | "organization";

/** A workspace or an organization that somebody goes from. */
export interface EndingPlace {
  kind: PlaceKind;
  slug: string;
  name: string;
}

type Parts = Pick<
  EndingPreview,
  "workspaces" | "credentials" | "groups" | "rules" | "projects" | "vaults" | "invitations" | "links"
>;

function roleOf({ role, customRole }: { role: string; customRole: { name: string } | null }): string {
  return customRole?.name ?? ROLES[role] ?? role;
}

function ruleOf({ permission, resourceType, target }: Parts["rules"]["items"][number]): string {
  const type = resourceType === "*" ? ENDING.everything : resourceType;
  return ENDING.rule(ENDING.ruleWords[permission] ?? permission, type, target);
}

function projectPart(
  label: string,
  { total, items }: EndingPreview["owned"],
  notes: ReadonlyMap<string, string> = new Map(),
): PreviewPart {
  return {
    label,
    total,
    items: items.map(({ id, name, workspace }) => ({ key: id, text: name, note: notes.get(id) ?? workspace.name })),
  };
}

/** Each kind of thing that ends, with its names. */
function endingParts(kind: PlaceKind, ended: Parts): PreviewPart[] {
  const { workspaces, credentials, groups, rules, projects, vaults, invitations, links } = ended;
  const rooms = {
    label: ENDING.parts.workspaces,
    total: workspaces.total,
    items: workspaces.items.map((item) => ({ key: item.id, text: item.name, note: roleOf(item) })),
  };
  return [
    ...(kind === "organization" ? [rooms] : []),
    {
      label: ENDING.parts.credentials,
      total: credentials.total,
      items: credentials.items.map(({ id, label, accessKey, workspace }) => ({
        key: id,
        text: label === "" ? ENDING.unlabelled : label,
        note: kind === "workspace" ? accessKey : `${accessKey} · ${workspace ?? ENDING.everywhere}`,
      })),
    },
    {
      label: ENDING.parts.groups,
      total: groups.total,
      items: groups.items.map(({ id, name, workspace }) => ({
        key: id,
        text: name,
        ...(kind === "workspace" ? {} : { note: workspace }),
      })),
    },
    {
      label: ENDING.parts.rules,
      total: rules.total,
      items: rules.items.map((item) => ({
        key: item.id,
        text: ruleOf(item),
        ...(kind === "workspace" ? {} : { note: item.workspace }),
      })),
    },
    {
      label: ENDING.parts.projects,
      total: projects.total,
      items: projects.items.map((item) => ({ key: item.id, text: item.name, note: roleOf(item) })),
    },
    { label: ENDING.parts.vaults, total: vaults },
    { label: ENDING.parts.invitations, total: invitations },
    { label: ENDING.parts.links, total: links },
  ];
}

/** Why the person cannot go yet; null where nothing stands against it. */
export function blockedBy({ lastOwner, lastAdminOf }: EndingPreview): string | null {
  if (lastOwner) return ENDING.lastOwner;
  if (lastAdminOf.length === 0) return null;
  return ENDING.lastAdmin(lastAdminOf.map(({ name }) => name).join(", "));
}

/** What would happen, as the dialog shows it. */
export function previewSections(kind: PlaceKind, preview: EndingPreview, own: boolean): PreviewSection[] {
  const blocked = blockedBy(preview);
  return [
    ...(blocked === null ? [] : [{ kind: "ends" as const, title: ENDING.blockedTitle, lines: [blocked] }]),
    { kind: "ends", lines: [ENDING.ends[kind]], parts: endingParts(kind, preview) },
    { kind: "ownerless", parts: [projectPart(ENDING.parts.owned, preview.owned)] },
    {
      kind: "stays",
      lines: own ? [ENDING.staysOwn, ENDING.backOwn] : [ENDING.stays, ENDING.back],
      parts: [
        { label: ENDING.parts.sent, total: preview.stays.invitations },
        { label: ENDING.parts.serviceAccounts, total: preview.stays.serviceAccounts },
      ],
    },
  ];
}

/** What was done, to be read. */
export function receiptOf(kind: PlaceKind, receipt: EndingReceipt, title: string): ReceiptData {
  const { handedOver, ownerless, endedAt } = receipt;
  const owners = new Map(handedOver.items.map(({ id, to }) => [id, ENDING.newOwner(to.name)]));
  const parts = [...endingParts(kind, receipt), projectPart(ENDING.parts.handedOver, handedOver, owners)];
  return {
    title,
    at: endedAt,
    sections: [
      { kind: "done", parts },
      { kind: "ownerless", parts: [projectPart(ENDING.parts.ownerless, ownerless)] },
    ],
  };
}
