import { callerOf } from "../caller";
import type { Examples } from "./types";
import { serviceAccount } from "../factories/machines";
import type { Tenant } from "../tenant";
import { builtInGroup, machineVault, ownVault, vault } from "../factories/vaults";

const SECOND = { format: "json", content: '{ "api": { "host": "two" } }' } as const;

async function secondVersion(of: Tenant) {
  const { id } = await vault(of.workspace, of.owner);
  const named = { workspace: of.workspace.id, vault: id };
  await callerOf(of.owner).vaults.update({ ...named, ...SECOND });
  return named;
}

/** Calls that succeed for the administrator vaults of a workspace. */
export const VAULT_EXAMPLES: Examples["vaults"] = {
  create: async ({ owner, workspace }) => {
    const groups = [(await builtInGroup(workspace)).id];
    const input = { name: "Defaults", groups, format: "yaml" as const, content: "api:\n  host: one\n" };
    return { actor: owner.actor, input: { workspace: workspace.id, ...input } };
  },
  update: async ({ owner, workspace }) => {
    const { id } = await vault(workspace, owner);
    return { actor: owner.actor, input: { workspace: workspace.id, vault: id, ...SECOND } };
  },
  move: async ({ owner, workspace }) => {
    await vault(workspace, owner);
    const { id } = await vault(workspace, owner);
    return { actor: owner.actor, input: { workspace: workspace.id, vault: id, position: 1 } };
  },
  reveal: async ({ owner, workspace }) => {
    const { id } = await vault(workspace, owner);
    return { actor: owner.actor, input: { workspace: workspace.id, vault: id } };
  },
  restore: async (of) => ({ actor: of.owner.actor, input: { ...(await secondVersion(of)), version: 1 } }),
  remove: async ({ owner, workspace }) => {
    const { id } = await vault(workspace, owner);
    return { actor: owner.actor, input: { workspace: workspace.id, vault: id } };
  },
};

/** Calls that succeed for the caller's own vault. */
export const OWN_VAULT_EXAMPLES: Examples["ownVault"] = {
  set: ({ owner, workspace }) => ({ actor: owner.actor, input: { workspace: workspace.id, ...SECOND, active: true } }),
  reveal: async ({ owner, workspace }) => {
    await ownVault(workspace, owner);
    return { actor: owner.actor, input: { workspace: workspace.id } };
  },
  restore: async ({ owner, workspace }) => {
    await ownVault(workspace, owner);
    await callerOf(owner).ownVault.set({ workspace: workspace.id, ...SECOND });
    return { actor: owner.actor, input: { workspace: workspace.id, version: 1 } };
  },
};

/** Calls that succeed for the vault of a service account. */
export const SERVICE_ACCOUNT_VAULT_EXAMPLES: Examples["serviceAccountVault"] = {
  set: async ({ owner, workspace }) => {
    const { serviceAccount: id } = await serviceAccount(workspace);
    return { actor: owner.actor, input: { workspace: workspace.id, serviceAccount: id, ...SECOND } };
  },
  reveal: async ({ owner, workspace }) => {
    const machine = await serviceAccount(workspace);
    await machineVault(workspace, owner, machine);
    return { actor: owner.actor, input: { workspace: workspace.id, serviceAccount: machine.serviceAccount } };
  },
  restore: async ({ owner, workspace }) => {
    const machine = await serviceAccount(workspace);
    const named = { workspace: workspace.id, serviceAccount: machine.serviceAccount };
    await machineVault(workspace, owner, machine);
    await callerOf(owner).serviceAccountVault.set({ ...named, ...SECOND });
    return { actor: owner.actor, input: { ...named, version: 1 } };
  },
};
