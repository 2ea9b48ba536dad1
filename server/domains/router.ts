import "server-only";
import { organizationProcedure, router } from "../api/trpc";
import { createDomain, removeDomain, verifyDomain } from "./commands";
import { listDomains, previewRemoval } from "./queries";
import {
  createDomainSchema,
  domainIdSchema,
  domainPage,
  domainRemovalView,
  domainView,
  listDomainsSchema,
  removedDomainView,
} from "./schema";

const tags = ["Organizations"];

export const domainsRouter = router({
  list: organizationProcedure("domain.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/domains",
        tags,
        summary: "List the mail domains of an organization, with the DNS record that proves each",
      },
    })
    .input(listDomainsSchema)
    .output(domainPage)
    .query(({ ctx, input }) => listDomains(ctx.scope, input)),

  create: organizationProcedure("domain.create")
    .meta({
      openapi: {
        method: "POST",
        path: "/organizations/{organization}/domains",
        tags,
        summary: "Claim a mail domain; the answer names the DNS record that proves it",
      },
    })
    .input(createDomainSchema)
    .output(domainView)
    .mutation(({ ctx, input }) => createDomain(ctx.scope, input)),

  verify: organizationProcedure("domain.verify")
    .meta({
      openapi: {
        method: "POST",
        path: "/organizations/{organization}/domains/{domain}/verify",
        tags,
        summary: "Look up the DNS record of a mail domain, which proves that it is the organization's",
      },
    })
    .input(domainIdSchema)
    .output(domainView)
    .mutation(({ ctx, input }) => verifyDomain(ctx.scope, input)),

  previewRemoval: organizationProcedure("domain.remove")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/domains/{domain}/removal",
        tags,
        summary: "Say what the removal of a mail domain ends",
      },
    })
    .input(domainIdSchema)
    .output(domainRemovalView)
    .query(({ ctx, input }) => previewRemoval(ctx.scope, input)),

  remove: organizationProcedure("domain.remove")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/organizations/{organization}/domains/{domain}",
        tags,
        summary: "Give up a mail domain",
      },
    })
    .input(domainIdSchema)
    .output(removedDomainView)
    .mutation(({ ctx, input }) => removeDomain(ctx.scope, input)),
});
