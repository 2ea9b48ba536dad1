import "server-only";
import type { AuditDraft, TransactionDatabase } from "../audit/audited";
import { applyDirectory } from "../directory/commands/apply-directory";
import { newId } from "../ids";
import { domainOf, emailKey, emailSchema } from "../text";
import { changed, stoppedBy, type Directory, type Done, type Stopped } from "./context";
import { addressOf, nameOf, userDocument, type Document } from "./documents";
import { badValue, taken } from "./errors";
import { letIn, memberFor, suspend, takeOut, uninvite } from "./memberships";
import { operationsOf, patchedUser } from "./patch";
import { documentOf, getUser, type UserRow } from "./people";

/** The columns of a person, with the address that they go by. @throws ScimError invalidValue */
function columnsOf(document: Document) {
  const { userName: given, externalId, active = true, ...attributes } = document;
  const userName = typeof given === "string" ? given : "";
  const { data: email } = emailSchema.safeParse(addressOf(document) ?? "");
  if (email === undefined) throw badValue("There is no e-mail address among “emails” and “userName”");
  return {
    userName,
    userNameKey: emailKey(userName),
    externalId: typeof externalId === "string" ? externalId : null,
    active: active === true,
    email: emailKey(email),
    attributes,
  };
}

/** A directory speaks of the addresses that are the organization's to give. @throws ScimError invalidValue */
async function refuseForeign(tx: TransactionDatabase, organizationId: string, { email }: Columns): Promise<void> {
  const verified = { organizationId, domain: domainOf(email), verifiedAt: { not: null } };
  if ((await tx.domain.count({ where: verified })) > 0) return;
  throw badValue("The domain of the address is not one that the organization has verified");
}

type Columns = ReturnType<typeof columnsOf>;

async function refuseTaken(
  tx: TransactionDatabase,
  organizationId: string,
  columns: Columns,
  id: string,
): Promise<void> {
  const others = { organizationId, id: { not: id } };
  const { userNameKey, email } = columns;
  if ((await tx.directoryUser.count({ where: { ...others, userNameKey } })) > 0) throw taken("The user name");
  if ((await tx.directoryUser.count({ where: { ...others, email } })) > 0) throw taken("The address");
}

function draftOf({ id, userName }: { id: string; userName: string }, fields: Pick<AuditDraft, "before" | "after">) {
  return { target: { type: "directory_user", id, name: userName }, ...fields };
}

async function inStep(tx: TransactionDatabase, organizationId: string, id: string): Promise<AuditDraft[]> {
  const row = await getUser(tx, organizationId, id);
  return row.userId === null ? [] : (await applyDirectory(tx, organizationId, row.userId, "scim")).entries;
}

/** POST /Users. @throws ScimError 400, 409, AppError LIMIT seat_maximum */
export async function createUser(directory: Directory, body: Readonly<Record<string, unknown>>): Promise<UserRow> {
  const document = userDocument(body);
  const { id: organizationId } = directory.organization;
  return changed(directory, "scim-user.create", async (tx) => {
    const id = newId("dus");
    const columns = columnsOf(document);
    await refuseForeign(tx, organizationId, columns);
    await refuseTaken(tx, organizationId, columns, id);
    await tx.directoryUser.create({ data: { id, organizationId, ...columns } });
    const { active, email, userName } = columns;
    const row = { id, email, userName, name: nameOf(document), userId: null };
    const entries = active ? await letIn(tx, directory, row) : [];
    const made = draftOf(row, { after: { userName, email, active } });
    return {
      value: await getUser(tx, organizationId, id),
      entries: [made, ...entries, ...(await inStep(tx, organizationId, id))],
    };
  });
}

/** Who goes by this: whoever is in and not suspended. */
async function goingOf(
  tx: TransactionDatabase,
  organizationId: string,
  userId: string | null,
  kind: "suspended" | "removed",
) {
  if (userId === null) return [];
  const member = await memberFor(tx, organizationId, { id: userId });
  return member === null || (kind === "suspended" && member.suspendedAt !== null) ? [] : [{ kind, userId }];
}

