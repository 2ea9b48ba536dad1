import "server-only";
import type { Protocol, SamlConnection } from "../provider";
import { answer } from "./answer";
import { begin, signOut } from "./requests";

/** SAML 2.0: Web Browser SSO profile, requests by redirect or POST, responses by POST. */
export const samlProtocol: Protocol<SamlConnection> = { begin, answer, signOut };
