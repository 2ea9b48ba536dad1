import { z } from "zod";
import { textSchema } from "../../text";

const LINE_LENGTH = 300;
const SECRET_LENGTH = 4_096;
const TEXT_LENGTH = 32_768;

const LINE_END = /[\r\n\t]/;
/** What no text of the database holds, and half a character. */
const UNSTORABLE = /[\0\p{Cs}]/u;

/** One line that is no secret, as people read it back. */
const line = textSchema(LINE_LENGTH)
  .transform((value) => value.trim())
  .pipe(z.string().min(1, "must not be empty"))
  .refine((value) => !LINE_END.test(value), "must be one line");

/** A secret of one line: kept to the letter. */
const secret = z
  .string()
  .min(1, "must not be empty")
  .max(SECRET_LENGTH, `must have at most ${SECRET_LENGTH} characters`)
  .refine((value) => !/[\p{Cc}\p{Cs}]/u.test(value), "must be one line without control characters");

/** A secret of several lines: kept to the letter. */
const secretText = z
  .string()
  .min(1, "must not be empty")
  .max(TEXT_LENGTH, `must have at most ${TEXT_LENGTH} characters`)
  .refine((value) => !UNSTORABLE.test(value), "must not contain NUL or broken characters");

function isHost(value: string): boolean {
  const address = `https://${value}`;
  if (!URL.canParse(address) || /[\s@?#\\]/.test(value)) return false;
  return new URL(address).hostname !== "";
}

const host = line
  .transform((value) => value.replace(/^https?:\/\//i, "").replace(/\/+$/, ""))
  .refine(isHost, "must be a host such as registry.example.com");

/** What a service account's file of Google Cloud says of itself; null where it is none. */
export function googleAccountOf(text: string): { clientEmail: string; projectId: string } | null {
  try {
    const file = z
      .object({
        type: z.literal("service_account"),
        client_email: z.string().min(1).max(LINE_LENGTH),
        project_id: z.string().min(1).max(LINE_LENGTH),
        private_key: z.string().min(1),
      })
      .safeParse(JSON.parse(text));
    return file.success ? { clientEmail: file.data.client_email, projectId: file.data.project_id } : null;
  } catch {
    return null;
  }
}

const aws = z.strictObject({
  kind: z.literal("aws"),
  accessKeyId: line.describe("Access key id"),
  secretAccessKey: secret.describe("Secret access key"),
  sessionToken: secret.optional().describe("Session token, of temporary credentials"),
  region: line.optional().describe("Region, such as eu-central-1"),
});

const gcp = z.strictObject({
  kind: z.literal("gcp"),
  serviceAccountJson: secretText
    .refine((text) => googleAccountOf(text) !== null, "must be the JSON file of a service account")
    .describe("The JSON file of a service account, as a text"),
});

const azure = z.strictObject({
  kind: z.literal("azure"),
  tenantId: line.describe("Directory (tenant) id"),
  clientId: line.describe("Application (client) id"),
  clientSecret: secret.describe("Client secret"),
  subscriptionId: line.optional().describe("Subscription id"),
});

const docker = z.strictObject({
  kind: z.literal("docker"),
  registry: host.describe("Host of the registry"),
  username: line.describe("User name"),
  password: secret.describe("Password or token"),
});

const git = z
  .strictObject({
    kind: z.literal("git"),
    host: host.describe("Host that serves the repositories"),
    username: line.describe("User name"),
    token: secret.optional().describe("Token or password; this or sshKey"),
    sshKey: secretText.optional().describe("Private SSH key; this or token"),
  })
  .refine(({ token, sshKey }) => (token === undefined) !== (sshKey === undefined), {
    path: ["token"],
    message: "must be given, or sshKey, and not both",
  });

const kaggle = z.strictObject({
  kind: z.literal("kaggle"),
  username: line.describe("User name"),
  key: secret.describe("API key"),
});

const huggingFace = z.strictObject({ kind: z.literal("hugging-face"), token: secret.describe("Access token") });

const ngc = z.strictObject({
  kind: z.literal("ngc"),
  apiKey: secret.describe("API key"),
  org: line.optional().describe("Organization in NGC"),
});

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

const generic = z.strictObject({
  kind: z.literal("generic"),
  value: secretText.describe("Any secret text"),
  environmentVariable: line
    .refine((name) => VARIABLE.test(name), "must be a name such as API_TOKEN")
    .optional()
    .describe("The environment variable in which jobs expect it"),
});

/** All that a key of a kind is made of; what goes in comes out of a reveal the same. */
export const keyValueSchema = z.discriminatedUnion("kind", [
  aws,
  gcp,
  azure,
  docker,
  git,
  kaggle,
  huggingFace,
  ngc,
  generic,
]);

export type KeyValue = z.infer<typeof keyValueSchema>;
export type KeyKind = KeyValue["kind"];

export const KEY_KINDS = [
  "aws",
  "gcp",
  "azure",
  "docker",
  "git",
  "kaggle",
  "hugging-face",
  "ngc",
  "generic",
] as const satisfies readonly KeyKind[];

type FieldsOf<Kind extends KeyKind> = Exclude<Extract<keyof Extract<KeyValue, { kind: Kind }>, string>, "kind">;

/** The fields of each kind, in the order of its form. `secret` ones are told by a reveal alone. */
export const KEY_FIELDS: { readonly [Kind in KeyKind]: readonly KeyField<FieldsOf<Kind>>[] } = {
  aws: [
    { name: "accessKeyId" },
    { name: "secretAccessKey", secret: true },
    { name: "sessionToken", secret: true, optional: true },
    { name: "region", optional: true },
  ],
  gcp: [{ name: "serviceAccountJson", secret: true, lines: true }],
  azure: [
    { name: "tenantId" },
    { name: "clientId" },
    { name: "clientSecret", secret: true },
    { name: "subscriptionId", optional: true },
  ],
  docker: [{ name: "registry" }, { name: "username" }, { name: "password", secret: true }],
  git: [
    { name: "host" },
    { name: "username" },
    { name: "token", secret: true, optional: true },
    { name: "sshKey", secret: true, optional: true, lines: true },
  ],
  kaggle: [{ name: "username" }, { name: "key", secret: true }],
  "hugging-face": [{ name: "token", secret: true }],
  ngc: [
    { name: "apiKey", secret: true },
    { name: "org", optional: true },
  ],
  generic: [
    { name: "value", secret: true, lines: true },
    { name: "environmentVariable", optional: true },
  ],
};

interface KeyField<Name extends string> {
  name: Name;
  secret?: true;
  optional?: true;
  /** Of several lines. */
  lines?: true;
}
