import "server-only";
import { router, workspaceProcedure } from "../../api/trpc";
import { historyPage } from "../../audit/schema";
import { createVault, updateVault } from "../commands/administrator";
import { moveVault, removeVault } from "../commands/order";
import { revealVault, restoreVault } from "../commands/reveal";
import { listVaults, getVault, listVaultVersions, listVaultHistory } from "../queries/vaults";
import {
  createVaultSchema,
  updateVaultSchema,
  vaultSchema,
  moveVaultSchema,
  revealVaultSchema,
  restoreVaultSchema,
  listVaultsSchema,
  listVersionsSchema,
  vaultHistorySchema,
  vaultView,
  vaultPage,
  vaultColumns,
  movedVaultView,
  removedVaultView,
  revealedVaultView,
  versionPage,
} from "../schema";

const tags = ["Vaults"];

export const vaultsRouter = router({
  list: workspaceProcedure("vault.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/vaults",
        tags,
        summary: "List the administrator vaults of a workspace, the one that wins first",
      },
      exported: vaultColumns,
    })
    .input(listVaultsSchema)
    .output(vaultPage)
    .query(({ ctx, input }) => listVaults(ctx.scope, input)),

  get: workspaceProcedure("vault.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/vaults/{vault}",
        tags,
        summary: "Get an administrator vault, without its values",
      },
    })
    .input(vaultSchema)
    .output(vaultView)
    .query(({ ctx, input }) => getVault(ctx.scope, input.vault)),

  versions: workspaceProcedure("vault.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/vaults/{vault}/versions",
        tags,
        summary: "List the versions of an administrator vault",
      },
    })
    .input(listVersionsSchema)
    .output(versionPage)
    .query(({ ctx, input }) => listVaultVersions(ctx.scope, input)),

  history: workspaceProcedure("vault.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/vaults/{vault}/history",
        tags,
        summary: "List what was done to an administrator vault",
      },
    })
    .input(vaultHistorySchema)
    .output(historyPage)
    .query(({ ctx, input }) => listVaultHistory(ctx.scope, input)),

  create: workspaceProcedure("vault.create")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/vaults",
        tags,
        summary: "Create an administrator vault",
      },
    })
    .input(createVaultSchema)
    .output(vaultView)
    .mutation(({ ctx, input }) => createVault(ctx.scope, input)),

  update: workspaceProcedure("vault.update")
    .meta({
      openapi: {
        method: "PATCH",
        path: "/workspaces/{workspace}/vaults/{vault}",
        tags,
        summary: "Change an administrator vault: its name, groups, content, whether it counts, whether it is locked",
      },
    })
    .input(updateVaultSchema)
    .output(vaultView)
    .mutation(({ ctx, input }) => updateVault(ctx.scope, input)),

  move: workspaceProcedure("vault.move")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/vaults/{vault}/move",
        tags,
        summary: "Put an administrator vault into another row",
      },
    })
    .input(moveVaultSchema)
    .output(movedVaultView)
    .mutation(({ ctx, input }) => moveVault(ctx.scope, input)),

  reveal: workspaceProcedure("vault.reveal", { fresh: "any" })
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/vaults/{vault}/reveal",
        tags,
        summary: "Show what an administrator vault says",
      },
      reveals: true,
    })
    .input(revealVaultSchema)
    .output(revealedVaultView)
    .mutation(({ ctx, input }) => revealVault(ctx.scope, input)),

  restore: workspaceProcedure("vault.restore")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/vaults/{vault}/restore",
        tags,
        summary: "Bring a former version of an administrator vault back, as a new one",
      },
    })
    .input(restoreVaultSchema)
    .output(vaultView)
    .mutation(({ ctx, input }) => restoreVault(ctx.scope, input)),

  remove: workspaceProcedure("vault.remove")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/workspaces/{workspace}/vaults/{vault}",
        tags,
        summary: "Delete an administrator vault",
      },
    })
    .input(vaultSchema)
    .output(removedVaultView)
    .mutation(({ ctx, input }) => removeVault(ctx.scope, input)),
});
