import { randomUUID } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** A workspace or project as it was when it was chosen. Calls name it by its id, which stays. */
interface ChosenPlace {
  id: string;
  slug: string;
  name: string;
}

export interface Profile {
  host?: string;
  workspace?: ChosenPlace;
  project?: ChosenPlace;
}

export interface Keys {
  accessKey: string;
  secretKey: string;
}

/** What a device got that somebody let in. */
export interface DeviceTokens {
  accessToken: string;
  /** Until when the access token is good. */
  expiresAt: string;
  /** Good once: each use brings another. */
  refreshToken: string;
}

/** A credential is for the host that it was given for, and is sent to no other. */
type StoredCredential = { host: string } & (Keys | DeviceTokens);

/** The files cannot be used as they are; the message says what to do. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

const CONFIG = "config.json";
const CREDENTIALS = "credentials.json";
const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

export function configDirectory(given: string | undefined): string {
  return given ?? join(homedir(), ".tenantry");
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function placeOf(value: unknown): ChosenPlace | undefined {
  const { id, slug, name } = fieldsOf(value);
  const [known, address, title] = [textOf(id), textOf(slug), textOf(name)];
  return known === undefined ? undefined : { id: known, slug: address ?? known, name: title ?? known };
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** The profiles of a file; none where there is no file. */
function profilesIn(path: string): Fields {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (isAbsent(error)) return {};
    throw new SettingsError(`${path} cannot be read.`, { cause: error });
  }
  try {
    return fieldsOf(fieldsOf(JSON.parse(text)).profiles);
  } catch {
    // The parser's own message repeats a part of the text, which may be a secret.
    throw new SettingsError(`${path} is no JSON. Correct or remove it.`);
  }
}

/** Writes beside and renames, so that nobody reads half a file and no former mode stays. */
function writeProfiles(directory: string, file: string, profiles: Fields): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, file);
  const fresh = `${path}.${randomUUID()}`;
  try {
    writeFileSync(fresh, `${JSON.stringify({ profiles }, null, 2)}\n`, { mode: OWNER_ONLY, flag: "wx" });
    chmodSync(fresh, OWNER_ONLY);
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw new SettingsError(`${path} cannot be written.`, { cause: error });
  }
}

export function readProfile(directory: string, name: string): Profile {
  const { host, workspace, project } = fieldsOf(profilesIn(join(directory, CONFIG))[name]);
  const [address, place, inside] = [textOf(host), placeOf(workspace), placeOf(project)];
  return {
    ...(address === undefined ? {} : { host: address }),
    ...(place === undefined ? {} : { workspace: place }),
    ...(inside === undefined ? {} : { project: inside }),
  };
}

export function writeProfile(directory: string, name: string, profile: Profile): void {
  writeProfiles(directory, CONFIG, { ...profilesIn(join(directory, CONFIG)), [name]: profile });
}

/** Others on this machine must not have been able to read it. Windows knows no such modes. */
function refuseOpenFile(path: string): void {
  if (process.platform === "win32") return;
  try {
    if ((statSync(path).mode & OTHERS) === 0) return;
  } catch (error) {
    if (isAbsent(error)) return;
    throw new SettingsError(`${path} cannot be read.`, { cause: error });
  }
  throw new SettingsError(`${path} is open to other users of this machine. Run: chmod 600 ${path}`);
}

export function readCredential(directory: string, name: string): StoredCredential | null {
  const path = join(directory, CREDENTIALS);
  refuseOpenFile(path);
  const stored = fieldsOf(profilesIn(path)[name]);
  const host = textOf(stored.host);
  const found = keysIn(stored) ?? tokensIn(stored);
  return host === undefined || found === null ? null : { host, ...found };
}

function keysIn(stored: Fields): Keys | null {
  const [accessKey, secretKey] = [textOf(stored.accessKey), textOf(stored.secretKey)];
  return accessKey === undefined || secretKey === undefined ? null : { accessKey, secretKey };
}

function tokensIn(stored: Fields): DeviceTokens | null {
  const [accessToken, refreshToken] = [textOf(stored.accessToken), textOf(stored.refreshToken)];
  const expiresAt = textOf(stored.expiresAt) ?? "";
  return accessToken === undefined || refreshToken === undefined ? null : { accessToken, expiresAt, refreshToken };
}

/** Null removes it. */
export function writeCredential(directory: string, name: string, credential: StoredCredential | null): void {
  const { [name]: _former, ...others } = profilesIn(join(directory, CREDENTIALS));
  writeProfiles(directory, CREDENTIALS, credential === null ? others : { ...others, [name]: credential });
}
