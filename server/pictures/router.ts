import "server-only";
import { actorProcedure, router } from "../api/trpc";
import { removePicture, setPicture } from "./commands";
import { pictureView, setPictureSchema } from "./schema";

const tags = ["Account"];
const path = "/account/profile/picture";

export const picturesRouter = router({
  set: actorProcedure("picture.set", "organization")
    .meta({
      openapi: { method: "PUT", path, tags, summary: "Show the caller by a picture" },
      takesPicture: true,
    })
    .input(setPictureSchema)
    .output(pictureView)
    .mutation(({ ctx, input }) => setPicture(ctx.scope, input)),

  remove: actorProcedure("picture.remove", "organization")
    .meta({ openapi: { method: "DELETE", path, tags, summary: "Remove the caller's picture" } })
    .output(pictureView)
    .mutation(({ ctx }) => removePicture(ctx.scope)),
});
