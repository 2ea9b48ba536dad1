import { authorizeWorkspace } from "@/server/access/authorize";
import { createVault } from "@/server/vaults/commands/administrator";
import { setMachineVault, setOwnVault } from "@/server/vaults/commands/held";
import type { HeldVaultView, VaultFormat, VaultView } from "@/server/vaults/schema";
import type { Person, WorkspaceRef } from "../factory";
import { requestInfo } from "../requests";
import { next, write } from "../rows";
import type { ServiceAccountRef } from "./machines";

/** The group of a workspace that every one of them has. */
export async function builtInGroup(of: WorkspaceRef, kind: "users" | "admins" | "queue_admins" = "users") {
  return write((tx) => tx.group.findFirstOrThrow({ where: { workspaceId: of.id, kind }, select: { id: true } }));
}

interface VaultOptions {
  name?: string;
  groups?: readonly { id: string }[];
  format?: VaultFormat;
  content?: string;
  active?: boolean;
  locked?: boolean;
}

/** An administrator vault, for everybody of the workspace unless groups are named. */
export async function vault(of: WorkspaceRef, admin: Person, options: VaultOptions = {}): Promise<VaultView> {
  const {
    name = `Vault ${next()}`,
    format = "hocon",
    content = "api.host = one",
    active = true,
    locked = false,
  } = options;
  const groups = options.groups ?? [await builtInGroup(of)];
  const scope = await authorizeWorkspace(admin.actor, requestInfo(), of.id, "vault.create");
  return createVault(scope, { name, groups: groups.map(({ id }) => id), format, content, active, locked });
}

/** The vault of a person, set by themselves. */
export async function ownVault(of: WorkspaceRef, who: Person, content = "api.host = mine"): Promise<HeldVaultView> {
  const scope = await authorizeWorkspace(who.actor, requestInfo(), of.id, "own-vault.set");
  return setOwnVault(scope, { format: "hocon", content });
}

/** The vault of a service account, set by an admin. */
export async function machineVault(
  of: WorkspaceRef,
  admin: Person,
  { serviceAccount }: ServiceAccountRef,
  content = "api.host = machine",
): Promise<HeldVaultView> {
  const scope = await authorizeWorkspace(admin.actor, requestInfo(), of.id, "service-account-vault.set");
  return setMachineVault(scope, { serviceAccount, format: "hocon", content });
}
