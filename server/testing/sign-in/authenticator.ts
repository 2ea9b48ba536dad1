import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { publicUrl } from "@/server/env";
import type { Assertion, Registration } from "@/server/second-factors/schema";

type Cbor = number | string | Buffer | Map<Cbor, Cbor>;

function head(major: number, value: number): Buffer {
  const type = major << 5;
  if (value < 24) return Buffer.from([type | value]);
  if (value < 256) return Buffer.from([type | 24, value]);
  return Buffer.from([type | 25, value >> 8, value & 255]);
}

/** As much of CBOR (RFC 8949) as an authenticator's answers need. */
function cbor(value: Cbor): Buffer {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const parts = [...value].flatMap(([key, of]) => [cbor(key), cbor(of)]);
  return Buffer.concat([head(5, value.size), ...parts]);
}

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();

interface Signing {
  /** The person proved themselves to it; true where absent. */
  verified?: boolean;
  origin?: string;
  counter?: number;
}

function challengeOf(options: Readonly<Record<string, unknown>>): string {
  if (typeof options.challenge !== "string") throw new Error("options without a challenge");
  return options.challenge;
}

/** A security key in software (W3C Web Authentication, level 2): one passkey, ES256. */
export class Authenticator {
  private readonly pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  private readonly credentialId = randomBytes(32);
  private uses = 0;

  private data(flags: number, counter: number, rest: Buffer = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(new URL(publicUrl()).hostname), Buffer.from([flags]), count, rest]);
  }

  private clientData(type: string, challenge: string, origin = new URL(publicUrl()).origin): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  private get id() {
    const id = this.credentialId.toString("base64url");
    return { id, rawId: id, type: "public-key" as const, clientExtensionResults: {} };
  }

  /** Makes its passkey for what the server asks. */
  register(options: Readonly<Record<string, unknown>>, { verified = true, origin }: Signing = {}): Registration {
    const { x = "", y = "" } = this.pair.publicKey.export({ format: "jwk" });
    const key = new Map<Cbor, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, "base64url")],
      [-3, Buffer.from(y, "base64url")],
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.credentialId, cbor(key)]);
    const authData = this.data(0x41 | (verified ? 4 : 0), 0, attested);
    const attestation = new Map<Cbor, Cbor>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", authData],
    ]);
    const clientData = this.clientData("webauthn.create", challengeOf(options), origin);
    return {
      ...this.id,
      response: {
        clientDataJSON: clientData.toString("base64url"),
        attestationObject: cbor(attestation).toString("base64url"),
        transports: ["internal"],
      },
    };
  }

  /** Signs the server's challenge. */
  answer(options: Readonly<Record<string, unknown>>, signing: Signing = {}): Assertion {
    const { verified = true, origin, counter = (this.uses += 1) } = signing;
    const authenticatorData = this.data(0x01 | (verified ? 4 : 0), counter);
    const clientData = this.clientData("webauthn.get", challengeOf(options), origin);
    const signed = Buffer.concat([authenticatorData, sha256(clientData)]);
    return {
      ...this.id,
      response: {
        clientDataJSON: clientData.toString("base64url"),
        authenticatorData: authenticatorData.toString("base64url"),
        signature: sign("sha256", signed, this.pair.privateKey).toString("base64url"),
      },
    };
  }
}
