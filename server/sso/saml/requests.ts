import type { Destination, ProviderSession, Remembered, SamlConnection } from "../provider";
import type { Library } from "./library";

/** Where no certificate is needed, the library still wants one. */
const NO_CERTIFICATE = "none";

/** Loads a signature library on demand, so that the start does not wait for it. */
async function libraryFor(connection: SamlConnection, again = false): Promise<Library> {
  const { Library } = await import("./library");
  return new Library(connection, { certificate: connection.certificates[0]?.pem ?? NO_CERTIFICATE, again });
}

/** The request that asks the provider who somebody is, by the binding that the connection names. */
export async function begin(
  connection: SamlConnection,
  state: string,
  again = false,
): Promise<{ destination: Destination; remembered: Remembered }> {
  const library = await libraryFor(connection, again);
  const destination = await request(library, connection, state);
  if (library.requestId === undefined) throw new Error("the library made no request");
  return { destination, remembered: { requestId: library.requestId } };
}

async function request(library: Library, { settings }: SamlConnection, state: string): Promise<Destination> {
  if (settings.ssoBinding === "redirect") {
    return { kind: "redirect", url: await library.getAuthorizeUrlAsync(state, undefined, {}) };
  }
  const message = await library.getAuthorizeMessageAsync(state);
  const fields = Object.fromEntries(Object.entries(message).map(([name, value]) => [name, String(value)]));
  return { kind: "post", url: settings.ssoUrl ?? "", fields };
}

/** Tells the provider that its session ends too, where it has an address for that and said who it was. */
export async function signOut(connection: SamlConnection, session: ProviderSession): Promise<Destination | null> {
  if (connection.settings.sloUrl === undefined || session.nameId === undefined) return null;
  const library = await libraryFor(connection);
  const url = await library.getLogoutUrlAsync(
    {
      issuer: connection.settings.entityId ?? "",
      nameID: session.nameId,
      nameIDFormat: session.nameIdFormat ?? "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
      ...(session.sessionIndex !== undefined && { sessionIndex: session.sessionIndex }),
    },
    "",
    {},
  );
  return { kind: "redirect", url };
}
