import { readEnvironment, type Environment } from "../env";
import { configDirectory, readCredential, readProfile, SettingsError, type DeviceTokens, type Keys } from "./files";

const DEFAULT_HOST = "http://localhost:3000";
const DEFAULT_PROFILE = "default";
const PROFILE = /^[A-Za-z0-9._-]{1,64}$/;

/** What a caller names itself; it goes before everything else. */
export interface Given {
  host?: string | undefined;
  accessKey?: string | undefined;
  secretKey?: string | undefined;
  /** In place of the two keys; not renewed. */
  accessToken?: string | undefined;
  /** Slug or id. */
  workspace?: string | undefined;
  /** Slug or id. */
  project?: string | undefined;
  profile?: string | undefined;
  configDir?: string | undefined;
}

/** One that was got elsewhere, such as for a job. */
export interface AccessToken {
  accessToken: string;
}

export interface Settings {
  directory: string;
  profile: string;
  host: string;
  credential: Keys | DeviceTokens | AccessToken | null;
  /** Null: the one workspace that the credential is for. */
  workspace: string | null;
  /** Null: UNSET, the caller's default project. */
  project: string | null;
}

/** The address without what must not be part of it. */
export function hostOf(text: string): string {
  const address = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) throw new SettingsError("The host is an address, such as https://tenantry.example.com");
  const { protocol, username, password, origin, pathname } = new URL(address);
  if (!["http:", "https:"].includes(protocol)) throw new SettingsError("The host's address begins with https or http.");
  if (username !== "" || password !== "") throw new SettingsError("The host's address holds no user and no password.");
  return origin + pathname.replace(/\/+$/, "");
}

function credentialOf(
  given: Given,
  environment: Environment,
  directory: string,
  profile: string,
  host: string,
): Settings["credential"] {
  if (given.accessToken !== undefined) return { accessToken: given.accessToken };
  const accessKey = given.accessKey ?? environment.accessKey;
  const secretKey = given.secretKey ?? environment.secretKey;
  if (accessKey !== undefined && secretKey !== undefined) return { accessKey, secretKey };
  if (accessKey !== undefined || secretKey !== undefined) {
    throw new SettingsError("An access key and its secret key belong together: one of the two is missing.");
  }
  const stored = readCredential(directory, profile);
  if (stored?.host !== host) return null;
  const { host: _host, ...credential } = stored;
  return credential;
}

/** Argument, environment, profile, default: the first that says something counts, for each setting by itself. */
export function readSettings(given: Given = {}, environment: Environment = readEnvironment()): Settings {
  const profile = given.profile ?? DEFAULT_PROFILE;
  if (!PROFILE.test(profile)) throw new SettingsError("A profile is named by letters, digits, dots, - and _.");
  const directory = configDirectory(given.configDir ?? environment.configDir);
  const stored = readProfile(directory, profile);
  const host = hostOf(given.host ?? environment.host ?? stored.host ?? DEFAULT_HOST);
  const named = given.workspace ?? environment.workspace;
  // What a profile chose belongs to its host, and its project to its workspace.
  const kept = stored.host === undefined || hostOf(stored.host) === host ? stored : {};
  const same = named === undefined || named === kept.workspace?.id || named === kept.workspace?.slug;
  return {
    directory,
    profile,
    host,
    credential: credentialOf(given, environment, directory, profile, host),
    workspace: named ?? kept.workspace?.id ?? null,
    project: given.project ?? environment.project ?? (same ? (kept.project?.id ?? null) : null),
  };
}
