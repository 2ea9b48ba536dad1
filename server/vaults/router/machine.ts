import "server-only";
import { router, workspaceProcedure } from "../../api/trpc";
import { historyPage } from "../../audit/schema";
import { setMachineVault, revealMachineVault, restoreMachineVault } from "../commands/held";
import { getMachineVault, listMachineVersions, listMachineHistory } from "../queries/vaults";
import {
  machineVaultSchema,
  setMachineVaultSchema,
  revealMachineVaultSchema,
  restoreMachineVaultSchema,
  pageOfMachineVaultSchema,
  heldVaultView,
  revealedVaultView,
  versionPage,
} from "../schema";

const tags = ["Vaults"];

export const serviceAccountVaultRouter = router({
  get: workspaceProcedure("service-account-vault.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/service-accounts/{serviceAccount}/vault",
        tags,
        summary: "Get the vault of a service account, without its values",
      },
    })
    .input(machineVaultSchema)
    .output(heldVaultView)
    .query(({ ctx, input }) => getMachineVault(ctx.scope, input.serviceAccount)),

  versions: workspaceProcedure("service-account-vault.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/service-accounts/{serviceAccount}/vault/versions",
        tags,
        summary: "List the versions of the vault of a service account",
      },
    })
    .input(pageOfMachineVaultSchema)
    .output(versionPage)
    .query(({ ctx, input }) => listMachineVersions(ctx.scope, input)),

  history: workspaceProcedure("service-account-vault.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/service-accounts/{serviceAccount}/vault/history",
        tags,
        summary: "List what was done to the vault of a service account",
      },
    })
    .input(pageOfMachineVaultSchema)
    .output(historyPage)
    .query(({ ctx, input }) => listMachineHistory(ctx.scope, input)),

  set: workspaceProcedure("service-account-vault.set")
    .meta({
      openapi: {
        method: "PUT",
        path: "/workspaces/{workspace}/service-accounts/{serviceAccount}/vault",
        tags,
        summary: "Set what the vault of a service account says, or whether it counts",
      },
    })
    .input(setMachineVaultSchema)
    .output(heldVaultView)
    .mutation(({ ctx, input }) => setMachineVault(ctx.scope, input)),

  reveal: workspaceProcedure("service-account-vault.reveal", { fresh: "any" })
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/service-accounts/{serviceAccount}/vault/reveal",
        tags,
        summary: "Show what the vault of a service account says",
      },
      reveals: true,
    })
    .input(revealMachineVaultSchema)
    .output(revealedVaultView)
    .mutation(({ ctx, input }) => revealMachineVault(ctx.scope, input)),

  restore: workspaceProcedure("service-account-vault.restore")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/service-accounts/{serviceAccount}/vault/restore",
        tags,
        summary: "Bring a former version of the vault of a service account back, as a new one",
      },
    })
    .input(restoreMachineVaultSchema)
    .output(heldVaultView)
    .mutation(({ ctx, input }) => restoreMachineVault(ctx.scope, input)),
});
