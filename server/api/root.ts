import "server-only";
import { accessRequestsRouter } from "../access-requests/router";
import { accessRulesRouter } from "../access-rules/router";
import { accountResetsRouter } from "../account-resets/router";
import { accountsRouter } from "../accounts/router";
import { auditRouter } from "../audit/router";
import { billingDetailsRouter } from "../billing/router";
import { billingSettingsRouter } from "../billing-settings/router";
import { budgetsRouter } from "../budgets/router";
import { collaboratorsRouter } from "../collaborators/router";
import { configurationRouter } from "../configuration/router";
import { credentialsRouter } from "../credentials/router";
import { decisionsRouter } from "../decisions/router";
import { defaultKeyRouter } from "../default-key/router";
import { deviceSignInsRouter } from "../device-sign-ins/router";
import { directoryGroupsRouter, directoryMappingsRouter } from "../directory/router";
import { domainsRouter } from "../domains/router";
import { groupsRouter } from "../groups/router";
import { identitiesRouter } from "../identities/router";
import { identityProvidersRouter } from "../identity-providers/router";
import { instanceRouter } from "../instance/router";
import { invitationLinksRouter } from "../invitation-links/router";
import { invitationsRouter } from "../invitations/router";
import { invoicesRouter } from "../invoices/router";
import { joinRequestsRouter } from "../join-requests/router";
import { membersRouter } from "../members/router";
import { metersRouter } from "../meters/router";
import { notificationsRouter } from "../notifications/router";
import { picturesRouter } from "../pictures/router";
import { preferencesRouter } from "../preferences/router";
import { organizationCredentialsRouter } from "../organization-credentials/router";
import { organizationPolicyRouter } from "../organization-policy/router";
import { organizationsRouter } from "../organizations/router";
import { owedInvoicesRouter } from "../payments/router/instance";
import { paymentMethodsRouter } from "../payments/router/methods";
import { paymentsRouter } from "../payments/router/payments";
import { pendingSignInsRouter } from "../pending-sign-ins/router";
import { plansRouter } from "../plans/router";
import { projectCredentialsRouter } from "../project-credentials/router";
import { projectKeysRouter } from "../project-keys/router";
import { projectsRouter } from "../projects/router";
import { quotasRouter } from "../quotas/router";
import { requireSsoRouter } from "../require-sso/router";
import { provisioningRouter } from "../provisioning/router";
import { resourceTypesRouter } from "../resource-types/router";
import { resourcesRouter } from "../resources/router";
import { rolesRouter } from "../roles/router";
import { secondFactorsRouter } from "../second-factors/router";
import { serviceAccountsRouter } from "../service-accounts/router";
import { sessionsRouter } from "../sessions/router";
import { signInRouter } from "../sign-in/router";
import { storageRouter } from "../storage/router";
import { usageRouter } from "../usage/router";
import { subscriptionsRouter } from "../subscriptions/router";
import { vaultsRouter } from "../vaults/router/administrator";
import { telemetryRouter } from "../telemetry/router";
import { serviceAccountVaultRouter } from "../vaults/router/machine";
import { ownVaultRouter } from "../vaults/router/own";
import { workspacesRouter } from "../workspaces/router";
import { router } from "./trpc";

/** Every procedure there is. The browser, the REST API, the server's own pages and the tests all call these. */
export const appRouter = router({
  accessRequests: accessRequestsRouter,
  accessRules: accessRulesRouter,
  accountResets: accountResetsRouter,
  accounts: accountsRouter,
  audit: auditRouter,
  billingDetails: billingDetailsRouter,
  billingSettings: billingSettingsRouter,
  budgets: budgetsRouter,
  collaborators: collaboratorsRouter,
  configuration: configurationRouter,
  credentials: credentialsRouter,
  decisions: decisionsRouter,
  defaultKey: defaultKeyRouter,
  deviceSignIns: deviceSignInsRouter,
  directoryGroups: directoryGroupsRouter,
  directoryMappings: directoryMappingsRouter,
  domains: domainsRouter,
  groups: groupsRouter,
  identities: identitiesRouter,
  identityProviders: identityProvidersRouter,
  instance: instanceRouter,
  invitationLinks: invitationLinksRouter,
  invitations: invitationsRouter,
  invoices: invoicesRouter,
  joinRequests: joinRequestsRouter,
  members: membersRouter,
  meters: metersRouter,
  notifications: notificationsRouter,
  organizationCredentials: organizationCredentialsRouter,
  organizationPolicy: organizationPolicyRouter,
  organizations: organizationsRouter,
  owedInvoices: owedInvoicesRouter,
  paymentMethods: paymentMethodsRouter,
  payments: paymentsRouter,
  pendingSignIns: pendingSignInsRouter,
  ownVault: ownVaultRouter,
  pictures: picturesRouter,
  preferences: preferencesRouter,
  plans: plansRouter,
  projectCredentials: projectCredentialsRouter,
  projectKeys: projectKeysRouter,
  projects: projectsRouter,
  quotas: quotasRouter,
  requireSso: requireSsoRouter,
  provisioning: provisioningRouter,
  resourceTypes: resourceTypesRouter,
  resources: resourcesRouter,
  roles: rolesRouter,
  secondFactors: secondFactorsRouter,
  serviceAccounts: serviceAccountsRouter,
  serviceAccountVault: serviceAccountVaultRouter,
  sessions: sessionsRouter,
  signIn: signInRouter,
  storage: storageRouter,
  telemetry: telemetryRouter,
  subscriptions: subscriptionsRouter,
  usage: usageRouter,
  vaults: vaultsRouter,
  workspaces: workspacesRouter,
});

export type AppRouter = typeof appRouter;
