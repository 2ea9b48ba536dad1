import "server-only";
import { organizationProcedure, router, workspaceProcedure } from "../api/trpc";
import { setRetention } from "./commands";
import { getRetention, listAudit, listOrganizationAudit } from "./queries";
import {
  auditColumns,
  auditPage,
  listAuditSchema,
  listOrganizationAuditSchema,
  retentionView,
  setRetentionSchema,
} from "./schema";

const tags = ["Audit"];

export const auditRouter = router({
  list: workspaceProcedure("audit.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/audit",
        tags,
        summary: "List what happened in a workspace",
      },
      exported: auditColumns,
    })
    .input(listAuditSchema)
    .output(auditPage)
    .query(({ ctx, input }) => listAudit(ctx.scope, input)),

  listInOrganization: organizationProcedure("organization-audit.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/audit",
        tags,
        summary: "List what happened in an organization and below",
      },
      exported: auditColumns,
    })
    .input(listOrganizationAuditSchema)
    .output(auditPage)
    .query(({ ctx, input }) => listOrganizationAudit(ctx.scope, input)),

  getRetention: organizationProcedure("organization-audit.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/audit/retention",
        tags,
        summary: "Get how long the audit of an organization is kept",
      },
    })
    .output(retentionView)
    .query(({ ctx }) => getRetention(ctx.scope)),

  setRetention: organizationProcedure("organization-audit.set-retention")
    .meta({
      openapi: {
        method: "PATCH",
        path: "/organizations/{organization}/audit/retention",
        tags,
        summary: "Set how long the audit of an organization is kept",
      },
    })
    .input(setRetentionSchema)
    .output(retentionView)
    .mutation(({ ctx, input }) => setRetention(ctx.scope, input)),
});
