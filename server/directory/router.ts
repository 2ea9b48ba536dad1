import "server-only";
import { organizationProcedure, router } from "../api/trpc";
import { createMapping, moveMapping, removeMapping, updateMapping } from "./commands/mappings";
import { listDirectoryGroups, listMappings } from "./queries";
import {
  createMappingSchema,
  directoryGroupColumns,
  directoryGroupPage,
  listDirectoryGroupsSchema,
  listMappingsSchema,
  mappingSchema,
  mappingsView,
  mappingView,
  moveMappingSchema,
  removedMappingView,
  updateMappingSchema,
} from "./schema";

const tags = ["Provisioning"];
const MAPPINGS = "/organizations/{organization}/directory-mappings";

export const directoryGroupsRouter = router({
  list: organizationProcedure("directory-group.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/directory-groups",
        tags,
        summary: "List the groups of an organization's directories",
      },
      exported: directoryGroupColumns,
    })
    .input(listDirectoryGroupsSchema)
    .output(directoryGroupPage)
    .query(({ ctx, input }) => listDirectoryGroups(ctx.scope, input)),
});

export const directoryMappingsRouter = router({
  list: organizationProcedure("directory-mapping.list")
    .meta({
      openapi: {
        method: "GET",
        path: MAPPINGS,
        tags,
        summary: "List what directory groups mean, in the order of reading",
      },
    })
    .input(listMappingsSchema)
    .output(mappingsView)
    .query(({ ctx, input }) => listMappings(ctx.scope, input)),

  create: organizationProcedure("directory-mapping.create")
    .meta({ openapi: { method: "POST", path: MAPPINGS, tags, summary: "Say what a directory group means" } })
    .input(createMappingSchema)
    .output(mappingView)
    .mutation(({ ctx, input }) => createMapping(ctx.scope, input)),

  update: organizationProcedure("directory-mapping.update")
    .meta({
      openapi: { method: "PUT", path: `${MAPPINGS}/{mapping}`, tags, summary: "Change what a directory group means" },
    })
    .input(updateMappingSchema)
    .output(mappingView)
    .mutation(({ ctx, input }) => updateMapping(ctx.scope, input)),

  move: organizationProcedure("directory-mapping.move")
    .meta({
      openapi: {
        method: "POST",
        path: `${MAPPINGS}/{mapping}/move`,
        tags,
        summary: "Put a row elsewhere in the order of reading",
      },
    })
    .input(moveMappingSchema)
    .output(mappingsView)
    .mutation(({ ctx, input }) => moveMapping(ctx.scope, input)),

  remove: organizationProcedure("directory-mapping.remove")
    .meta({
      openapi: { method: "DELETE", path: `${MAPPINGS}/{mapping}`, tags, summary: "Take a row away, with what it gave" },
    })
    .input(mappingSchema)
    .output(removedMappingView)
    .mutation(({ ctx, input }) => removeMapping(ctx.scope, input)),
});
