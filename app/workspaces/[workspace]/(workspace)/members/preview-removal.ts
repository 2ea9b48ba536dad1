import type { PreviewSection } from "@/app/_components/preview-types";
import { MEMBERS } from "@/app/_lib/people-sentences";
import { trpc } from "@/app/_lib/trpc";

/** As many as one answer holds; who has more sees at least these. */
const LOOKED_AT = 200;

/** What ends with the person: which of their credentials die, which projects become ownerless. */
export async function previewRemoval(workspace: string, user: string): Promise<readonly PreviewSection[]> {
  const [credentials, projects] = await Promise.all([
    trpc.credentials.list.query({ workspace, of: "everyone", limit: LOOKED_AT }),
    trpc.projects.list.query({ workspace, limit: LOOKED_AT }),
  ]);
  const live = credentials.items.filter(({ owner, status }) => owner.id === user && status === "active");
  const owned = projects.items.filter(({ owner }) => owner?.id === user).map(({ name }) => name);
  return [
    { kind: "ends", lines: [MEMBERS.losesAccess, MEMBERS.credentialsDie(live.length)] },
    { kind: "ownerless", lines: owned.length === 0 ? [] : [MEMBERS.ownerless(owned.join(", "))] },
    { kind: "stays", lines: [MEMBERS.resourcesStay, MEMBERS.returnByInvitation] },
  ];
}
