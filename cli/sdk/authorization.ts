import { readCredential, writeCredential, type DeviceTokens, type Keys } from "../settings/files";
import { locked } from "../settings/lock";
import type { AccessToken, Settings } from "../settings/settings";
import { oauthError, postForm, tokensOf } from "./oauth";

/** A token that ends in less than this is renewed before it is sent. */
const EARLY = 30_000;

/** What goes into the Authorization header. */
export interface Authorization {
  header: () => Promise<string | null>;
  /** Another header in place of one that was refused as over; null where there is none. */
  renewed: (refused: string) => Promise<string | null>;
}

function bearer({ accessToken }: DeviceTokens): string {
  return `Bearer ${accessToken}`;
}

function isFresh({ expiresAt }: DeviceTokens): boolean {
  return Date.parse(expiresAt) - Date.now() > EARLY;
}

/** The tokens of a device, which are renewed in their file: other processes use the same. */
class DeviceAuthorization implements Authorization {
  readonly #place: Pick<Settings, "directory" | "profile" | "host">;
  readonly #agent: string;
  #tokens: DeviceTokens;
  #renewing: Promise<void> | null = null;

  constructor(place: Pick<Settings, "directory" | "profile" | "host">, tokens: DeviceTokens, agent: string) {
    this.#place = place;
    this.#tokens = tokens;
    this.#agent = agent;
  }

  async header(): Promise<string> {
    if (!isFresh(this.#tokens)) await this.#renew(bearer(this.#tokens));
    return bearer(this.#tokens);
  }

  async renewed(refused: string): Promise<string> {
    if (bearer(this.#tokens) === refused) await this.#renew(refused);
    return bearer(this.#tokens);
  }

  async #renew(former: string): Promise<void> {
    this.#renewing ??= locked(this.#place.directory, () => this.#exchange(former));
    try {
      await this.#renewing;
    } finally {
      this.#renewing = null;
    }
  }

  async #exchange(former: string): Promise<void> {
    const { directory, profile, host } = this.#place;
    const stored = readCredential(directory, profile);
    // Another process was first.
    if (stored?.host === host && "refreshToken" in stored && bearer(stored) !== former && isFresh(stored)) {
      this.#tokens = stored;
      return;
    }
    const { refreshToken } = stored !== null && "refreshToken" in stored ? stored : this.#tokens;
    const form = { grant_type: "refresh_token", refresh_token: refreshToken };
    const answer = await postForm(host, "/oauth/token", form, this.#agent);
    const tokens = tokensOf(answer);
    if (tokens === null) throw oauthError(answer);
    writeCredential(directory, profile, { host, ...tokens });
    this.#tokens = tokens;
  }
}

function headerOf(credential: Keys | AccessToken | null): string | null {
  if (credential === null) return null;
  if ("accessToken" in credential) return `Bearer ${credential.accessToken}`;
  const pair = `${credential.accessKey}:${credential.secretKey}`;
  return `Basic ${Buffer.from(pair, "utf8").toString("base64")}`;
}

export function authorizationOf(settings: Settings, agent: string): Authorization {
  const { credential } = settings;
  if (credential !== null && "refreshToken" in credential) return new DeviceAuthorization(settings, credential, agent);
  const header = headerOf(credential);
  return { header: () => Promise.resolve(header), renewed: () => Promise.resolve(null) };
}
