import { z } from "zod";
import { pageOf, pageSchema } from "../paging";

export const listDomainsSchema = pageSchema;

export const domainView = z.object({
  id: z.string(),
  domain: z.string(),
  status: z.enum(["verified", "pending"]),
  verifiedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});

export const domainPage = pageOf(domainView);

export type DomainView = z.infer<typeof domainView>;
