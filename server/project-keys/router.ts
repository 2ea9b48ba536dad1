import "server-only";
import { projectProcedure, router } from "../api/trpc";
import { historyPage } from "../audit/schema";
import { createKey, removeKey, renameKey, replaceKey } from "./commands/change-keys";
import { revealKey } from "./commands/reveal-key";
import { getKey, listKeyHistory, listKeys } from "./queries/keys";
import {
  createKeySchema,
  keyColumns,
  keyHistorySchema,
  keyPage,
  keySchema,
  keyView,
  listKeysSchema,
  removedKeyView,
  renameKeySchema,
  replaceKeySchema,
  revealedKeyView,
} from "./schema";

const tags = ["Third-party keys"];
const ALL = "/workspaces/{workspace}/projects/{project}/keys";
const ONE = "/workspaces/{workspace}/projects/{project}/keys/{key}";
const agents = "project-key.use";

export const projectKeysRouter = router({
  list: projectProcedure("third-party-key.list", { agents })
    .meta({
      openapi: {
        method: "GET",
        path: ALL,
        tags,
        summary: "List the third-party keys of a project without their secrets; to an agent, those that it may fetch",
      },
      exported: keyColumns,
    })
    .input(listKeysSchema)
    .output(keyPage)
    .query(({ ctx, input }) => listKeys(ctx.scope, input)),

  get: projectProcedure("third-party-key.list", { agents })
    .meta({
      openapi: { method: "GET", path: ONE, tags, summary: "Get a third-party key of a project without its secrets" },
    })
    .input(keySchema)
    .output(keyView)
    .query(({ ctx, input }) => getKey(ctx.scope, input.key)),

  history: projectProcedure("third-party-key.list")
    .meta({
      openapi: {
        method: "GET",
        path: `${ONE}/history`,
        tags,
        summary: "List what was done with a third-party key of a project, and who read it",
      },
    })
    .input(keyHistorySchema)
    .output(historyPage)
    .query(({ ctx, input }) => listKeyHistory(ctx.scope, input)),

  create: projectProcedure("third-party-key.create")
    .meta({
      openapi: {
        method: "POST",
        path: ALL,
        tags,
        summary: "Keep a third-party key for a project; anyone who can run jobs in it can read it",
      },
    })
    .input(createKeySchema)
    .output(keyView)
    .mutation(({ ctx, input }) => createKey(ctx.scope, input)),

  rename: projectProcedure("third-party-key.rename")
    .meta({ openapi: { method: "PATCH", path: ONE, tags, summary: "Rename a third-party key of a project" } })
    .input(renameKeySchema)
    .output(keyView)
    .mutation(({ ctx, input }) => renameKey(ctx.scope, input)),

  replace: projectProcedure("third-party-key.replace")
    .meta({
      openapi: {
        method: "PUT",
        path: `${ONE}/value`,
        tags,
        summary: "Put another value in the place of a third-party key's, without seeing the former one",
      },
    })
    .input(replaceKeySchema)
    .output(keyView)
    .mutation(({ ctx, input }) => replaceKey(ctx.scope, input)),

  reveal: projectProcedure("third-party-key.reveal", { fresh: "any", agents })
    .meta({
      openapi: {
        method: "POST",
        path: `${ONE}/reveal`,
        tags,
        summary: "Read a third-party key: its project's owner, and agents by a credential that names project-key.use",
      },
      reveals: true,
    })
    .input(keySchema)
    .output(revealedKeyView)
    .mutation(({ ctx, input }) => revealKey(ctx.scope, input)),

  remove: projectProcedure("third-party-key.remove")
    .meta({ openapi: { method: "DELETE", path: ONE, tags, summary: "Delete a third-party key of a project" } })
    .input(keySchema)
    .output(removedKeyView)
    .mutation(({ ctx, input }) => removeKey(ctx.scope, input)),
});
