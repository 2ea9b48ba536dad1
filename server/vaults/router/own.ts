import "server-only";
import { router, workspaceProcedure } from "../../api/trpc";
import { historyPage } from "../../audit/schema";
import { setOwnVault, revealOwnVault, restoreOwnVault } from "../commands/held";
import { getOwnVault, listOwnVersions, listOwnHistory } from "../queries/vaults";
import {
  setOwnVaultSchema,
  revealOwnVaultSchema,
  restoreOwnVaultSchema,
  pageOfOwnVaultSchema,
  heldVaultView,
  revealedVaultView,
  versionPage,
} from "../schema";

const tags = ["Vaults"];

export const ownVaultRouter = router({
  get: workspaceProcedure("own-vault.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/vault",
        tags,
        summary: "Get the caller's own vault, without its values",
      },
    })
    .output(heldVaultView)
    .query(({ ctx }) => getOwnVault(ctx.scope)),

  versions: workspaceProcedure("own-vault.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/vault/versions",
        tags,
        summary: "List the versions of the caller's own vault",
      },
    })
    .input(pageOfOwnVaultSchema)
    .output(versionPage)
    .query(({ ctx, input }) => listOwnVersions(ctx.scope, input)),

  history: workspaceProcedure("own-vault.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/vault/history",
        tags,
        summary: "List what was done to the caller's own vault",
      },
    })
    .input(pageOfOwnVaultSchema)
    .output(historyPage)
    .query(({ ctx, input }) => listOwnHistory(ctx.scope, input)),

  set: workspaceProcedure("own-vault.set")
    .meta({
      openapi: {
        method: "PUT",
        path: "/workspaces/{workspace}/vault",
        tags,
        summary: "Set what the caller's own vault says, or whether it counts",
      },
    })
    .input(setOwnVaultSchema)
    .output(heldVaultView)
    .mutation(({ ctx, input }) => setOwnVault(ctx.scope, input)),

  reveal: workspaceProcedure("own-vault.reveal", { fresh: "any" })
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/vault/reveal",
        tags,
        summary: "Show what the caller's own vault says",
      },
      reveals: true,
    })
    .input(revealOwnVaultSchema)
    .output(revealedVaultView)
    .mutation(({ ctx, input }) => revealOwnVault(ctx.scope, input)),

  restore: workspaceProcedure("own-vault.restore")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/vault/restore",
        tags,
        summary: "Bring a former version of the caller's own vault back, as a new one",
      },
    })
    .input(restoreOwnVaultSchema)
    .output(heldVaultView)
    .mutation(({ ctx, input }) => restoreOwnVault(ctx.scope, input)),
});
