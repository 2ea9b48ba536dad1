/** Every sentence of the reference of the API. */
export const REFERENCE = {
  title: "API reference",
  description: "Everything that this console does, programs can do too.",
  signIn:
    "Sign in with an access key and its secret key by HTTP Basic. Credentials are made on the page of a workspace.",
  errors:
    "Errors are problem documents (RFC 9457) with code, reason, field and requestId. Lists take limit (1 to 200), cursor (the nextCursor of the page before), and total=exact to count beyond 10,000. Writes accept an Idempotency-Key.",
  oauth:
    "Or get an access token for a credential at /oauth/token (OAuth 2.0) and send it as a bearer token. It lives 300 seconds.",
  metadata: "All addresses of OAuth",
  session: "In a session of the console alone: a credential is answered 403 fresh_sign_in_required.",
  document: "OpenAPI document",
  contents: "Contents",
  permission: "Needs the right",
  nobody: "Needs nobody to be signed in",
  parameters: "Parameters",
  body: "Body",
  required: "required",
  example: "Example",
  toConsole: "Go to the console",
} as const;
