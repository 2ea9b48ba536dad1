import "server-only";
import { actorProcedure, router } from "../api/trpc";
import { createStorage, removeStorage, updateStorage } from "./commands/change";
import { signStorage } from "./commands/sign";
import { testStorage } from "./probe-storage";
import { listStorage, matchStorage } from "./queries";
import * as schema from "./schema";

const tags = ["Account"];

export const storageRouter = router({
  list: actorProcedure("storage-access.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/account/storage",
        tags,
        summary: "List the caller's accesses to cloud storage",
      },
    })
    .input(schema.listStorageSchema)
    .output(schema.storagePage)
    .query(({ ctx, input }) => listStorage(ctx.scope, input)),

  create: actorProcedure("storage-access.create")
    .meta({
      openapi: {
        method: "POST",
        path: "/account/storage",
        tags,
        summary: "Keep an access to a bucket, by which addresses are signed for the caller alone",
      },
    })
    .input(schema.createStorageSchema)
    .output(schema.storageAccessView)
    .mutation(({ ctx, input }) => createStorage(ctx.scope, input)),

  update: actorProcedure("storage-access.update")
    .meta({
      openapi: {
        method: "PUT",
        path: "/account/storage/{access}",
        tags,
        summary: "Change an access; whoever changes where it leads gives the secret again",
      },
    })
    .input(schema.updateStorageSchema)
    .output(schema.storageAccessView)
    .mutation(({ ctx, input }) => updateStorage(ctx.scope, input)),

  remove: actorProcedure("storage-access.remove")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/account/storage/{access}",
        tags,
        summary: "Delete an access and its secret",
      },
    })
    .input(schema.storageAccessSchema)
    .output(schema.removedStorageView)
    .mutation(({ ctx, input }) => removeStorage(ctx.scope, input)),

  test: actorProcedure("storage-access.test")
    .meta({
      openapi: {
        method: "POST",
        path: "/account/storage/{access}/test",
        tags,
        summary: "Ask the storage for the name of one object, and say how that went",
      },
    })
    .input(schema.storageAccessSchema)
    .output(schema.storageAccessView)
    .mutation(({ ctx, input }) => testStorage(ctx.scope, input)),

  sign: actorProcedure("storage-access.sign")
    .meta({
      openapi: {
        method: "POST",
        path: "/account/storage/sign",
        tags,
        summary: "Sign the address of a stored object by an access of the caller, for fifteen minutes",
      },
    })
    .input(schema.signStorageSchema)
    .output(schema.signedView)
    .query(({ ctx, input }) => signStorage(ctx.scope, input)),

  match: actorProcedure("storage-access.list")
    .meta({
      openapi: {
        method: "POST",
        path: "/account/storage/match",
        tags,
        summary: "Say which links lead to stored objects, and which access of the caller reaches them",
      },
    })
    .input(schema.matchStorageSchema)
    .output(schema.matchedView)
    .query(({ ctx, input }) => matchStorage(ctx.scope, input)),
});
