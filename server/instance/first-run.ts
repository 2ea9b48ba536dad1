import "server-only";
import type { SystemScope } from "../access/scope";
import { createPerson } from "../accounts/sign-up";
import { audited } from "../audit/audited";
import { recorded } from "../audit/recorded";
import { hashPassword } from "../auth/password";
import { env, publicUrl } from "../env";
import { isAppError } from "../errors";
import { newId } from "../ids";
import { foundOrganization } from "../organizations/founding";
import { open, seal } from "../secrets/seal";
import { hashToken, newToken } from "../secrets/token";
import { emailKey } from "../text";

/**
 * Prepares a new instance. Without an owner it makes a set-up link (a fresh one at each start, the older dies) and
 * returns it for the log; with `TENANTRY_INIT_*` it makes what is missing of owner, organization, workspace and
 * credential, and never changes what is there.
 */
export async function prepareInstance(scope: SystemScope): Promise<{ setUpLink: string | null }> {
  await checkSealedData(scope);
  if (env().TENANTRY_INIT_OWNER_EMAIL !== undefined) await initialize(scope);
  const token = newToken();
  const owners = await scope.db.user.count({ where: { operator: true } });
  if (owners > 0) {
    // An owner made by the environment needs no link.
    await recorded(scope, "set-up-link", (tx) =>
      tx.instance.updateMany({ where: { id: 1 }, data: { setupTokenHash: null } }),
    );
    return { setUpLink: null };
  }
  await recorded(scope, "set-up-link", (tx) =>
    tx.instance.updateMany({ where: { id: 1 }, data: { setupTokenHash: hashToken(token) } }),
  );
  return { setUpLink: `${publicUrl()}/setup?token=${token}` };
}

const SEAL_CHECK = { owner: "instance:check", text: "tenantry" } as const;

/**
 * Opens the known text that the first start sealed, before anything else is written.
 * @throws Error with one line where the keys are not those that the data were sealed with
 */
async function checkSealedData(scope: SystemScope): Promise<void> {
  const row = await scope.db.instance.findUnique({ where: { id: 1 }, select: { sealedCheck: true } });
  if (typeof row?.sealedCheck === "string") {
    if (open(row.sealedCheck, SEAL_CHECK.owner) !== SEAL_CHECK.text) {
      throw new Error("TENANTRY_SEAL_KEYS opens other data");
    }
    return;
  }
  const sealedCheck = seal(SEAL_CHECK.text, SEAL_CHECK.owner);
  await recorded(scope, "set-up-link", async (tx) => {
    await tx.instance.createMany({ data: [{ id: 1, sealedCheck }], skipDuplicates: true });
    await tx.instance.updateMany({ where: { id: 1, sealedCheck: null }, data: { sealedCheck } });
  });
}

/** Under the instance's lock, so that of several processes that start at once one makes it. */
async function initialize(scope: SystemScope): Promise<void> {
  const { TENANTRY_INIT_OWNER_EMAIL: email, TENANTRY_INIT_OWNER_PASSWORD: password } = env();
  if (email === undefined || password === undefined) return;
  const known = await scope.db.user.findUnique({ where: { emailKey: emailKey(email) }, select: { id: true } });
  if (known !== null && (await isComplete(scope))) return;
  const passwordHash = known === null ? await hashPassword(password) : null;
  await audited(
    scope,
    "instance.set-up",
    async (tx) => {
      const found = await tx.user.findUnique({ where: { emailKey: emailKey(email) }, select: { id: true } });
      const name = email.split("@")[0] ?? email;
      const owner = found ?? (await createPerson(tx, { name, email, passwordHash, verified: true, operator: true }));
      const made = { owner: found === null, ...(await initializeOrganization(tx, owner.id)) };
      return { value: undefined, entries: { target: { type: "user", id: owner.id, name: null }, after: made } };
    },
    { lock: { instance: true } },
  );
}

type Transaction = Parameters<Parameters<typeof audited>[2]>[0];

async function isComplete(scope: SystemScope): Promise<boolean> {
  const { TENANTRY_INIT_ORGANIZATION: organization, TENANTRY_INIT_ACCESS_KEY: accessKey } = env();
  if (organization === undefined) return true;
  const slug = await scope.db.slug.findUnique({
    where: { space_slug: { space: "organization", slug: organization.toLowerCase() } },
  });
  const key =
    accessKey === undefined
      ? null
      : await scope.db.credential.findUnique({ where: { accessKey }, select: { id: true } });
  return slug !== null && (accessKey === undefined || key !== null);
}

async function initializeOrganization(tx: Transaction, ownerId: string) {
  const { TENANTRY_INIT_ORGANIZATION: name, TENANTRY_INIT_WORKSPACE: workspace } = env();
  if (name === undefined) return {};
  const slug = await tx.slug.findUnique({ where: { space_slug: { space: "organization", slug: name.toLowerCase() } } });
  let organizationId = slug?.organizationId;
  if (organizationId === undefined) {
    organizationId = newId("org");
    const first = workspace === undefined ? { name: "Default" } : { name: workspace, slug: workspace };
    const organization = { id: organizationId, name, slug: name, ownerId, workspace: first };
    await foundOrganization(tx, organization).catch((error: unknown) => {
      if (!isAppError(error) || error.reason !== "taken") throw error;
      throw new Error("TENANTRY_INIT_WORKSPACE is a workspace of another organization: choose another name");
    });
  }
  return { organization: slug === null, credential: await initializeCredential(tx, ownerId, organizationId) };
}

async function initializeCredential(tx: Transaction, userId: string, organizationId: string): Promise<boolean> {
  const { TENANTRY_INIT_ACCESS_KEY: accessKey, TENANTRY_INIT_SECRET_KEY: secretKey } = env();
  if (accessKey === undefined || secretKey === undefined) return false;
  if ((await tx.credential.findUnique({ where: { accessKey }, select: { id: true } })) !== null) return false;
  const secretHash = hashToken(secretKey);
  await tx.credential.create({
    data: {
      id: newId("crd"),
      organizationId,
      workspaceId: null,
      userId,
      label: "Initial credential",
      accessKey,
      secretHash,
    },
  });
  return true;
}
