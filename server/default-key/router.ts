import "server-only";
import { organizationProcedure, router } from "../api/trpc";
import { historyPage } from "../audit/schema";
import { createdCredentialView, credentialView, usesView } from "../credentials/schema";
import { pageSchema } from "../paging";
import { createDefaultKey, revokeDefaultKey, rotateDefaultKey } from "./commands";
import { findDefaultKeyUses, getDefaultKey, listDefaultKeyHistory } from "./queries";
import { createDefaultKeySchema, defaultKeyView, rotateDefaultKeySchema } from "./schema";

const tags = ["Organization default key"];
const KEY = "/organizations/{organization}/default-key";

export const defaultKeyRouter = router({
  get: organizationProcedure("default-key.read")
    .meta({
      openapi: { method: "GET", path: KEY, tags, summary: "Get the organization's default key, for its owners alone" },
    })
    .output(defaultKeyView)
    .query(({ ctx }) => getDefaultKey(ctx.scope)),

  uses: organizationProcedure("default-key.read")
    .meta({
      openapi: {
        method: "GET",
        path: `${KEY}/uses`,
        tags,
        summary: "Say how often each secret key of the organization's default key was used, from where and by what",
      },
    })
    .output(usesView.nullable())
    .query(({ ctx }) => findDefaultKeyUses(ctx.scope)),

  history: organizationProcedure("default-key.read")
    .meta({
      openapi: {
        method: "GET",
        path: `${KEY}/history`,
        tags,
        summary: "List what was done with the organization's default key",
      },
    })
    .input(pageSchema)
    .output(historyPage)
    .query(({ ctx, input }) => listDefaultKeyHistory(ctx.scope, input)),

  create: organizationProcedure("default-key.create")
    .meta({
      openapi: {
        method: "POST",
        path: KEY,
        tags,
        summary: "Create the organization's default key; its secret key is shown once",
      },
    })
    .input(createDefaultKeySchema)
    .output(createdCredentialView)
    .mutation(({ ctx, input }) => createDefaultKey(ctx.scope, input)),

  rotate: organizationProcedure("default-key.rotate")
    .meta({
      openapi: {
        method: "POST",
        path: `${KEY}/rotate`,
        tags,
        summary: "Give the organization's default key a new secret key; the old one works on for the overlap",
      },
    })
    .input(rotateDefaultKeySchema)
    .output(createdCredentialView)
    .mutation(({ ctx, input }) => rotateDefaultKey(ctx.scope, input)),

  revoke: organizationProcedure("default-key.revoke")
    .meta({ openapi: { method: "DELETE", path: KEY, tags, summary: "Revoke the organization's default key for good" } })
    .output(credentialView)
    .mutation(({ ctx }) => revokeDefaultKey(ctx.scope)),
});
