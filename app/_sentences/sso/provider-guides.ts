import type { ProviderName } from "@/server/identity-providers/schema/fields";
import type { ProtocolName } from "@/server/identity-providers/schema/connection";

const THEN_OIDC = "Copy client ID and client secret to the fields below, enter the issuer and fetch the endpoints.";
const THEN_SAML = "Download the provider's metadata and import them below.";

const OIDC: Readonly<Partial<Record<ProviderName, readonly string[]>>> = {
  auth0: [
    "Create an application of the type Regular Web Application.",
    "Put the callback URL into Allowed Callback URLs.",
    "The issuer is https://YOUR-DOMAIN/ with the slash at its end.",
    "Groups need an Action that adds them to the tokens; enter the name of that claim in the step Groups.",
    THEN_OIDC,
  ],
  "aws-cognito": [
    "In your user pool, create an app client with a client secret and the authorization code grant.",
    "Put the callback URL into Allowed callback URLs, and allow the scopes openid, email and profile.",
    "The issuer is https://cognito-idp.REGION.amazonaws.com/POOL-ID.",
    "The groups claim is cognito:groups; Cognito sends it in the identity token alone.",
    THEN_OIDC,
  ],
  google: [
    "In the Google Cloud console, create an OAuth client ID of the type Web application.",
    "Put the callback URL into Authorized redirect URIs.",
    "The issuer is https://accounts.google.com. Google sends no groups and has no end session endpoint.",
    "Set the OAuth consent screen to Internal, so that only people of your company come by.",
    THEN_OIDC,
  ],
  keycloak: [
    "In your realm, create a client of the type OpenID Connect with Client authentication on.",
    "Put the callback URL into Valid redirect URIs.",
    "The issuer is https://HOST/realms/REALM.",
    "For groups, add a mapper Group Membership to the client's dedicated scope, with Full group path off and the claim name groups.",
    THEN_OIDC,
  ],
  "microsoft-ad": [
    "In AD FS, add an application group of the type Server application accessing a web API.",
    "Put the callback URL into Redirect URI and generate a shared secret.",
    "The issuer is https://HOST/adfs.",
    "AD FS sends no email_verified: switch off Email verification, and obtain user information from the identity token.",
    THEN_OIDC,
  ],
  "microsoft-azure": [
    "In Microsoft Entra ID, register an application with a Web redirect URI: the callback URL.",
    "Create a client secret under Certificates & secrets; copy its value, not its ID.",
    "The issuer is https://login.microsoftonline.com/TENANT-ID/v2.0.",
    "Under Token configuration add the optional claim email, and a groups claim if you want groups: they come as object IDs.",
    "Entra sends no email_verified: switch off Email verification here, since your directory decides the addresses.",
    THEN_OIDC,
  ],
  okta: [
    "Create an app integration: OIDC, Web Application, grant type Authorization Code.",
    "Put the callback URL into Sign-in redirect URIs, and assign people or groups.",
    "The issuer is https://YOUR-DOMAIN, or that of your authorization server.",
    "For groups, add a groups claim with the filter Matches regex .* and the additional scope groups.",
    THEN_OIDC,
  ],
  ping: [
    "In PingOne, add an application of the type OIDC Web App and switch it on.",
    "Put the callback URL into Redirect URIs; choose PKCE enforcement S256.",
    "The issuer is https://auth.pingone.REGION/ENVIRONMENT-ID/as.",
    "For groups, map an attribute groups to the group names.",
    THEN_OIDC,
  ],
  custom: [
    "Register a confidential client (a web application) with the authorization code flow.",
    "Enter the callback URL as its redirect URI.",
    "Allow the scopes openid, email and profile.",
    THEN_OIDC,
  ],
};

const SAML: Readonly<Partial<Record<ProviderName, readonly string[]>>> = {
  duo: [
    "In the Duo admin panel, protect the application Generic SAML Service Provider.",
    "Enter our entity ID and the reply URL; sign assertions and responses with SHA-256.",
    "Map the attributes mail, displayName, givenName and sn.",
    THEN_SAML,
  ],
  google: [
    "In the Google admin console, add a custom SAML app under Apps, Web and mobile apps.",
    "Enter the reply URL as ACS URL and our entity ID; choose EMAIL or a persistent ID as Name ID.",
    "Map primary e-mail to mail, first name to givenName and last name to sn; choose the groups that are sent.",
    "Switch the app on for your people.",
    THEN_SAML,
  ],
  jumpcloud: [
    "Add a custom SAML app under SSO Applications.",
    "Enter our entity ID as SP Entity ID and the reply URL as ACS URL; choose a persistent SAMLSubject NameID.",
    "Map the attributes mail, displayName, givenName and sn; include the group attribute groups.",
    THEN_SAML,
  ],
  "microsoft-ad": [
    "In AD FS, add a relying party trust from our metadata address.",
    "Issue an unchanging value as Name ID, such as objectGUID, in the persistent format.",
    "Send E-Mail-Addresses as mail, Display-Name as displayName, Given-Name as givenName and Surname as sn.",
    THEN_SAML,
  ],
  custom: [
    "Register a service provider with our metadata address, or with our entity ID and the reply URL.",
    "Send a persistent Name ID and the attributes mail, displayName, givenName and sn; groups where you want them.",
    "Sign assertions with SHA-256.",
    THEN_SAML,
  ],
};

/** What is done at the provider, in a few steps. */
export function guideOf(protocol: ProtocolName, provider: ProviderName): readonly string[] {
  const guides = protocol === "oidc" ? OIDC : SAML;
  return guides[provider] ?? guides.custom ?? [];
}