async function deactivate(
  tx: TransactionDatabase,
  directory: Directory,
  row: UserRow,
): Promise<Stopped | AuditDraft[]> {
  const { id: organizationId } = directory.organization;
  if (row.userId === null) return uninvite(tx, organizationId, row.email);
  const going = await goingOf(tx, organizationId, row.userId, "suspended");
  return (await stoppedBy(tx, directory, going)) ?? suspend(tx, directory, row.userId);
}

async function change(
  tx: TransactionDatabase,
  directory: Directory,
  before: UserRow,
  document: Document,
): Promise<Done<UserRow> | Stopped> {
  const { id: organizationId } = directory.organization;
  const { id } = before;
  const columns = columnsOf(document);
  // Whoever goes, goes also after the organization has given the domain up.
  if (columns.active || columns.email !== before.email) await refuseForeign(tx, organizationId, columns);
  await refuseTaken(tx, organizationId, columns, id);
  await tx.directoryUser.updateMany({ where: { organizationId, id }, data: { ...columns, updatedAt: new Date() } });
  const { active, email, userName } = columns;
  const person = { id, email, userName, name: nameOf(document), userId: before.userId };
  const entries = active
    ? await letIn(tx, directory, person)
    : before.active
      ? await deactivate(tx, directory, before)
      : [];
  if (!Array.isArray(entries)) {
    // What the brake stopped is as if it had not been asked.
    const { active: was, email: had, userName: named } = before;
    const kept = columnsOf(documentOf(before));
    await tx.directoryUser.updateMany({
      where: { organizationId, id },
      data: { ...kept, active: was, email: had, userName: named, updatedAt: before.updatedAt },
    });
    return entries;
  }
  const after = { userName, email, active };
  const made = draftOf(
    { id, userName },
    { before: { userName: before.userName, email: before.email, active: before.active }, after },
  );
  const value = await getUser(tx, organizationId, id);
  return { value, entries: [made, ...entries, ...(await inStep(tx, organizationId, id))] };
}

/** PUT /Users/{id}: the whole person anew. @throws ScimError 400, 404, 409, 503 */
export async function replaceUser(
  directory: Directory,
  id: string,
  body: Readonly<Record<string, unknown>>,
): Promise<UserRow> {
  const document = userDocument(body);
  return changed(directory, "scim-user.update", async (tx) => {
    const before = await getUser(tx, directory.organization.id, id);
    // A person without the word stays what they were: nobody comes or goes by a word that was left out.
    return change(tx, directory, before, { active: before.active, ...document });
  });
}

/** PATCH /Users/{id}. @throws ScimError 400, 404, 409, 503 */
export async function patchUser(
  directory: Directory,
  id: string,
  body: Readonly<Record<string, unknown>>,
): Promise<UserRow> {
  const operations = operationsOf(body);
  return changed(directory, "scim-user.update", async (tx) => {
    const before = await getUser(tx, directory.organization.id, id);
    return change(tx, directory, before, patchedUser(documentOf(before), operations));
  });
}

/**
 * DELETE /Users/{id}: the person leaves the organization with all that they had in it.
 * @throws ScimError 404, 409, 503
 */
export async function removeUser(directory: Directory, id: string): Promise<void> {
  const { id: organizationId } = directory.organization;
  await changed<null>(directory, "scim-user.remove", async (tx) => {
    const row = await getUser(tx, organizationId, id);
    const { userId, userName, email } = row;
    const going = await goingOf(tx, organizationId, userId, "removed");
    const stop = await stoppedBy(tx, directory, going);
    if (stop !== null) return stop;
    const entries = [
      ...(userId === null ? [] : await takeOut(tx, directory, userId)),
      ...(await uninvite(tx, organizationId, email)),
    ];
    await tx.directoryUser.deleteMany({ where: { organizationId, id } });
    return { value: null, entries: [draftOf(row, { before: { userName, email } }), ...entries] };
  });
}
