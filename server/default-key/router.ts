import "server-only";
import { organizationProcedure, router } from "../api/trpc";
import { createdCredentialView, credentialView } from "../credentials/schema";
import { createDefaultKey, revokeDefaultKey, rotateDefaultKey } from "./commands";
import { getDefaultKey } from "./queries";
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
