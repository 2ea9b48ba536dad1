import "server-only";
import { organizationProcedure, router, workspaceProcedure } from "../api/trpc";
import { listAudit } from "./queries";
import { auditPage, listAuditSchema } from "./schema";

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
    })
    .input(listAuditSchema)
    .output(auditPage)
    .query(({ ctx, input }) => listAudit(ctx.scope, input)),
});
