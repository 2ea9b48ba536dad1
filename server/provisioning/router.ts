import "server-only";
import { organizationProcedure, router } from "../api/trpc";
import { resumeProvisioning, undoRemovals, updateProvisioning } from "./commands/brake";
import { createToken, revokeToken } from "./commands/tokens";
import { getProvisioning, listCalls, listTokens } from "./queries";
import {
  callColumns,
  callPage,
  createdTokenView,
  createTokenSchema,
  listCallsSchema,
  listTokensSchema,
  provisioningView,
  tokenIdSchema,
  tokenPage,
  tokenView,
  undoneView,
  updateProvisioningSchema,
} from "./schema";

const tags = ["Provisioning"];
const PATH = "/organizations/{organization}/provisioning";

export const provisioningRouter = router({
  get: organizationProcedure("provisioning.read")
    .meta({ openapi: { method: "GET", path: PATH, tags, summary: "Get how provisioning by directories stands" } })
    .output(provisioningView)
    .query(({ ctx }) => getProvisioning(ctx.scope)),

  update: organizationProcedure("provisioning.update")
    .meta({
      openapi: { method: "PATCH", path: PATH, tags, summary: "Say how many people a directory may take away at once" },
    })
    .input(updateProvisioningSchema)
    .output(provisioningView)
    .mutation(({ ctx, input }) => updateProvisioning(ctx.scope, input)),

  resume: organizationProcedure("provisioning.resume")
    .meta({
      openapi: { method: "POST", path: `${PATH}/resume`, tags, summary: "Let directories take people away again" },
    })
    .output(provisioningView)
    .mutation(({ ctx }) => resumeProvisioning(ctx.scope)),

  undo: organizationProcedure("provisioning.undo")
    .meta({
      openapi: {
        method: "POST",
        path: `${PATH}/undo`,
        tags,
        summary: "Give back whom directories took away within the last day",
      },
    })
    .output(undoneView)
    .mutation(({ ctx }) => undoRemovals(ctx.scope)),

  listCalls: organizationProcedure("provisioning.read")
    .meta({
      openapi: { method: "GET", path: `${PATH}/calls`, tags, summary: "List what directories asked, for 30 days" },
      exported: callColumns,
    })
    .input(listCallsSchema)
    .output(callPage)
    .query(({ ctx, input }) => listCalls(ctx.scope, input)),

  listTokens: organizationProcedure("provisioning-token.list")
    .meta({
      openapi: {
        method: "GET",
        path: `${PATH}/tokens`,
        tags,
        summary: "List the tokens of an organization's directories",
      },
    })
    .input(listTokensSchema)
    .output(tokenPage)
    .query(({ ctx, input }) => listTokens(ctx.scope, input)),

  createToken: organizationProcedure("provisioning-token.create")
    .meta({ openapi: { method: "POST", path: `${PATH}/tokens`, tags, summary: "Create the token of a directory" } })
    .input(createTokenSchema)
    .output(createdTokenView)
    .mutation(({ ctx, input }) => createToken(ctx.scope, input)),

  revokeToken: organizationProcedure("provisioning-token.revoke")
    .meta({
      openapi: {
        method: "POST",
        path: `${PATH}/tokens/{token}/revoke`,
        tags,
        summary: "Revoke the token of a directory",
      },
    })
    .input(tokenIdSchema)
    .output(tokenView)
    .mutation(({ ctx, input }) => revokeToken(ctx.scope, input)),
});
