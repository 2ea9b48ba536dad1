import "server-only";
import { z } from "zod";

const text = z.string().exactOptional();
const known = z.string().nullable();

const identity = z.object({
  subject: z.string(),
  email: known,
  emailVerified: z.boolean().nullable(),
  name: known,
  givenName: known,
  familyName: known,
  picture: known,
  groups: z.array(z.string()).nullable(),
});

const session = z.object({
  idToken: text,
  accessToken: text,
  refreshToken: text,
  nameId: text,
  nameIdFormat: text,
  sessionIndex: text,
  endsAt: text,
});

/** Who has come, as it waits sealed until the browser fetches it. */
export const outcomeSchema = z.object({ identity, session });
