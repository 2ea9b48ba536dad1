import type { Actor } from "@/server/access/scope";
import { callerOf } from "../caller";
import { identityOf, oidcConnection } from "../sso/connections";
import { sql } from "../database";
import { deviceRequest, deviceSignIn } from "../sign-in/devices";
import type { Examples } from "./types";
import { instance, oneTimeToken, person } from "../factory";
import { failedMail } from "../factories/mail";

const PASSWORD = "an-unusual-but-fixed-passphrase";
/** One red pixel, as PNG. */
export const PICTURE =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

const NEW_PASSWORD = "another-unusual-passphrase";

async function operator(): Promise<Actor> {
  return (await person({ operator: true })).actor;
}

/** Calls that succeed for one's own account, and an operator's. */
export const ACCOUNT_EXAMPLES: Pick<
  Examples,
  "accounts" | "deviceSignIns" | "instance" | "notifications" | "pictures" | "preferences" | "sessions" | "telemetry"
> = {
  accounts: {
    update: ({ owner }) => ({ actor: owner.actor, input: { name: "Another name", timeZone: "Asia/Tokyo" } }),
    remove: async () => {
      const { actor, email } = await person({ password: PASSWORD });
      return { actor, input: { email, password: PASSWORD } };
    },
    signUp: async () => {
      await instance();
      return { actor: null, input: { name: "Newcomer", email: "newcomer-0001@example.com", password: PASSWORD } };
    },
    setUp: async () => {
      await instance({ setupToken: "set-up-token" });
      const input = { token: "set-up-token", name: "First owner", email: "owner-0001@example.com", password: PASSWORD };
      return { actor: null, input };
    },
    verifyEmail: async () => {
      const who = await person({ verified: false });
      return { actor: null, input: { token: await oneTimeToken(who, "verify_email") } };
    },
    confirmEmailChange: async ({ owner }) => {
      const token = await oneTimeToken(owner, "change_email", "changed-0001@example.com");
      return { actor: null, input: { token } };
    },
    requestVerification: async () => ({ actor: (await person({ verified: false })).actor, input: undefined }),
    requestPasswordReset: ({ owner }) => ({ actor: null, input: { email: owner.email } }),
    resetPassword: async ({ owner }) => {
      const token = await oneTimeToken(owner, "reset_password");
      return { actor: null, input: { token, password: PASSWORD } };
    },
    changePassword: async () => {
      const { actor } = await person({ password: PASSWORD });
      return { actor, input: { current: PASSWORD, password: NEW_PASSWORD } };
    },
    changeEmail: async () => {
      const { actor } = await person({ password: PASSWORD });
      return { actor, input: { password: PASSWORD, email: "changed-0002@example.com" } };
    },
  },

  pictures: {
    set: ({ owner }) => ({ actor: owner.actor, input: { picture: PICTURE } }),
    remove: async ({ owner }) => {
      await callerOf(owner).pictures.set({ picture: PICTURE });
      return { actor: owner.actor, input: undefined };
    },
  },

  telemetry: {
    set: async () => {
      await instance();
      return { actor: await operator(), input: { share: true } };
    },
  },

  preferences: {
    update: ({ owner }) => ({ actor: owner.actor, input: { hideExamples: true } }),
  },

  instance: {
    update: async () => {
      await instance();
      return { actor: await operator(), input: { signUp: "closed" } };
    },
    retryMail: async () => ({ actor: await operator(), input: { mail: await failedMail("member@example.com") } }),
    testMail: async () => ({ actor: await operator(), input: { to: "member@example.com" } }),
    suspendUser: async () => ({ actor: await operator(), input: { user: (await person()).id } }),
    resumeUser: async () => ({ actor: await operator(), input: { user: (await person({ suspended: true })).id } }),
    setOperator: async () => ({ actor: await operator(), input: { user: (await person()).id, operator: true } }),
    suspendOrganization: async ({ organization }) => ({ actor: await operator(), input: { target: organization.id } }),
    resumeOrganization: async ({ organization }) => {
      await sql('update "organizations" set "suspendedAt" = now() where "id" = $1', organization.id);
      return { actor: await operator(), input: { target: organization.id } };
    },
    setSeats: async ({ organization }) => ({
      actor: await operator(),
      input: { target: organization.id, seatMaximum: 25 },
    }),
  },

  notifications: {
    read: ({ owner }) => ({ actor: owner.actor, input: {} }),
    setChoice: ({ owner }) => ({
      actor: owner.actor,
      input: { kind: "workspace.added", inbox: true, mail: true },
    }),
  },

  deviceSignIns: {
    approve: async ({ owner }) => ({ actor: owner.actor, input: { code: (await deviceRequest()).userCode } }),
    deny: async ({ owner }) => ({ actor: owner.actor, input: { code: (await deviceRequest()).userCode } }),
    end: async ({ owner }) => ({ actor: owner.actor, input: { deviceSignIn: (await deviceSignIn(owner)).id } }),
  },

  sessions: {
    revoke: ({ owner }) => ({ actor: owner.actor, input: { session: owner.actor.session?.id ?? "" } }),
    confirmByConnection: async ({ owner, organization }) => {
      const connection = await oidcConnection(owner, organization);
      await identityOf(owner, connection, organization);
      return { actor: owner.actor, input: { connection: connection.id, next: "/account/security" } };
    },
    revokeOthers: ({ owner }) => ({ actor: owner.actor, input: undefined }),
    confirm: async () => {
      const { actor } = await person({ password: PASSWORD });
      return { actor, input: { password: PASSWORD } };
    },
  },
};
