import "server-only";
import { actorProcedure, publicProcedure, router } from "../api/trpc";
import { updateAccount } from "./commands";
import { changeEmail, confirmEmailChange, requestVerification, verifyEmail } from "./email";
import { openLink } from "./links";
import { changePassword, requestPasswordReset, resetPassword } from "./password";
import { getAccount, signUpState, whoami } from "./queries";
import { removeAccount } from "./removal";
import { previewAccountRemoval } from "./removal-preview";
import * as schema from "./schema";
import { setUp, signUp } from "./sign-up";

const tags = ["Account"];
const done = { done: true } as const;

export const accountsRouter = router({
  whoami: actorProcedure("account.read", "any")
    .meta({
      openapi: { method: "GET", path: "/whoami", tags, summary: "Who the caller is and what the credential reaches" },
    })
    .output(schema.whoamiView)
    .query(({ ctx }) => whoami(ctx.scope)),

  get: actorProcedure("account.read")
    .meta({ openapi: { method: "GET", path: "/account/profile", tags, summary: "The caller's own account" } })
    .output(schema.accountView)
    .query(({ ctx }) => getAccount(ctx.scope)),

  update: actorProcedure("account.update")
    .meta({
      openapi: {
        method: "PATCH",
        path: "/account/profile",
        tags,
        summary: "Change the caller's name, time zone and locale",
      },
    })
    .input(schema.updateAccountSchema)
    .output(schema.accountView)
    .mutation(({ ctx, input }) => updateAccount(ctx.scope, input)),

  signUpState: publicProcedure("the sign-in page must know which ways in there are", "sign-up")
    .meta({ openapi: { method: "GET", path: "/sign-up", tags, summary: "Whether people can sign up", protect: false } })
    .output(schema.signUpStateView)
    .query(({ ctx }) => signUpState(ctx.scope)),

  signUp: publicProcedure("whoever signs up has no account yet", "sign-up")
    .meta({
      openapi: {
        method: "POST",
        path: "/sign-up",
        tags,
        summary: "Sign up, where it is open or with an invitation",
        protect: false,
      },
    })
    .input(schema.signUpSchema)
    .output(schema.signedUpView)
    .mutation(({ ctx, input }) => signUp(ctx.scope, input)),

  setUp: publicProcedure("the first owner proves themselves by the link in the log", "first-run")
    .meta({
      openapi: {
        method: "POST",
        path: "/setup",
        tags,
        summary: "Make the first owner, by the set-up link's token",
        protect: false,
      },
    })
    .input(schema.setUpSchema)
    .output(schema.signedUpView)
    .mutation(({ ctx, input }) => setUp(ctx.scope, input)),

  openLink: publicProcedure(
    "the page of a link must know whether it still works, before anything is typed",
    "one-time-link",
  )
    .meta({
      openapi: {
        method: "POST",
        path: "/links/check",
        tags,
        summary: "See whether a one-time link still works; changes nothing",
        protect: false,
      },
    })
    .input(schema.openLinkSchema)
    .output(schema.openedLinkView)
    .query(({ ctx, input }) => openLink(ctx.scope, input)),

  verifyEmail: publicProcedure("the token of the letter is the proof", "one-time-link")
    .meta({
      openapi: {
        method: "POST",
        path: "/verify-email",
        tags,
        summary: "Prove an address by a letter's token",
        protect: false,
      },
    })
    .input(schema.tokenOnlySchema)
    .output(schema.doneView)
    .mutation(async ({ ctx, input }) => {
      await verifyEmail(ctx.scope, input);
      return done;
    }),

  confirmEmailChange: publicProcedure("the token of the letter is the proof", "one-time-link")
    .meta({
      openapi: {
        method: "POST",
        path: "/change-email",
        tags,
        summary: "Carry out a change of address",
        protect: false,
      },
    })
    .input(schema.tokenOnlySchema)
    .output(schema.doneView)
    .mutation(async ({ ctx, input }) => {
      await confirmEmailChange(ctx.scope, input, ctx.actor);
      return done;
    }),

  requestVerification: actorProcedure("email.verify")
    .meta({
      openapi: {
        method: "POST",
        path: "/account/verification",
        tags,
        summary: "Send the letter that proves the address again",
      },
    })
    .output(schema.doneView)
    .mutation(async ({ ctx }) => {
      await requestVerification(ctx.scope);
      return done;
    }),

  requestPasswordReset: publicProcedure("whoever forgot their password cannot sign in", "one-time-link")
    .meta({
      openapi: {
        method: "POST",
        path: "/reset-password",
        tags,
        summary: "Mail a reset link to the account's address",
        protect: false,
      },
    })
    .input(schema.requestResetSchema)
    .output(schema.requestedResetView)
    .mutation(({ ctx, input }) => requestPasswordReset(ctx.scope, input)),

  resetPassword: publicProcedure("the token of the link is the proof", "one-time-link")
    .meta({
      openapi: {
        method: "PUT",
        path: "/reset-password",
        tags,
        summary: "Choose a new password by a reset link",
        protect: false,
      },
    })
    .input(schema.resetPasswordSchema)
    .output(schema.doneView)
    .mutation(async ({ ctx, input }) => {
      await resetPassword(ctx.scope, input);
      return done;
    }),

  changePassword: actorProcedure("password.change")
    .meta({
      openapi: {
        method: "PUT",
        path: "/account/password",
        tags,
        summary: "Change the caller's password; other sessions end",
      },
    })
    .input(schema.changePasswordSchema)
    .output(schema.doneView)
    .mutation(async ({ ctx, input }) => {
      await changePassword(ctx.scope, input);
      return done;
    }),

  changeEmail: actorProcedure("email.change")
    .meta({
      openapi: {
        method: "PUT",
        path: "/account/email",
        tags,
        summary: "Change the caller's address; other sessions end",
      },
    })
    .input(schema.changeEmailSchema)
    .output(schema.changedEmailView)
    .mutation(async ({ ctx, input }) => ({ state: await changeEmail(ctx.scope, input) })),

  previewRemoval: actorProcedure("account.remove")
    .meta({
      openapi: {
        method: "GET",
        path: "/account/removal",
        tags,
        summary: "See what the removal of the caller's account would end; changes nothing",
      },
    })
    .output(schema.accountRemovalPreview)
    .query(({ ctx }) => previewAccountRemoval(ctx.scope)),

  remove: actorProcedure("account.remove")
    .meta({
      openapi: {
        method: "POST",
        path: "/account/removal",
        tags,
        summary: "Remove the caller's account for good",
      },
    })
    .input(schema.removeAccountSchema)
    .output(schema.removedAccountView)
    .mutation(({ ctx, input }) => removeAccount(ctx.scope, input)),
});
