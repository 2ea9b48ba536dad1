import "server-only";
import { organizationProcedure, router } from "../api/trpc";
import { listDomains } from "./queries";
import { domainPage, listDomainsSchema } from "./schema";

export const domainsRouter = router({
  list: organizationProcedure("domain.govern")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/domains",
        tags: ["Organizations"],
        summary: "List the mail domains of an organization",
      },
    })
    .input(listDomainsSchema)
    .output(domainPage)
    .query(({ ctx, input }) => listDomains(ctx.scope, input)),
});
