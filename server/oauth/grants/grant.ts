import type { RequestInfo, SystemScope } from "../../access/scope";
import type { IssuedToken } from "../access-token";
import type { Client } from "../client";
import type { Form } from "../form";

/** A request at one of OAuth's addresses, its form read and its client recognised. */
export interface Asked {
  form: Form;
  client: Client;
  request: RequestInfo;
  scope: SystemScope;
}

/** What the token endpoint answers; some grants say more. */
export interface Granted extends IssuedToken {
  refresh_token?: string;
  issued_token_type?: string;
}

/** Answers one `grant_type`. @throws OAuthError */
export type Grant = (asked: Asked) => Promise<Granted>;
