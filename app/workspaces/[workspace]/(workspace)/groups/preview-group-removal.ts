import type { PreviewSection } from "@/app/_components/dialog/preview-types";
import { trpc } from "@/app/_lib/trpc";
import { GROUPS } from "@/app/_sentences/people/groups";

/** Whom the deletion of a group concerns. */
export async function previewGroupRemoval(workspace: string, group: string): Promise<readonly PreviewSection[]> {
  const preview = await trpc.groups.previewRemoval.query({ workspace, group });
  const { memberCount, firstMembers, invitations, serviceAccounts, rules, vaults } = preview;
  const items = firstMembers.map(({ id, name, type }) => ({ key: id, text: name, note: GROUPS.types[type] }));
  return [
    {
      kind: "ends",
      lines: [GROUPS.losing],
      parts: [
        { label: GROUPS.ends, total: memberCount, items },
        { label: GROUPS.rules, total: rules },
        {
          label: GROUPS.vaults,
          total: vaults.total,
          items: vaults.items.map(({ id, name }) => ({ key: id, text: name })),
        },
      ],
    },
    {
      kind: "stays",
      parts: [
        { label: GROUPS.invitations, total: invitations },
        { label: GROUPS.serviceAccounts, total: serviceAccounts },
      ],
    },
  ];
}
