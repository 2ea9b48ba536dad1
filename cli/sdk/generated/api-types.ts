// Written from the OpenAPI document by `npm run types`; a test compares the two. Not edited by hand.

/** Method and path of each operation, after /api/v1. */
export const ROUTES = {
  "accessRequests.approve": "POST /workspaces/{workspace}/access-requests/{request}/approve",
  "accessRequests.create": "POST /workspaces/{workspace}/access-requests",
  "accessRequests.decline": "POST /workspaces/{workspace}/access-requests/{request}/decline",
  "accessRequests.list": "GET /workspaces/{workspace}/access-requests",
  "accessRequests.listWaiting": "GET /inbox/access-requests",
  "accessRequests.withdraw": "POST /workspaces/{workspace}/access-requests/{request}/withdraw",
  "accessRules.create": "POST /workspaces/{workspace}/access-rules",
  "accessRules.get": "GET /workspaces/{workspace}/access-rules/{rule}",
  "accessRules.list": "GET /workspaces/{workspace}/access-rules",
  "accessRules.listShared": "GET /workspaces/{workspace}/projects/{project}/shared-resources",
  "accessRules.listSubjects": "GET /workspaces/{workspace}/access-rules/{rule}/subjects",
  "accessRules.previewCreation": "POST /workspaces/{workspace}/access-rules/preview",
  "accessRules.previewRemoval": "GET /workspaces/{workspace}/access-rules/{rule}/removal",
  "accessRules.previewUpdate": "POST /workspaces/{workspace}/access-rules/{rule}/preview",
  "accessRules.remove": "DELETE /workspaces/{workspace}/access-rules/{rule}",
  "accessRules.update": "PATCH /workspaces/{workspace}/access-rules/{rule}",
  "accountResets.resetSecondFactor": "PUT /reset-second-factor",
  "accountResets.startForMember": "POST /organizations/{organization}/members/{user}/resets",
  "accountResets.startForUser": "POST /instance/users/{user}/resets",
  "accounts.changeEmail": "PUT /account/email",
  "accounts.changePassword": "PUT /account/password",
  "accounts.confirmEmailChange": "POST /change-email",
  "accounts.get": "GET /account/profile",
  "accounts.openLink": "POST /links/check",
  "accounts.previewRemoval": "GET /account/removal",
  "accounts.remove": "POST /account/removal",
  "accounts.requestPasswordReset": "POST /reset-password",
  "accounts.requestVerification": "POST /account/verification",
  "accounts.resetPassword": "PUT /reset-password",
  "accounts.setUp": "POST /setup",
  "accounts.signUp": "POST /sign-up",
  "accounts.signUpState": "GET /sign-up",
  "accounts.update": "PATCH /account/profile",
  "accounts.verifyEmail": "POST /verify-email",
  "accounts.whoami": "GET /whoami",
  "audit.getRetention": "GET /organizations/{organization}/audit/retention",
  "audit.list": "GET /workspaces/{workspace}/audit",
  "audit.listInOrganization": "GET /organizations/{organization}/audit",
  "audit.setRetention": "PATCH /organizations/{organization}/audit/retention",
  "billingDetails.get": "GET /organizations/{organization}/billing-details",
  "billingDetails.update": "PATCH /organizations/{organization}/billing-details",
  "billingSettings.get": "GET /instance/billing",
  "billingSettings.update": "PATCH /instance/billing",
  "budgets.create": "POST /organizations/{organization}/budgets",
  "budgets.list": "GET /organizations/{organization}/budgets",
  "budgets.ofProject": "GET /workspaces/{workspace}/projects/{project}/budgets",
  "budgets.remove": "DELETE /organizations/{organization}/budgets/{budget}",
  "budgets.targets": "GET /organizations/{organization}/budgets/targets",
  "budgets.update": "PATCH /organizations/{organization}/budgets/{budget}",
  "collaborators.add": "POST /workspaces/{workspace}/projects/{project}/collaborators",
  "collaborators.leave": "POST /workspaces/{workspace}/projects/{project}/leave",
  "collaborators.list": "GET /workspaces/{workspace}/projects/{project}/collaborators",
  "collaborators.remove": "DELETE /workspaces/{workspace}/projects/{project}/collaborators/{user}",
  "collaborators.update": "PUT /workspaces/{workspace}/projects/{project}/collaborators/{user}",
  "configuration.get": "GET /workspaces/{workspace}/configuration",
  "configuration.keys": "GET /workspaces/{workspace}/configuration/keys",
  "configuration.vaults": "GET /workspaces/{workspace}/configuration/vaults",
  "credentials.create": "POST /workspaces/{workspace}/credentials",
  "credentials.createForMachine": "POST /workspaces/{workspace}/service-accounts/{serviceAccount}/credentials",
  "credentials.enable": "POST /workspaces/{workspace}/credentials/{credential}/enable",
  "credentials.get": "GET /workspaces/{workspace}/credentials/{credential}",
  "credentials.history": "GET /workspaces/{workspace}/credentials/{credential}/history",
  "credentials.list": "GET /workspaces/{workspace}/credentials",
  "credentials.listForMachine": "GET /workspaces/{workspace}/service-accounts/{serviceAccount}/credentials",
  "credentials.relabel": "PATCH /workspaces/{workspace}/credentials/{credential}",
  "credentials.revoke": "DELETE /workspaces/{workspace}/credentials/{credential}",
  "credentials.rotate": "POST /workspaces/{workspace}/credentials/{credential}/rotate",
  "credentials.setNetworks": "PUT /workspaces/{workspace}/credentials/{credential}/networks",
  "credentials.uses": "GET /workspaces/{workspace}/credentials/{credential}/uses",
  "decisions.check": "POST /workspaces/{workspace}/access/check",
  "decisions.explain": "POST /workspaces/{workspace}/access/explain",
  "decisions.list": "POST /workspaces/{workspace}/access/list",
  "decisions.rights": "GET /workspaces/{workspace}/access/rights",
  "decisions.who": "POST /workspaces/{workspace}/access/who",
  "decisions.whoByAddress": "GET /workspaces/{workspace}/access/who",
  "defaultKey.create": "POST /organizations/{organization}/default-key",
  "defaultKey.get": "GET /organizations/{organization}/default-key",
  "defaultKey.history": "GET /organizations/{organization}/default-key/history",
  "defaultKey.revoke": "DELETE /organizations/{organization}/default-key",
  "defaultKey.rotate": "POST /organizations/{organization}/default-key/rotate",
  "defaultKey.uses": "GET /organizations/{organization}/default-key/uses",
  "deviceSignIns.approve": "POST /account/device-requests/approve",
  "deviceSignIns.check": "POST /account/device-requests/check",
  "deviceSignIns.deny": "POST /account/device-requests/deny",
  "deviceSignIns.end": "DELETE /account/device-sign-ins/{deviceSignIn}",
  "deviceSignIns.list": "GET /account/device-sign-ins",
  "directoryGroups.list": "GET /organizations/{organization}/directory-groups",
  "directoryMappings.create": "POST /organizations/{organization}/directory-mappings",
  "directoryMappings.list": "GET /organizations/{organization}/directory-mappings",
  "directoryMappings.move": "POST /organizations/{organization}/directory-mappings/{mapping}/move",
  "directoryMappings.remove": "DELETE /organizations/{organization}/directory-mappings/{mapping}",
  "directoryMappings.update": "PUT /organizations/{organization}/directory-mappings/{mapping}",
  "domains.create": "POST /organizations/{organization}/domains",
  "domains.list": "GET /organizations/{organization}/domains",
  "domains.previewRemoval": "GET /organizations/{organization}/domains/{domain}/removal",
  "domains.remove": "DELETE /organizations/{organization}/domains/{domain}",
  "domains.verify": "POST /organizations/{organization}/domains/{domain}/verify",
  "groups.addMembers": "POST /workspaces/{workspace}/groups/{group}/members",
  "groups.create": "POST /workspaces/{workspace}/groups",
  "groups.get": "GET /workspaces/{workspace}/groups/{group}",
  "groups.list": "GET /workspaces/{workspace}/groups",
  "groups.listActors": "GET /workspaces/{workspace}/actors",
  "groups.listMembers": "GET /workspaces/{workspace}/groups/{group}/members",
  "groups.previewRemoval": "GET /workspaces/{workspace}/groups/{group}/removal",
  "groups.remove": "DELETE /workspaces/{workspace}/groups/{group}",
  "groups.removeMembers": "POST /workspaces/{workspace}/groups/{group}/members/remove",
  "groups.update": "PATCH /workspaces/{workspace}/groups/{group}",
  "identities.connect": "POST /account/identities",
  "identities.disconnect": "DELETE /account/identities/{identity}",
  "identities.link": "POST /account/identity-links",
  "identities.list": "GET /account/identities",
  "identities.listConnectable": "GET /account/connectable-providers",
  "identities.openLink": "POST /identity-links/check",
  "identityProviders.activate": "POST /organizations/{organization}/identity-providers/{identityProvider}/activate",
  "identityProviders.addCertificate": "POST /organizations/{organization}/identity-providers/{identityProvider}/certificates",
  "identityProviders.create": "POST /organizations/{organization}/identity-providers",
  "identityProviders.deactivate": "POST /organizations/{organization}/identity-providers/{identityProvider}/deactivate",
  "identityProviders.discover": "POST /organizations/{organization}/identity-providers/{identityProvider}/discovery",
  "identityProviders.duplicate": "POST /organizations/{organization}/identity-providers/{identityProvider}/duplicate",
  "identityProviders.generateKey": "POST /organizations/{organization}/identity-providers/{identityProvider}/key",
  "identityProviders.get": "GET /organizations/{organization}/identity-providers/{identityProvider}",
  "identityProviders.getTest": "GET /organizations/{organization}/identity-providers/{identityProvider}/tests/{test}",
  "identityProviders.importMetadata": "POST /organizations/{organization}/identity-providers/{identityProvider}/metadata",
  "identityProviders.list": "GET /organizations/{organization}/identity-providers",
  "identityProviders.previewRemoval": "GET /organizations/{organization}/identity-providers/{identityProvider}/removal",
  "identityProviders.remove": "DELETE /organizations/{organization}/identity-providers/{identityProvider}",
  "identityProviders.retireCertificate": "POST /organizations/{organization}/identity-providers/{identityProvider}/certificates/{certificate}/retire",
  "identityProviders.test": "POST /organizations/{organization}/identity-providers/{identityProvider}/tests",
  "identityProviders.update": "PATCH /organizations/{organization}/identity-providers/{identityProvider}",
  "instance.get": "GET /instance",
  "instance.mails": "GET /instance/mails",
  "instance.organizations": "GET /instance/organizations",
  "instance.resumeOrganization": "POST /instance/organizations/{target}/resume",
  "instance.resumeUser": "POST /instance/users/{user}/resume",
  "instance.retryMail": "POST /instance/mails/{mail}/retry",
  "instance.setOperator": "PUT /instance/users/{user}/operator",
  "instance.setSeats": "PUT /instance/organizations/{target}/seats",
  "instance.suspendOrganization": "POST /instance/organizations/{target}/suspend",
  "instance.suspendUser": "POST /instance/users/{user}/suspend",
  "instance.testMail": "POST /instance/mails",
  "instance.update": "PATCH /instance",
  "instance.users": "GET /instance/users",
  "invitationLinks.accept": "POST /invitation-links/{token}/accept",
  "invitationLinks.create": "POST /workspaces/{workspace}/invitation-links",
  "invitationLinks.list": "GET /workspaces/{workspace}/invitation-links",
  "invitationLinks.revoke": "DELETE /workspaces/{workspace}/invitation-links/{link}",
  "invitations.accept": "POST /invitations/{token}/accept",
  "invitations.askAnew": "POST /invitations/{token}/ask-anew",
  "invitations.copyLink": "POST /workspaces/{workspace}/invitations/{invitation}/link",
  "invitations.create": "POST /workspaces/{workspace}/invitations",
  "invitations.decline": "POST /invitations/{token}/decline",
  "invitations.import": "POST /workspaces/{workspace}/invitations/import",
  "invitations.list": "GET /workspaces/{workspace}/invitations",
  "invitations.listInOrganization": "GET /organizations/{organization}/invitations",
  "invitations.listMine": "GET /account/invitations",
  "invitations.open": "GET /invitations/{token}",
  "invitations.resend": "POST /workspaces/{workspace}/invitations/{invitation}/resend",
  "invitations.revoke": "DELETE /workspaces/{workspace}/invitations/{invitation}",
  "invoices.email": "POST /organizations/{organization}/invoices/email",
  "invoices.estimate": "GET /organizations/{organization}/estimated-charges",
  "invoices.get": "GET /organizations/{organization}/invoices/{invoice}",
  "invoices.get-pdf": "GET /organizations/{organization}/invoices/{invoice}.pdf",
  "invoices.list": "GET /organizations/{organization}/invoices",
  "joinRequests.approve": "POST /organizations/{organization}/join-requests/{joinRequest}/approve",
  "joinRequests.create": "POST /account/join-requests",
  "joinRequests.decline": "POST /organizations/{organization}/join-requests/{joinRequest}/decline",
  "joinRequests.list": "GET /organizations/{organization}/join-requests",
  "joinRequests.listJoinable": "GET /account/joinable",
  "joinRequests.withdraw": "DELETE /account/join-requests/{joinRequest}",
  "members.changeRole": "PATCH /workspaces/{workspace}/members/{user}",
  "members.changeRoleInOrganization": "PATCH /organizations/{organization}/members/{user}",
  "members.changeRoles": "POST /workspaces/{workspace}/members/change-role",
  "members.changeRolesInOrganization": "POST /organizations/{organization}/members/change-role",
  "members.getAccess": "GET /workspaces/{workspace}/access",
  "members.getSeats": "GET /workspaces/{workspace}/seats",
  "members.getSeatsOfOrganization": "GET /organizations/{organization}/seats",
  "members.leave": "POST /workspaces/{workspace}/leave",
  "members.leaveOrganization": "POST /organizations/{organization}/leave",
  "members.list": "GET /workspaces/{workspace}/members",
  "members.listExternal": "GET /organizations/{organization}/external-collaborators",
  "members.listInOrganization": "GET /organizations/{organization}/members",
  "members.listUsers": "GET /workspaces/{workspace}/users",
  "members.previewLeaving": "GET /workspaces/{workspace}/leave",
  "members.previewLeavingOrganization": "GET /organizations/{organization}/leave",
  "members.previewRemoval": "GET /workspaces/{workspace}/members/{user}/removal",
  "members.previewRemovalFromOrganization": "GET /organizations/{organization}/members/{user}/removal",
  "members.remove": "DELETE /workspaces/{workspace}/members/{user}",
  "members.removeFromOrganization": "DELETE /organizations/{organization}/members/{user}",
  "members.removeMany": "POST /workspaces/{workspace}/members/remove",
  "members.removeManyFromOrganization": "POST /organizations/{organization}/members/remove",
  "members.resume": "POST /organizations/{organization}/members/{user}/resume",
  "members.setEndDate": "PUT /workspaces/{workspace}/members/{user}/end-date",
  "members.setEndDateInOrganization": "PUT /organizations/{organization}/members/{user}/end-date",
  "members.suspend": "POST /organizations/{organization}/members/{user}/suspend",
  "meters.archive": "POST /organizations/{organization}/meters/{meter}/archive",
  "meters.create": "POST /organizations/{organization}/meters",
  "meters.list": "GET /organizations/{organization}/meters",
  "meters.update": "PATCH /organizations/{organization}/meters/{meter}",
  "notifications.list": "GET /inbox",
  "notifications.listChoices": "GET /account/notifications",
  "notifications.read": "POST /inbox/read",
  "notifications.setChoice": "PUT /account/notifications/{kind}",
  "organizationCredentials.create": "POST /organizations/{organization}/credentials",
  "organizationCredentials.enable": "POST /organizations/{organization}/credentials/{credential}/enable",
  "organizationCredentials.get": "GET /organizations/{organization}/credentials/{credential}",
  "organizationCredentials.history": "GET /organizations/{organization}/credentials/{credential}/history",
  "organizationCredentials.list": "GET /organizations/{organization}/credentials",
  "organizationCredentials.relabel": "PATCH /organizations/{organization}/credentials/{credential}",
  "organizationCredentials.revoke": "DELETE /organizations/{organization}/credentials/{credential}",
  "organizationCredentials.rotate": "POST /organizations/{organization}/credentials/{credential}/rotate",
  "organizationCredentials.setNetworks": "PUT /organizations/{organization}/credentials/{credential}/networks",
  "organizationCredentials.uses": "GET /organizations/{organization}/credentials/{credential}/uses",
  "organizationPolicy.get": "GET /organizations/{organization}/policy",
  "organizationPolicy.update": "PATCH /organizations/{organization}/policy",
  "organizations.create": "POST /organizations",
  "organizations.get": "GET /organizations/{organization}",
  "organizations.list": "GET /organizations",
  "organizations.listDeleted": "GET /account/deleted-organizations",
  "organizations.listWorkspaces": "GET /organizations/{organization}/workspaces",
  "organizations.previewRemoval": "GET /organizations/{organization}/removal",
  "organizations.remove": "DELETE /organizations/{organization}",
  "organizations.rename": "PATCH /organizations/{organization}",
  "organizations.restore": "POST /organizations/{organization}/restore",
  "owedInvoices.list": "GET /instance/invoices",
  "owedInvoices.recordPayment": "POST /instance/invoices/{invoice}/payments",
  "owedInvoices.recordRefund": "POST /instance/invoices/{invoice}/refunds",
  "ownVault.get": "GET /workspaces/{workspace}/vault",
  "ownVault.history": "GET /workspaces/{workspace}/vault/history",
  "ownVault.restore": "POST /workspaces/{workspace}/vault/restore",
  "ownVault.reveal": "POST /workspaces/{workspace}/vault/reveal",
  "ownVault.set": "PUT /workspaces/{workspace}/vault",
  "ownVault.versions": "GET /workspaces/{workspace}/vault/versions",
  "paymentMethods.add": "POST /organizations/{organization}/payment-methods",
  "paymentMethods.confirm": "POST /organizations/{organization}/payment-methods/confirm",
  "paymentMethods.list": "GET /organizations/{organization}/payment-methods",
  "paymentMethods.remove": "DELETE /organizations/{organization}/payment-methods/{method}",
  "paymentMethods.setDefault": "POST /organizations/{organization}/payment-methods/{method}/default",
  "payments.list": "GET /organizations/{organization}/payments",
  "payments.pay": "POST /organizations/{organization}/invoices/{invoice}/pay",
  "pendingSignIns.challenge": "GET /sign-in/second-factor/passkey",
  "pendingSignIns.get": "GET /sign-in/second-factor",
  "pendingSignIns.passkeyChallenge": "GET /sign-in/passkey",
  "pendingSignIns.proveCode": "POST /sign-in/second-factor/code",
  "pendingSignIns.provePasskey": "POST /sign-in/second-factor/passkey",
  "pendingSignIns.signInByPasskey": "POST /sign-in/passkey",
  "pictures.remove": "DELETE /account/profile/picture",
  "pictures.set": "PUT /account/profile/picture",
  "plans.archive": "DELETE /instance/plans/{plan}",
  "plans.create": "POST /instance/plans",
  "plans.list": "GET /instance/plans",
  "plans.update": "PATCH /instance/plans/{plan}",
  "preferences.get": "GET /account/preferences",
  "preferences.update": "PATCH /account/preferences",
  "projectCredentials.create": "POST /workspaces/{workspace}/projects/{project}/credentials",
  "projectCredentials.enable": "POST /workspaces/{workspace}/projects/{project}/credentials/{credential}/enable",
  "projectCredentials.get": "GET /workspaces/{workspace}/projects/{project}/credentials/{credential}",
  "projectCredentials.history": "GET /workspaces/{workspace}/projects/{project}/credentials/{credential}/history",
  "projectCredentials.list": "GET /workspaces/{workspace}/projects/{project}/credentials",
  "projectCredentials.relabel": "PATCH /workspaces/{workspace}/projects/{project}/credentials/{credential}",
  "projectCredentials.revoke": "DELETE /workspaces/{workspace}/projects/{project}/credentials/{credential}",
  "projectCredentials.rotate": "POST /workspaces/{workspace}/projects/{project}/credentials/{credential}/rotate",
  "projectCredentials.setNetworks": "PUT /workspaces/{workspace}/projects/{project}/credentials/{credential}/networks",
  "projectCredentials.uses": "GET /workspaces/{workspace}/projects/{project}/credentials/{credential}/uses",
  "projectKeys.create": "POST /workspaces/{workspace}/projects/{project}/keys",
  "projectKeys.get": "GET /workspaces/{workspace}/projects/{project}/keys/{key}",
  "projectKeys.history": "GET /workspaces/{workspace}/projects/{project}/keys/{key}/history",
  "projectKeys.list": "GET /workspaces/{workspace}/projects/{project}/keys",
  "projectKeys.remove": "DELETE /workspaces/{workspace}/projects/{project}/keys/{key}",
  "projectKeys.rename": "PATCH /workspaces/{workspace}/projects/{project}/keys/{key}",
  "projectKeys.replace": "PUT /workspaces/{workspace}/projects/{project}/keys/{key}/value",
  "projectKeys.reveal": "POST /workspaces/{workspace}/projects/{project}/keys/{key}/reveal",
  "projects.archive": "POST /workspaces/{workspace}/projects/{project}/archive",
  "projects.create": "POST /workspaces/{workspace}/projects",
  "projects.get": "GET /workspaces/{workspace}/projects/{project}",
  "projects.handOver": "POST /workspaces/{workspace}/projects/{project}/hand-over",
  "projects.list": "GET /workspaces/{workspace}/projects",
  "projects.listMine": "GET /projects",
  "projects.move": "POST /workspaces/{workspace}/projects/{project}/move",
  "projects.previewMove": "GET /workspaces/{workspace}/projects/{project}/move",
  "projects.previewRemoval": "GET /workspaces/{workspace}/projects/{project}/removal",
  "projects.previewVisibility": "GET /workspaces/{workspace}/projects/{project}/visibility",
  "projects.refreshGpuTypes": "POST /workspaces/{workspace}/projects/{project}/settings/refresh-gpu-types",
  "projects.remove": "DELETE /workspaces/{workspace}/projects/{project}",
  "projects.rename": "PATCH /workspaces/{workspace}/projects/{project}",
  "projects.restore": "POST /workspaces/{workspace}/projects/{project}/restore",
  "projects.setDefault": "PUT /workspaces/{workspace}/projects/{project}/default",
  "projects.setVisibility": "PUT /workspaces/{workspace}/projects/{project}/visibility",
  "projects.settings": "GET /workspaces/{workspace}/projects/{project}/settings",
  "projects.unarchive": "POST /workspaces/{workspace}/projects/{project}/unarchive",
  "projects.updateSettings": "PATCH /workspaces/{workspace}/projects/{project}/settings",
  "provisioning.createToken": "POST /organizations/{organization}/provisioning/tokens",
  "provisioning.get": "GET /organizations/{organization}/provisioning",
  "provisioning.listCalls": "GET /organizations/{organization}/provisioning/calls",
  "provisioning.listTokens": "GET /organizations/{organization}/provisioning/tokens",
  "provisioning.resume": "POST /organizations/{organization}/provisioning/resume",
  "provisioning.revokeToken": "POST /organizations/{organization}/provisioning/tokens/{token}/revoke",
  "provisioning.undo": "POST /organizations/{organization}/provisioning/undo",
  "provisioning.update": "PATCH /organizations/{organization}/provisioning",
  "quotas.ask": "POST /workspaces/{workspace}/usage/quota",
  "requireSso.get": "GET /organizations/{organization}/require-sso",
  "requireSso.setBreakGlass": "PUT /organizations/{organization}/members/{user}/break-glass",
  "requireSso.turnOff": "DELETE /organizations/{organization}/require-sso",
  "requireSso.turnOn": "POST /organizations/{organization}/require-sso",
  "requireSso.update": "PATCH /organizations/{organization}/require-sso",
  "resourceTypes.create": "POST /instance/resource-types",
  "resourceTypes.list": "GET /workspaces/{workspace}/resource-types",
  "resourceTypes.listAll": "GET /instance/resource-types",
  "resourceTypes.remove": "DELETE /instance/resource-types/{type}",
  "resourceTypes.update": "PATCH /instance/resource-types/{type}",
  "resources.get": "GET /workspaces/{workspace}/resources/{resource}",
  "resources.list": "GET /workspaces/{workspace}/resources",
  "resources.listInProject": "GET /workspaces/{workspace}/projects/{project}/resources",
  "resources.previewRemoval": "GET /workspaces/{workspace}/resources/{resource}/removal",
  "resources.previewRemovals": "POST /workspaces/{workspace}/resources/remove/preview",
  "resources.register": "POST /workspaces/{workspace}/resources",
  "resources.registerInProject": "POST /workspaces/{workspace}/projects/{project}/resources",
  "resources.remove": "DELETE /workspaces/{workspace}/resources/{resource}",
  "resources.removeSeveral": "POST /workspaces/{workspace}/resources/remove",
  "resources.update": "PATCH /workspaces/{workspace}/resources/{resource}",
  "roles.create": "POST /workspaces/{workspace}/roles",
  "roles.get": "GET /workspaces/{workspace}/roles/{role}",
  "roles.list": "GET /workspaces/{workspace}/roles",
  "roles.preview": "GET /workspaces/{workspace}/roles/{role}/affected",
  "roles.remove": "DELETE /workspaces/{workspace}/roles/{role}",
  "roles.update": "PATCH /workspaces/{workspace}/roles/{role}",
  "secondFactors.beginPasskey": "GET /account/passkeys/options",
  "secondFactors.beginTotp": "POST /account/totp",
  "secondFactors.confirmTotp": "PUT /account/totp",
  "secondFactors.createPasskey": "POST /account/passkeys",
  "secondFactors.get": "GET /account/second-factors",
  "secondFactors.removePasskey": "DELETE /account/passkeys/{passkey}",
  "secondFactors.removeTotp": "DELETE /account/totp",
  "secondFactors.renamePasskey": "PATCH /account/passkeys/{passkey}",
  "secondFactors.renewRecoveryCodes": "POST /account/recovery-codes",
  "serviceAccountVault.get": "GET /workspaces/{workspace}/service-accounts/{serviceAccount}/vault",
  "serviceAccountVault.history": "GET /workspaces/{workspace}/service-accounts/{serviceAccount}/vault/history",
  "serviceAccountVault.restore": "POST /workspaces/{workspace}/service-accounts/{serviceAccount}/vault/restore",
  "serviceAccountVault.reveal": "POST /workspaces/{workspace}/service-accounts/{serviceAccount}/vault/reveal",
  "serviceAccountVault.set": "PUT /workspaces/{workspace}/service-accounts/{serviceAccount}/vault",
  "serviceAccountVault.versions": "GET /workspaces/{workspace}/service-accounts/{serviceAccount}/vault/versions",
  "serviceAccounts.create": "POST /workspaces/{workspace}/service-accounts",
  "serviceAccounts.get": "GET /workspaces/{workspace}/service-accounts/{serviceAccount}",
  "serviceAccounts.list": "GET /workspaces/{workspace}/service-accounts",
  "serviceAccounts.previewRemoval": "GET /workspaces/{workspace}/service-accounts/{serviceAccount}/removal",
  "serviceAccounts.remove": "DELETE /workspaces/{workspace}/service-accounts/{serviceAccount}",
  "serviceAccounts.resume": "POST /workspaces/{workspace}/service-accounts/{serviceAccount}/resume",
  "serviceAccounts.suspend": "POST /workspaces/{workspace}/service-accounts/{serviceAccount}/suspend",
  "serviceAccounts.update": "PATCH /workspaces/{workspace}/service-accounts/{serviceAccount}",
  "sessions.confirm": "POST /account/confirmation",
  "sessions.confirmByConnection": "POST /account/confirmation/connection",
  "sessions.confirmation": "GET /account/confirmation",
  "sessions.confirmationChallenge": "GET /account/confirmation/passkey",
  "sessions.list": "GET /account/sessions",
  "sessions.revoke": "DELETE /account/sessions/{session}",
  "sessions.revokeOthers": "DELETE /account/sessions",
  "signIn.discover": "POST /sign-in/check",
  "signIn.get": "GET /sign-in",
  "signIn.organization": "GET /sign-in/organizations/{organization}",
  "storage.create": "POST /account/storage",
  "storage.list": "GET /account/storage",
  "storage.match": "POST /account/storage/match",
  "storage.remove": "DELETE /account/storage/{access}",
  "storage.sign": "POST /account/storage/sign",
  "storage.test": "POST /account/storage/{access}/test",
  "storage.update": "PUT /account/storage/{access}",
  "subscriptions.cancel": "POST /organizations/{organization}/plan/cancel",
  "subscriptions.change": "PUT /organizations/{organization}/plan",
  "subscriptions.get": "GET /organizations/{organization}/plan",
  "subscriptions.offered": "GET /organizations/{organization}/plan/offered",
  "subscriptions.resume": "POST /organizations/{organization}/plan/resume",
  "subscriptions.review": "GET /organizations/{organization}/plan/review",
  "subscriptions.reviewSet": "GET /instance/organizations/{target}/plan/review",
  "subscriptions.set": "PUT /instance/organizations/{target}/plan",
  "telemetry.get": "GET /instance/telemetry",
  "telemetry.set": "PUT /instance/telemetry",
  "usage.ofOrganization": "GET /organizations/{organization}/usage",
  "usage.ofProject": "GET /workspaces/{workspace}/projects/{project}/usage",
  "usage.ofWorkspace": "GET /workspaces/{workspace}/usage",
  "usage.organizationSummary": "GET /organizations/{organization}/usage/summary",
  "usage.own": "GET /workspaces/{workspace}/own-usage",
  "usage.record": "POST /usage/events",
  "usage.workspaceSummary": "GET /workspaces/{workspace}/usage/summary",
  "vaults.create": "POST /workspaces/{workspace}/vaults",
  "vaults.get": "GET /workspaces/{workspace}/vaults/{vault}",
  "vaults.history": "GET /workspaces/{workspace}/vaults/{vault}/history",
  "vaults.list": "GET /workspaces/{workspace}/vaults",
  "vaults.move": "POST /workspaces/{workspace}/vaults/{vault}/move",
  "vaults.remove": "DELETE /workspaces/{workspace}/vaults/{vault}",
  "vaults.restore": "POST /workspaces/{workspace}/vaults/{vault}/restore",
  "vaults.reveal": "POST /workspaces/{workspace}/vaults/{vault}/reveal",
  "vaults.update": "PATCH /workspaces/{workspace}/vaults/{vault}",
  "vaults.versions": "GET /workspaces/{workspace}/vaults/{vault}/versions",
  "workspaces.archive": "POST /organizations/{organization}/workspaces/{target}/archive",
  "workspaces.create": "POST /workspaces",
  "workspaces.get": "GET /workspaces/{workspace}",
  "workspaces.list": "GET /workspaces",
  "workspaces.listMine": "GET /account/workspaces",
  "workspaces.previewRemoval": "GET /organizations/{organization}/workspaces/{target}/removal",
  "workspaces.remove": "DELETE /organizations/{organization}/workspaces/{target}",
  "workspaces.rename": "PATCH /workspaces/{workspace}",
  "workspaces.restore": "POST /organizations/{organization}/workspaces/{target}/restore",
  "workspaces.resume": "POST /organizations/{organization}/workspaces/{target}/resume",
  "workspaces.suspend": "POST /organizations/{organization}/workspaces/{target}/suspend",
  "workspaces.unarchive": "POST /organizations/{organization}/workspaces/{target}/unarchive",
} as const;

/** Of an operation that takes nothing. */
export type NoInput = Record<string, never>;

/** What each operation takes and answers. */
export interface Operations {
  /** Grant a request, as an access rule that ends. Needs the permission `access-request.approve`. */
  "accessRequests.approve": {
    input: { workspace?: string | undefined; request: string; expiresAt: string; permission?: "read" | "modify" | undefined };
    output: { id: string; user: { id: string; name: string; email: string }; permission: "read" | "modify"; target: { type: string; id: string; name: string | null; project: { name: string } | null }; message: string; status: "pending" | "approved" | "declined" | "withdrawn"; createdAt: string; decidedAt: string | null; decidedBy: { id: string; name: string | null } | null; reason: string; granted: { permission: "read" | "modify"; expiresAt: string; rule: string | null } | null };
  };
  /** Ask for access to a resource or a project. Needs the permission `access-request.create`. */
  "accessRequests.create": {
    input: { workspace?: string | undefined; permission: "read" | "modify"; resource: { type?: string | undefined; id: string } | { project: string }; message?: string | undefined };
    output: { id: string; user: { id: string; name: string; email: string }; permission: "read" | "modify"; target: { type: string; id: string; name: string | null; project: { name: string } | null }; message: string; status: "pending" | "approved" | "declined" | "withdrawn"; createdAt: string; decidedAt: string | null; decidedBy: { id: string; name: string | null } | null; reason: string; granted: { permission: "read" | "modify"; expiresAt: string; rule: string | null } | null };
  };
  /** Decline a request for access. Needs the permission `access-request.decline`. */
  "accessRequests.decline": {
    input: { workspace?: string | undefined; request: string; reason?: string | undefined };
    output: { id: string; user: { id: string; name: string; email: string }; permission: "read" | "modify"; target: { type: string; id: string; name: string | null; project: { name: string } | null }; message: string; status: "pending" | "approved" | "declined" | "withdrawn"; createdAt: string; decidedAt: string | null; decidedBy: { id: string; name: string | null } | null; reason: string; granted: { permission: "read" | "modify"; expiresAt: string; rule: string | null } | null };
  };
  /** List who asked for access: oneself, or everybody. Needs the permission `access-request.list`. */
  "accessRequests.list": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; of?: "me" | "everyone" | undefined; status?: "pending" | "approved" | "declined" | "withdrawn" | undefined };
    output: { items: ({ id: string; user: { id: string; name: string; email: string }; permission: "read" | "modify"; target: { type: string; id: string; name: string | null; project: { name: string } | null }; message: string; status: "pending" | "approved" | "declined" | "withdrawn"; createdAt: string; decidedAt: string | null; decidedBy: { id: string; name: string | null } | null; reason: string; granted: { permission: "read" | "modify"; expiresAt: string; rule: string | null } | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List the requests for access that wait for your answer. Needs the permission `notification.list`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "accessRequests.listWaiting": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; user: { id: string; name: string; email: string }; permission: "read" | "modify"; target: { type: string; id: string; name: string | null; project: { name: string } | null }; message: string; createdAt: string; workspace: { id: string; name: string; slug: string } })[]; nextCursor: string | null; total: number | null };
  };
  /** Withdraw your request for access. Needs the permission `access-request.withdraw`. */
  "accessRequests.withdraw": {
    input: { workspace?: string | undefined; request: string };
    output: { id: string; user: { id: string; name: string; email: string }; permission: "read" | "modify"; target: { type: string; id: string; name: string | null; project: { name: string } | null }; message: string; status: "pending" | "approved" | "declined" | "withdrawn"; createdAt: string; decidedAt: string | null; decidedBy: { id: string; name: string | null } | null; reason: string; granted: { permission: "read" | "modify"; expiresAt: string; rule: string | null } | null };
  };
  /** Create an access rule. Needs the permission `access-rule.create`. */
  "accessRules.create": {
    input: { workspace?: string | undefined; resourceType: string; project?: string | undefined; resource?: string | undefined; permission: "read" | "modify"; users?: readonly (string)[] | undefined; serviceAccounts?: readonly (string)[] | undefined; groups?: readonly (string)[] | undefined; roles?: readonly ("member" | "viewer")[] | undefined; sharedWith?: readonly (string)[] | undefined; expiresAt?: string | null | undefined };
    output: { id: string; resourceType: string; target: { level: "workspace" | "project" | "resource"; project: { id: string; slug: string; name: string } | null; resource: { id: string; type: string; name: string; externalId: string } | null }; permission: "read" | "modify"; subjects: { users: { total: number; items: ({ id: string; name: string; email: string })[] }; serviceAccounts: { total: number; items: ({ id: string; name: string })[] }; groups: { total: number; items: ({ id: string; name: string; kind: string })[] }; roles: ("member" | "viewer")[]; sharedWith: { total: number; items: ({ id: string; slug: string; name: string })[] } }; source: "manual" | "founding" | "request"; expiresAt: string | null; createdAt: string; createdBy: { id: string; name: string } | null };
  };
  /** Get an access rule. Needs the permission `access-rule.list`. */
  "accessRules.get": {
    input: { workspace?: string | undefined; rule: string };
    output: { id: string; resourceType: string; target: { level: "workspace" | "project" | "resource"; project: { id: string; slug: string; name: string } | null; resource: { id: string; type: string; name: string; externalId: string } | null }; permission: "read" | "modify"; subjects: { users: { total: number; items: ({ id: string; name: string; email: string })[] }; serviceAccounts: { total: number; items: ({ id: string; name: string })[] }; groups: { total: number; items: ({ id: string; name: string; kind: string })[] }; roles: ("member" | "viewer")[]; sharedWith: { total: number; items: ({ id: string; slug: string; name: string })[] } }; source: "manual" | "founding" | "request"; expiresAt: string | null; createdAt: string; createdBy: { id: string; name: string } | null };
  };
  /** List the access rules of a workspace. Needs the permission `access-rule.list`. */
  "accessRules.list": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; type?: string | undefined; level?: "workspace" | "project" | "resource" | undefined; project?: string | undefined; resource?: string | undefined; user?: string | undefined; serviceAccount?: string | undefined; group?: string | undefined; role?: "member" | "viewer" | undefined; sharedWith?: string | undefined; effective?: "true" | "false" | undefined };
    output: { items: ({ id: string; resourceType: string; target: { level: "workspace" | "project" | "resource"; project: { id: string; slug: string; name: string } | null; resource: { id: string; type: string; name: string; externalId: string } | null }; permission: "read" | "modify"; subjects: { users: { total: number; items: ({ id: string; name: string; email: string })[] }; serviceAccounts: { total: number; items: ({ id: string; name: string })[] }; groups: { total: number; items: ({ id: string; name: string; kind: string })[] }; roles: ("member" | "viewer")[]; sharedWith: { total: number; items: ({ id: string; slug: string; name: string })[] } }; source: "manual" | "founding" | "request"; expiresAt: string | null; createdAt: string; createdBy: { id: string; name: string } | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List what other places share with a project, or what of it is shared with others. Needs the permission `project.read`. */
  "accessRules.listShared": {
    input: { workspace?: string | undefined; project?: string | undefined; limit?: number | undefined; cursor?: string | undefined; direction?: "in" | "out" | undefined };
    output: { items: ({ rule: string; permission: "read" | "modify"; expiresAt: string | null; resource: { id: string; type: string; name: string }; from: { id: string; slug: string; name: string } | null; sharedWith: ({ id: string; slug: string; name: string })[] })[]; nextCursor: string | null; total: number | null };
  };
  /** List whom an access rule names: people, service accounts, groups, and projects that it shares into. Needs the permission `access-rule.list`. */
  "accessRules.listSubjects": {
    input: { workspace?: string | undefined; rule: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; type?: "user" | "service_account" | "group" | "project" | undefined };
    output: { items: ({ type: "user" | "service_account" | "group" | "project"; id: string; name: string; email: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Say who would gain by a new access rule. Needs the permission `access-rule.create`. */
  "accessRules.previewCreation": {
    input: { workspace?: string | undefined; resourceType: string; project?: string | undefined; resource?: string | undefined; permission: "read" | "modify"; users?: readonly (string)[] | undefined; serviceAccounts?: readonly (string)[] | undefined; groups?: readonly (string)[] | undefined; roles?: readonly ("member" | "viewer")[] | undefined; sharedWith?: readonly (string)[] | undefined; expiresAt?: string | null | undefined };
    output: { gain: { total: number; atLeast: boolean; items: ({ type: "user" | "service_account"; id: string; name: string; from: "none" | "read" | "modify"; to: "none" | "read" | "modify" })[] }; lose: { total: number; atLeast: boolean; items: ({ type: "user" | "service_account"; id: string; name: string; from: "none" | "read" | "modify"; to: "none" | "read" | "modify" })[] }; warnings: ("founding" | "open_projects")[] };
  };
  /** Say who would lose by the deletion of an access rule. Needs the permission `access-rule.remove`. */
  "accessRules.previewRemoval": {
    input: { workspace?: string | undefined; rule: string };
    output: { gain: { total: number; atLeast: boolean; items: ({ type: "user" | "service_account"; id: string; name: string; from: "none" | "read" | "modify"; to: "none" | "read" | "modify" })[] }; lose: { total: number; atLeast: boolean; items: ({ type: "user" | "service_account"; id: string; name: string; from: "none" | "read" | "modify"; to: "none" | "read" | "modify" })[] }; warnings: ("founding" | "open_projects")[] };
  };
  /** Say who would gain and who would lose by a change of an access rule. Needs the permission `access-rule.update`. */
  "accessRules.previewUpdate": {
    input: { workspace?: string | undefined; rule: string; resourceType?: string | undefined; project?: string | null | undefined; resource?: string | null | undefined; permission?: "read" | "modify" | undefined; users?: readonly (string)[] | undefined; serviceAccounts?: readonly (string)[] | undefined; groups?: readonly (string)[] | undefined; roles?: readonly ("member" | "viewer")[] | undefined; sharedWith?: readonly (string)[] | undefined; add?: { users?: readonly (string)[] | undefined; serviceAccounts?: readonly (string)[] | undefined; groups?: readonly (string)[] | undefined; roles?: readonly ("member" | "viewer")[] | undefined; sharedWith?: readonly (string)[] | undefined } | undefined; remove?: { users?: readonly (string)[] | undefined; serviceAccounts?: readonly (string)[] | undefined; groups?: readonly (string)[] | undefined; roles?: readonly ("member" | "viewer")[] | undefined; sharedWith?: readonly (string)[] | undefined } | undefined; expiresAt?: string | null | undefined };
    output: { gain: { total: number; atLeast: boolean; items: ({ type: "user" | "service_account"; id: string; name: string; from: "none" | "read" | "modify"; to: "none" | "read" | "modify" })[] }; lose: { total: number; atLeast: boolean; items: ({ type: "user" | "service_account"; id: string; name: string; from: "none" | "read" | "modify"; to: "none" | "read" | "modify" })[] }; warnings: ("founding" | "open_projects")[] };
  };
  /** Delete an access rule. Needs the permission `access-rule.remove`. */
  "accessRules.remove": {
    input: { workspace?: string | undefined; rule: string };
    output: { id: string };
  };
  /** Change an access rule: what it gives, where it holds, whom it names, when it ends. Needs the permission `access-rule.update`. */
  "accessRules.update": {
    input: { workspace?: string | undefined; rule: string; resourceType?: string | undefined; project?: string | null | undefined; resource?: string | null | undefined; permission?: "read" | "modify" | undefined; users?: readonly (string)[] | undefined; serviceAccounts?: readonly (string)[] | undefined; groups?: readonly (string)[] | undefined; roles?: readonly ("member" | "viewer")[] | undefined; sharedWith?: readonly (string)[] | undefined; add?: { users?: readonly (string)[] | undefined; serviceAccounts?: readonly (string)[] | undefined; groups?: readonly (string)[] | undefined; roles?: readonly ("member" | "viewer")[] | undefined; sharedWith?: readonly (string)[] | undefined } | undefined; remove?: { users?: readonly (string)[] | undefined; serviceAccounts?: readonly (string)[] | undefined; groups?: readonly (string)[] | undefined; roles?: readonly ("member" | "viewer")[] | undefined; sharedWith?: readonly (string)[] | undefined } | undefined; expiresAt?: string | null | undefined };
    output: { id: string; resourceType: string; target: { level: "workspace" | "project" | "resource"; project: { id: string; slug: string; name: string } | null; resource: { id: string; type: string; name: string; externalId: string } | null }; permission: "read" | "modify"; subjects: { users: { total: number; items: ({ id: string; name: string; email: string })[] }; serviceAccounts: { total: number; items: ({ id: string; name: string })[] }; groups: { total: number; items: ({ id: string; name: string; kind: string })[] }; roles: ("member" | "viewer")[]; sharedWith: { total: number; items: ({ id: string; slug: string; name: string })[] } }; source: "manual" | "founding" | "request"; expiresAt: string | null; createdAt: string; createdBy: { id: string; name: string } | null };
  };
  /** Drop all second factors by a reset link */
  "accountResets.resetSecondFactor": {
    input: { token: string };
    output: { done: true };
  };
  /** Let somebody of the organization's own domain, who belongs to no other, set their password or second factor anew. Needs the permission `organization-member.start-reset`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "accountResets.startForMember": {
    input: { organization: string; user: string; what: "password" | "second_factor" };
    output: { mailed: true };
  };
  /** Let somebody set their password or second factor anew. Needs the permission `user.start-reset`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "accountResets.startForUser": {
    input: { user: string; what: "password" | "second_factor" };
    output: { mailed: true };
  };
  /** Change the caller's address; other sessions end. Needs the permission `email.change`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "accounts.changeEmail": {
    input: { password: string; email: string };
    output: { state: "changed" | "mailed" };
  };
  /** Change the caller's password; other sessions end. Needs the permission `password.change`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "accounts.changePassword": {
    input: { current: string; password: string };
    output: { done: true };
  };
  /** Carry out a change of address */
  "accounts.confirmEmailChange": {
    input: { token: string };
    output: { done: true };
  };
  /** The caller's own account. Needs the permission `account.read`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "accounts.get": {
    input: NoInput;
    output: { id: string; name: string; email: string; emailVerified: boolean; picture: string | null; timeZone: string | null; locale: string | null; operator: boolean; createdAt: string; passwordChangedAt: string | null };
  };
  /** See whether a one-time link still works; changes nothing */
  "accounts.openLink": {
    input: { purpose: "set_up" | "verify_email" | "change_email" | "reset_password" | "reset_second_factor"; token: string };
    output: { valid: boolean; email: string | null };
  };
  /** See what the removal of the caller's account would end; changes nothing. Needs the permission `account.remove`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "accounts.previewRemoval": {
    input: NoInput;
    output: { organizations: { total: number; items: ({ id: string; slug: string; name: string })[] }; credentials: number; projects: number; owned: { total: number; items: ({ id: string; slug: string; name: string; organization: string })[] }; lastOwnerOf: ({ id: string; slug: string; name: string })[]; lastAdminOf: ({ id: string; slug: string; name: string })[]; lastOperator: boolean };
  };
  /** Remove the caller's account for good. Needs the permission `account.remove`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "accounts.remove": {
    input: { email: string; password: string };
    output: { removedAt: string; organizations: number; sessions: number };
  };
  /** Mail a reset link to the account's address */
  "accounts.requestPasswordReset": {
    input: { email: string };
    output: { mail: boolean };
  };
  /** Send the letter that proves the address again. Needs the permission `email.verify`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "accounts.requestVerification": {
    input: NoInput;
    output: { done: true };
  };
  /** Choose a new password by a reset link */
  "accounts.resetPassword": {
    input: { token: string; password: string };
    output: { done: true };
  };
  /** Make the first owner, by the set-up link's token */
  "accounts.setUp": {
    input: { token: string; name: string; email: string; password: string };
    output: { user: { id: string; name: string; email: string }; emailVerified: boolean; mailSent: boolean };
  };
  /** Sign up, where it is open or with an invitation */
  "accounts.signUp": {
    input: { name: string; email: string; password: string; invitation?: string | undefined };
    output: { user: { id: string; name: string; email: string }; emailVerified: boolean; mailSent: boolean };
  };
  /** Whether people can sign up */
  "accounts.signUpState": {
    input: NoInput;
    output: { setUp: boolean; signUp: "open" | "closed"; mail: boolean };
  };
  /** Change the caller's name, time zone and locale. Needs the permission `account.update`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "accounts.update": {
    input: { name?: string | undefined; timeZone?: string | null | undefined; locale?: string | null | undefined };
    output: { id: string; name: string; email: string; emailVerified: boolean; picture: string | null; timeZone: string | null; locale: string | null; operator: boolean; createdAt: string; passwordChangedAt: string | null };
  };
  /** Prove an address by a letter's token */
  "accounts.verifyEmail": {
    input: { token: string };
    output: { done: true };
  };
  /** Who the caller is and what the credential reaches. Needs the permission `account.read`. */
  "accounts.whoami": {
    input: NoInput;
    output: { actor: { type: "user" | "service_account"; id: string; name: string; email: string | null }; impersonator: { id: string; name: string } | null; organization: { id: string; slug: string; name: string } | null; workspace: { id: string; slug: string; name: string } | null; project: { id: string; slug: string; name: string } | null; role: string | null; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; expiresAt: string | null; hiddenArguments: (string)[] };
  };
  /** Get how long the audit of an organization is kept. Needs the permission `organization-audit.list`. */
  "audit.getRetention": {
    input: { organization: string };
    output: { days: number | null; minimumDays: number; archived: { rows: number; sequence: number; at: string } | null };
  };
  /** List what happened in a workspace. Needs the permission `audit.list`. */
  "audit.list": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; action?: string | undefined; actor?: string | undefined; target?: string | undefined; targetType?: string | undefined; result?: "done" | "refused" | "failed" | undefined; from?: string | undefined; to?: string | undefined };
    output: { items: ({ id: string; at: string; actor: { type: string; id: string | null; name: string | null }; behalfOf: { id: string; name: string | null } | null; credential: string | null; action: string; result: "done" | "refused" | "failed"; reason: string | null; target: { type: string; id: string | null; name: string | null }; organization: string | null; workspace: string | null; project: string | null; before: Record<string, unknown> | null; after: Record<string, unknown> | null; requestId: string; address: string | null; agent: string | null; sequence: number | null; hash: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List what happened in an organization and below. Needs the permission `organization-audit.list`. */
  "audit.listInOrganization": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; action?: string | undefined; actor?: string | undefined; target?: string | undefined; targetType?: string | undefined; result?: "done" | "refused" | "failed" | undefined; from?: string | undefined; to?: string | undefined; workspace?: string | undefined };
    output: { items: ({ id: string; at: string; actor: { type: string; id: string | null; name: string | null }; behalfOf: { id: string; name: string | null } | null; credential: string | null; action: string; result: "done" | "refused" | "failed"; reason: string | null; target: { type: string; id: string | null; name: string | null }; organization: string | null; workspace: string | null; project: string | null; before: Record<string, unknown> | null; after: Record<string, unknown> | null; requestId: string; address: string | null; agent: string | null; sequence: number | null; hash: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Set how long the audit of an organization is kept. Needs the permission `organization-audit.set-retention`. */
  "audit.setRetention": {
    input: { organization: string; days: number | null };
    output: { days: number | null; minimumDays: number; archived: { rows: number; sequence: number; at: string } | null };
  };
  /** Get who is billed for an organization. Needs the permission `billing-details.read`. */
  "billingDetails.get": {
    input: { organization: string };
    output: { legalName: string; addressLine1: string; addressLine2: string; postalCode: string; city: string; region: string; country: string; taxId: string; purchaseOrder: string; emails: (string)[]; emailInvoices: boolean; timeZone: string; timeZoneNow: string; currency: string; missing: ("legalName" | "addressLine1" | "city" | "country" | "emails")[] };
  };
  /** Set who is billed for an organization, and in which time zone. Needs the permission `billing-details.update`. */
  "billingDetails.update": {
    input: { organization: string; legalName?: string | undefined; addressLine1?: string | undefined; addressLine2?: string | undefined; postalCode?: string | undefined; city?: string | undefined; region?: string | undefined; country?: string | undefined; taxId?: string | undefined; purchaseOrder?: string | undefined; emails?: readonly (string)[] | undefined; emailInvoices?: boolean | undefined; timeZone?: string | undefined };
    output: { legalName: string; addressLine1: string; addressLine2: string; postalCode: string; city: string; region: string; country: string; taxId: string; purchaseOrder: string; emails: (string)[]; emailInvoices: boolean; timeZone: string; timeZoneNow: string; currency: string; missing: ("legalName" | "addressLine1" | "city" | "country" | "emails")[] };
  };
  /** Get who sends invoices, with which tax and terms. Needs the permission `billing-settings.read`. */
  "billingSettings.get": {
    input: NoInput;
    output: { sellerName: string; sellerAddress: string; sellerTaxId: string; sellerEmail: string; paymentNote: string; currency: string; taxName: string; taxRate: number; invoicePrefix: string; dueDays: number; lateDays: number; terms: string; defaultPlan: string; termsVersion: string; lastInvoiceNumber: number };
  };
  /** Set who sends invoices, with which tax and terms. Needs the permission `billing-settings.update`. */
  "billingSettings.update": {
    input: { sellerName?: string | undefined; sellerAddress?: string | undefined; sellerTaxId?: string | undefined; sellerEmail?: "" | string | undefined; paymentNote?: string | undefined; currency?: string | undefined; taxName?: string | undefined; taxRate?: number | undefined; invoicePrefix?: string | undefined; dueDays?: number | undefined; lateDays?: number | undefined; terms?: string | undefined; defaultPlan?: string | undefined };
    output: { sellerName: string; sellerAddress: string; sellerTaxId: string; sellerEmail: string; paymentNote: string; currency: string; taxName: string; taxRate: number; invoicePrefix: string; dueDays: number; lateDays: number; terms: string; defaultPlan: string; termsVersion: string; lastInvoiceNumber: number };
  };
  /** Set a budget for each month, in money or of a meter. Needs the permission `budget.create`. */
  "budgets.create": {
    input: { organization: string; scope: "organization" | "project" | "user" | "service_account"; target?: string | undefined; meter: string | null; amount: string; hardStop?: boolean | undefined; recipients?: readonly (string)[] | undefined };
    output: { id: string; scope: "organization" | "project" | "user" | "service_account"; target: { id: string; name: string }; meter: string | null; meterName: string | null; unit: string; amount: string; used: string; forecast: string | null; percent: number; state: "fine" | "watch" | "reached"; hardStop: boolean; recipients: ({ id: string; name: string })[]; told: ({ alert: "50" | "85" | "100" | "forecast"; at: string })[]; from: string; until: string; createdAt: string };
  };
  /** List the budgets of an organization, and how each stands. Needs the permission `budget.list`. */
  "budgets.list": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; scope?: "organization" | "project" | "user" | "service_account" | undefined };
    output: { items: ({ id: string; scope: "organization" | "project" | "user" | "service_account"; target: { id: string; name: string }; meter: string | null; meterName: string | null; unit: string; amount: string; used: string; forecast: string | null; percent: number; state: "fine" | "watch" | "reached"; hardStop: boolean; recipients: ({ id: string; name: string })[]; told: ({ alert: "50" | "85" | "100" | "forecast"; at: string })[]; from: string; until: string; createdAt: string })[]; nextCursor: string | null; total: number | null };
  };
  /** List the budgets that are set for a project, and how each stands. Needs the permission `usage.read`. */
  "budgets.ofProject": {
    input: { workspace?: string | undefined; project?: string | undefined; limit?: number | undefined; cursor?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; scope: "organization" | "project" | "user" | "service_account"; target: { id: string; name: string }; meter: string | null; meterName: string | null; unit: string; amount: string; used: string; forecast: string | null; percent: number; state: "fine" | "watch" | "reached"; hardStop: boolean; told: ({ alert: "50" | "85" | "100" | "forecast"; at: string })[]; from: string; until: string; createdAt: string })[]; nextCursor: string | null; total: number | null };
  };
  /** Remove a budget. Needs the permission `budget.remove`. */
  "budgets.remove": {
    input: { organization: string; budget: string };
    output: { id: string };
  };
  /** Find a project, person or service account of which to set a budget. Needs the permission `budget.list`. */
  "budgets.targets": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; scope: "project" | "user" | "service_account" };
    output: { items: ({ id: string; name: string; detail: string })[]; nextCursor: string | null; total: number | null };
  };
  /** Change a budget, its stop or who is told. Needs the permission `budget.update`. */
  "budgets.update": {
    input: { organization: string; budget: string; amount?: string | undefined; hardStop?: boolean | undefined; recipients?: readonly (string)[] | undefined };
    output: { id: string; scope: "organization" | "project" | "user" | "service_account"; target: { id: string; name: string }; meter: string | null; meterName: string | null; unit: string; amount: string; used: string; forecast: string | null; percent: number; state: "fine" | "watch" | "reached"; hardStop: boolean; recipients: ({ id: string; name: string })[]; told: ({ alert: "50" | "85" | "100" | "forecast"; at: string })[]; from: string; until: string; createdAt: string };
  };
  /** Add somebody of the organization to a project, or invite an external collaborator. Needs the permission `collaborator.add`. */
  "collaborators.add": {
    input: { workspace?: string | undefined; project?: string | undefined; email: string; role?: string | undefined; access?: Record<string, "none" | "read" | "all"> | undefined; external?: boolean | undefined; expiresAt?: string | null | undefined };
    output: { email: string; status: "added" | "invited"; collaborator?: { user: { id: string; name: string; email: string | null; picture?: string }; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; customRole: { id: string; name: string } | null; access: Record<string, "none" | "read" | "all"> | null; external: boolean; status: "active" | "suspended"; addedBy: { id: string; name: string | null } | null; addedAt: string; expiresAt: string | null }; invitation?: string; link?: string; mail?: "queued" | "sent" | "failed" | "off" };
  };
  /** Leave a project. Needs the permission `collaborator.leave`. */
  "collaborators.leave": {
    input: { workspace?: string | undefined; project?: string | undefined };
    output: { user: { id: string; name: string }; endedAt: string; stillReaches: boolean; rules: number };
  };
  /** List the collaborators of a project. Needs the permission `collaborator.list`. */
  "collaborators.list": {
    input: { workspace?: string | undefined; project?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; external?: "true" | "false" | undefined };
    output: { items: ({ user: { id: string; name: string; email: string | null; picture?: string }; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; customRole: { id: string; name: string } | null; access: Record<string, "none" | "read" | "all"> | null; external: boolean; status: "active" | "suspended"; addedBy: { id: string; name: string | null } | null; addedAt: string; expiresAt: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Take somebody out of a project. Needs the permission `collaborator.remove`. */
  "collaborators.remove": {
    input: { workspace?: string | undefined; project?: string | undefined; user: string };
    output: { user: { id: string; name: string }; endedAt: string; stillReaches: boolean; rules: number };
  };
  /** Give a collaborator another role, access map or end date. Needs the permission `collaborator.update`. */
  "collaborators.update": {
    input: { workspace?: string | undefined; project?: string | undefined; user: string; role?: string | undefined; access?: Record<string, "none" | "read" | "all"> | undefined; expiresAt?: string | null | undefined };
    output: { user: { id: string; name: string; email: string | null; picture?: string }; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; customRole: { id: string; name: string } | null; access: Record<string, "none" | "read" | "all"> | null; external: boolean; status: "active" | "suspended"; addedBy: { id: string; name: string | null } | null; addedAt: string; expiresAt: string | null };
  };
  /** Get the configuration that comes out of all vaults of the caller, or of an actor. Needs the permission `configuration.read`. */
  "configuration.get": {
    input: { workspace?: string | undefined; actor?: string | undefined; format?: "hocon" | "json" | "yaml" | undefined };
    output: unknown;
  };
  /** List the keys of a configuration, each with the vault that wins, why, and what the others say. Needs the permission `configuration.read`. */
  "configuration.keys": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; total?: "exact" | "none" | undefined; actor?: string | undefined };
    output: { items: ({ path: string; value: unknown; winner: { id: string; name: string; kind: "administrator" | "service_account" | "user" } | null; reason: "only" | "own" | "service_account" | "higher_row" | "locked" | "inactive"; losers: ({ vault: { id: string; name: string; kind: "administrator" | "service_account" | "user" }; path: string; value: unknown; active: boolean })[] })[]; nextCursor: string | null; total: number | null };
  };
  /** List the vaults that a configuration comes from, the one over all others first. Needs the permission `configuration.read`. */
  "configuration.vaults": {
    input: { workspace?: string | undefined; actor?: string | undefined };
    output: { items: ({ id: string; name: string; kind: "administrator" | "service_account" | "user"; active: boolean; locked: boolean; format: "hocon" | "json" | "yaml"; version: number })[] };
  };
  /** Create a credential; its secret key is shown once. Needs the permission `credential.create`. */
  "credentials.create": {
    input: { workspace?: string | undefined; label?: string | undefined; expiresAt?: string | undefined; scopes?: { permissions?: readonly (string)[] | undefined; readOnly?: boolean | undefined; project?: string | undefined } | undefined; networks?: readonly (string)[] | undefined; user?: string | undefined; userId?: string | undefined };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null; secretKey: string };
  };
  /** Create a further credential of a service account; its secret key is shown once. Needs the permission `service-account.create-credential`. */
  "credentials.createForMachine": {
    input: { workspace?: string | undefined; serviceAccount: string; label?: string | undefined; expiresAt?: string | undefined; scopes?: { permissions?: readonly (string)[] | undefined; readOnly?: boolean | undefined; project?: string | undefined } | undefined; networks?: readonly (string)[] | undefined };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null; secretKey: string };
  };
  /** Let a credential work again whose place was deleted and restored. Needs the permission `credential.enable`. */
  "credentials.enable": {
    input: { workspace?: string | undefined; credential: string };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null };
  };
  /** Get a credential, with what it is limited to. Needs the permission `credential.read`. */
  "credentials.get": {
    input: { workspace?: string | undefined; credential: string };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null };
  };
  /** List what was done to a credential. Needs the permission `credential.read`. */
  "credentials.history": {
    input: { workspace?: string | undefined; credential: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; at: string; actor: { type: string; id: string | null; name: string | null }; behalfOf: { id: string; name: string } | null; action: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List credentials. Needs the permission `credential.list`. */
  "credentials.list": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; of?: "me" | "everyone" | undefined };
    output: { items: ({ id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List the credentials of a service account. Needs the permission `service-account.list`. */
  "credentials.listForMachine": {
    input: { workspace?: string | undefined; serviceAccount: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Relabel a credential. Needs the permission `credential.relabel`. */
  "credentials.relabel": {
    input: { workspace?: string | undefined; credential: string; label: string };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null };
  };
  /** Revoke a credential for good. Needs the permission `credential.revoke`. */
  "credentials.revoke": {
    input: { workspace?: string | undefined; credential: string };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null };
  };
  /** Give a credential a new secret key, beside which the old one works on for a while. Needs the permission `credential.rotate`. */
  "credentials.rotate": {
    input: { workspace?: string | undefined; credential: string; overlapSeconds: number };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null; secretKey: string };
  };
  /** Say from which networks alone a credential is good. Needs the permission `credential.set-networks`. */
  "credentials.setNetworks": {
    input: { workspace?: string | undefined; credential: string; networks: readonly (string)[] };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null };
  };
  /** Get how often each secret key of a credential was used in the last seven days, and from where. Needs the permission `credential.read`. */
  "credentials.uses": {
    input: { workspace?: string | undefined; credential: string };
    output: { from: string; secretVersion: number; hours: ({ hour: string; secretVersion: number; count: number })[]; places: ({ secretVersion: number; address: string | null; agent: string | null; count: number; lastAt: string })[] };
  };
  /** Say whether an actor may do something to a resource: one question, or up to 1,000. Needs the permission `access.ask`. */
  "decisions.check": {
    input: { workspace?: string | undefined; actor?: string | undefined; permission?: "read" | "modify" | "job.notebook" | "model.create-version" | "queue.manage" | undefined; resource?: { type: string; id: string } | { project: string; type?: string | undefined } | { type: string } | undefined; from?: { type: string; id: string } | undefined; checks?: readonly ({ actor?: string | undefined; permission: "read" | "modify" | "job.notebook" | "model.create-version" | "queue.manage"; resource: { type: string; id: string } | { project: string; type?: string | undefined } | { type: string }; from?: { type: string; id: string } | undefined })[] | undefined };
    output: { allowed?: boolean; items?: ({ allowed: boolean })[] };
  };
  /** Say why an actor may or may not do something, and the smallest changes that flip it. Needs the permission `access.ask`. */
  "decisions.explain": {
    input: { workspace?: string | undefined; actor?: string | undefined; permission: "read" | "modify" | "job.notebook" | "model.create-version" | "queue.manage"; resource: { type: string; id: string } | { project: string; type?: string | undefined } | { type: string }; from?: { type: string; id: string } | undefined };
    output: { allowed: boolean; actor: { type: "user" | "service_account" | null; id: string; name: string | null; email: string | null }; resource: { type: string | null; id: string | null; name: string | null; project: { id: string | null; name: string | null; slug: string | null } | null }; path: ({ kind: "actor" | "organization_role" | "workspace_role" | "group" | "rule" | "collaborator" | "share" | "workspace" | "project" | "resource"; id: string | null; name: string | null; type: string | null; role: string | null; permission: "read" | "modify" | null; resourceType: string | null; source: string | null; expiresAt: string | null; state: "live" | "ended" | "suspended" | "archived" | "private" | "missing" })[]; paths: ({ enough: boolean; permission: "read" | "modify"; expiresAt: string | null; steps: ({ kind: "actor" | "organization_role" | "workspace_role" | "group" | "rule" | "collaborator" | "share" | "workspace" | "project" | "resource"; id: string | null; name: string | null; type: string | null; role: string | null; permission: "read" | "modify" | null; resourceType: string | null; source: string | null; expiresAt: string | null; state: "live" | "ended" | "suspended" | "archived" | "private" | "missing" })[] })[]; denials: ({ reason: "not_found" | "actor_unknown" | "actor_suspended" | "membership_ended" | "not_in_workspace" | "workspace_archived" | "project_archived" | "examples_read_only" | "project_private" | "queue_admins_only" | "read_only" | "ended" | "no_grant" | "credential_limited"; name: string | null; at: string | null })[]; fixes: ({ changes: ({ kind: "access-rule.create" | "access-rule.update" | "access-rule.remove" | "collaborator.add" | "collaborator.update" | "collaborator.remove" | "group.add-members" | "group.remove-members" | "member.change-role" | "member.remove" | "invitation.create" | "organization-member.change-role" | "organization-member.resume" | "project.unarchive" | "workspace.unarchive" | "user.resume"; level: "instance" | "organization" | "workspace" | "project"; allowed: boolean; actor: { id: string | null; name: string | null } | null; group: { id: string | null; name: string | null } | null; rule: { id: string | null; name: string | null } | null; project: { id: string | null; name: string | null; slug: string | null } | null; resource: { id: string | null; name: string | null } | null; from: string | null; to: string | null; othersToo: boolean; awaited: boolean; call: { method: string; path: string; body: Record<string, unknown> } })[] })[]; request: { method: string; path: string; body: Record<string, unknown> } | null };
  };
  /** List the resources that an actor may read or modify. Needs the permission `access.ask`. */
  "decisions.list": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; total?: "exact" | "none" | undefined; actor?: string | undefined; permission: "read" | "modify"; type?: string | undefined; project?: string | undefined };
    output: { items: ({ id: string; type: string; externalId: string; name: string; project: { id: string | null; slug: string | null; name: string } | null; sizeBytes: number | null; url: string | null; lastUsedAt: string | null; createdAt: string; updatedAt: string; owner: { id: string; name: string } })[]; nextCursor: string | null; total: number | null };
  };
  /** List all that gives an actor rights on resources, each with its source. Needs the permission `access.ask`. */
  "decisions.rights": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; actor?: string | undefined };
    output: { items: ({ id: string; kind: "admin" | "custom_role" | "collaborator" | "rule"; direct: boolean; gives: ({ type: string; permission: "read" | "modify" })[]; target: { level: "workspace" | "project" | "resource"; project: { id: string | null; slug: string | null; name: string } | null; resource: { id: string; type: string; name: string; externalId: string } | null }; groups: ({ id: string; name: string; kind: string })[]; role: string | null; customRole: { id: string; name: string } | null; expiresAt: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List the people and service accounts that may do something to a resource, each with every source. Needs the permission `access.check`. */
  "decisions.who": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; permission: "read" | "modify" | "job.notebook" | "queue.manage"; resource: { type: string; id: string } | { project: string; type?: string | undefined } | { type: string } };
    output: { items: ({ actor: { type: "user" | "service_account"; id: string; name: string; email: string | null }; sources: ({ enough: boolean; permission: "read" | "modify"; expiresAt: string | null; steps: ({ kind: "actor" | "organization_role" | "workspace_role" | "group" | "rule" | "collaborator" | "share" | "workspace" | "project" | "resource"; id: string | null; name: string | null; type: string | null; role: string | null; permission: "read" | "modify" | null; resourceType: string | null; source: string | null; expiresAt: string | null; state: "live" | "ended" | "suspended" | "archived" | "private" | "missing" })[] })[] })[]; nextCursor: string | null; total: number | null };
  };
  /** The same by an address, which gives it as a file too. Needs the permission `access.check`. */
  "decisions.whoByAddress": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; permission: "read" | "modify" | "job.notebook" | "queue.manage"; type?: string | undefined; id?: string | undefined; project?: string | undefined };
    output: { items: ({ actor: { type: "user" | "service_account"; id: string; name: string; email: string | null }; sources: ({ enough: boolean; permission: "read" | "modify"; expiresAt: string | null; steps: ({ kind: "actor" | "organization_role" | "workspace_role" | "group" | "rule" | "collaborator" | "share" | "workspace" | "project" | "resource"; id: string | null; name: string | null; type: string | null; role: string | null; permission: "read" | "modify" | null; resourceType: string | null; source: string | null; expiresAt: string | null; state: "live" | "ended" | "suspended" | "archived" | "private" | "missing" })[] })[] })[]; nextCursor: string | null; total: number | null };
  };
  /** Create the organization's default key; its secret key is shown once. Needs the permission `default-key.create`. */
  "defaultKey.create": {
    input: { organization: string; label?: string | undefined; expiresAt?: string | undefined; scopes?: { permissions?: readonly (string)[] | undefined; readOnly?: boolean | undefined; project?: string | undefined } | undefined; networks?: readonly (string)[] | undefined };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null; secretKey: string };
  };
  /** Get the organization's default key, for its owners alone. Needs the permission `default-key.read`. */
  "defaultKey.get": {
    input: { organization: string };
    output: { key: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null } | null; workspace: { id: string; slug: string; name: string }; project: { id: string; slug: string; name: string } };
  };
  /** List what was done with the organization's default key. Needs the permission `default-key.read`. */
  "defaultKey.history": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; at: string; actor: { type: string; id: string | null; name: string | null }; behalfOf: { id: string; name: string } | null; action: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Revoke the organization's default key for good. Needs the permission `default-key.revoke`. */
  "defaultKey.revoke": {
    input: { organization: string };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null };
  };
  /** Give the organization's default key a new secret key; the old one works on for the overlap. Needs the permission `default-key.rotate`. */
  "defaultKey.rotate": {
    input: { organization: string; overlapSeconds: number };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null; secretKey: string };
  };
  /** Say how often each secret key of the organization's default key was used, from where and by what. Needs the permission `default-key.read`. */
  "defaultKey.uses": {
    input: { organization: string };
    output: { from: string; secretVersion: number; hours: ({ hour: string; secretVersion: number; count: number })[]; places: ({ secretVersion: number; address: string | null; agent: string | null; count: number; lastAt: string })[] } | null;
  };
  /** Let the device with a code in, as the caller. Needs the permission `device-sign-in.approve`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "deviceSignIns.approve": {
    input: { code: string };
    output: { host: string; approved: boolean };
  };
  /** See what the device with a code asks for; changes nothing. Needs the permission `device-sign-in.approve`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "deviceSignIns.check": {
    input: { code: string };
    output: { code: string; host: string; address: string | null; agent: string | null; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; createdAt: string; expiresAt: string; signInEndsAt: string };
  };
  /** Refuse the device with a code. Needs the permission `device-sign-in.deny`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "deviceSignIns.deny": {
    input: { code: string };
    output: { host: string; approved: boolean };
  };
  /** End the sign-in of one of the caller's devices. Needs the permission `device-sign-in.end`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "deviceSignIns.end": {
    input: { deviceSignIn: string };
    output: { id: string; endedAt: string };
  };
  /** List the devices let in as the caller. Needs the permission `device-sign-in.list`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "deviceSignIns.list": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; host: string; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; createdAt: string; expiresAt: string; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List the groups of an organization's directories. Needs the permission `directory-group.list`. */
  "directoryGroups.list": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; source?: "scim" | "claim" | undefined };
    output: { items: ({ id: string; name: string; externalId: string | null; source: "scim" | "claim"; connection: { id: string; name: string } | null; memberCount: number; mappings: number; createdAt: string })[]; nextCursor: string | null; total: number | null };
  };
  /** Say what a directory group means. Needs the permission `directory-mapping.create`. */
  "directoryMappings.create": {
    input: { organization: string; identityProvider?: string | null | undefined; directoryGroup?: string | undefined; claimValue?: string | undefined; target: "group" | "workspace_role" | "organization_role"; workspace?: string | undefined; group?: string | undefined; role?: string | undefined };
    output: { id: string; position: number; connection: { id: string; name: string } | null; directoryGroup: { id: string; name: string } | null; claimValue: string | null; target: "group" | "workspace_role" | "organization_role"; workspace: { id: string; name: string } | null; group: { id: string; name: string } | null; role: string | null; roleName: string | null; organizationRole: "owner" | "admin" | "billing" | "member" | null; createdAt: string };
  };
  /** List what directory groups mean, in the order of reading. Needs the permission `directory-mapping.list`. */
  "directoryMappings.list": {
    input: { organization: string; search?: string | undefined; identityProvider?: string | undefined };
    output: { items: ({ id: string; position: number; connection: { id: string; name: string } | null; directoryGroup: { id: string; name: string } | null; claimValue: string | null; target: "group" | "workspace_role" | "organization_role"; workspace: { id: string; name: string } | null; group: { id: string; name: string } | null; role: string | null; roleName: string | null; organizationRole: "owner" | "admin" | "billing" | "member" | null; createdAt: string })[] };
  };
  /** Put a row elsewhere in the order of reading. Needs the permission `directory-mapping.move`. */
  "directoryMappings.move": {
    input: { organization: string; mapping: string; position: number };
    output: { items: ({ id: string; position: number; connection: { id: string; name: string } | null; directoryGroup: { id: string; name: string } | null; claimValue: string | null; target: "group" | "workspace_role" | "organization_role"; workspace: { id: string; name: string } | null; group: { id: string; name: string } | null; role: string | null; roleName: string | null; organizationRole: "owner" | "admin" | "billing" | "member" | null; createdAt: string })[] };
  };
  /** Take a row away, with what it gave. Needs the permission `directory-mapping.remove`. */
  "directoryMappings.remove": {
    input: { organization: string; mapping: string };
    output: { id: string };
  };
  /** Change what a directory group means. Needs the permission `directory-mapping.update`. */
  "directoryMappings.update": {
    input: { organization: string; mapping: string; identityProvider?: string | null | undefined; directoryGroup?: string | undefined; claimValue?: string | undefined; target: "group" | "workspace_role" | "organization_role"; workspace?: string | undefined; group?: string | undefined; role?: string | undefined };
    output: { id: string; position: number; connection: { id: string; name: string } | null; directoryGroup: { id: string; name: string } | null; claimValue: string | null; target: "group" | "workspace_role" | "organization_role"; workspace: { id: string; name: string } | null; group: { id: string; name: string } | null; role: string | null; roleName: string | null; organizationRole: "owner" | "admin" | "billing" | "member" | null; createdAt: string };
  };
  /** Claim a mail domain; the answer names the DNS record that proves it. Needs the permission `domain.create`. */
  "domains.create": {
    input: { organization: string; domain: string };
    output: { id: string; domain: string; status: "verified" | "pending"; verifiedBy: "dns" | "operator" | null; verifiedAt: string | null; record: { type: "TXT"; name: string; value: string } | null; checkedAt: string | null; checkFailure: "no_record" | "other_record" | "no_answer" | null; createdAt: string };
  };
  /** List the mail domains of an organization, with the DNS record that proves each. Needs the permission `domain.list`. */
  "domains.list": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; domain: string; status: "verified" | "pending"; verifiedBy: "dns" | "operator" | null; verifiedAt: string | null; record: { type: "TXT"; name: string; value: string } | null; checkedAt: string | null; checkFailure: "no_record" | "other_record" | "no_answer" | null; createdAt: string })[]; nextCursor: string | null; total: number | null };
  };
  /** Say what the removal of a mail domain ends. Needs the permission `domain.remove`. */
  "domains.previewRemoval": {
    input: { organization: string; domain: string };
    output: { id: string; domain: string; members: number; connections: number; lastVerified: boolean };
  };
  /** Give up a mail domain. Needs the permission `domain.remove`. */
  "domains.remove": {
    input: { organization: string; domain: string };
    output: { id: string; domain: string };
  };
  /** Look up the DNS record of a mail domain, which proves that it is the organization's. Needs the permission `domain.verify`. */
  "domains.verify": {
    input: { organization: string; domain: string };
    output: { id: string; domain: string; status: "verified" | "pending"; verifiedBy: "dns" | "operator" | null; verifiedAt: string | null; record: { type: "TXT"; name: string; value: string } | null; checkedAt: string | null; checkFailure: "no_record" | "other_record" | "no_answer" | null; createdAt: string };
  };
  /** Add members to a group, or change when their memberships end. Needs the permission `group.add-members`. */
  "groups.addMembers": {
    input: { workspace?: string | undefined; group: string; members: readonly ({ type: "user" | "service_account"; id: string })[]; expiresAt?: string | null | undefined };
    output: { id: string; name: string; description: string; kind: "ordinary" | "users" | "admins" | "queue_admins"; memberCount: number; firstMembers: ({ type: "user" | "service_account"; id: string; name: string })[]; createdAt: string; changes: ({ type: "user" | "service_account"; id: string; name: string; status: "added" | "changed" | "removed" | "kept" | "unchanged" | "absent"; keptBy: (string)[] })[] };
  };
  /** Create a group. Needs the permission `group.create`. */
  "groups.create": {
    input: { workspace?: string | undefined; name: string; description?: string | undefined; members?: readonly ({ type: "user" | "service_account"; id: string })[] | undefined };
    output: { id: string; name: string; description: string; kind: "ordinary" | "users" | "admins" | "queue_admins"; memberCount: number; firstMembers: ({ type: "user" | "service_account"; id: string; name: string })[]; createdAt: string };
  };
  /** Get a group. Needs the permission `group.list`. */
  "groups.get": {
    input: { workspace?: string | undefined; group: string };
    output: { id: string; name: string; description: string; kind: "ordinary" | "users" | "admins" | "queue_admins"; memberCount: number; firstMembers: ({ type: "user" | "service_account"; id: string; name: string })[]; createdAt: string };
  };
  /** List the groups of a workspace. Needs the permission `group.list`. */
  "groups.list": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; name: string; description: string; kind: "ordinary" | "users" | "admins" | "queue_admins"; memberCount: number; firstMembers: ({ type: "user" | "service_account"; id: string; name: string })[]; createdAt: string })[]; nextCursor: string | null; total: number | null };
  };
  /** Find people and service accounts of a workspace by a part of their name. Needs the permission `member.list`. */
  "groups.listActors": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; type?: "user" | "service_account" | undefined };
    output: { items: ({ type: "user" | "service_account"; id: string; name: string; email: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List the members of a group. Needs the permission `group.list`. */
  "groups.listMembers": {
    input: { workspace?: string | undefined; group: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ type: "user" | "service_account"; id: string; name: string; email: string | null; memberships: ({ source: string; addedAt: string | null; expiresAt: string | null })[]; expiresAt: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Say what the deletion of a group ends. Needs the permission `group.remove`. */
  "groups.previewRemoval": {
    input: { workspace?: string | undefined; group: string };
    output: { memberCount: number; firstMembers: ({ type: "user" | "service_account"; id: string; name: string })[]; invitations: number; serviceAccounts: number; rules: number; vaults: { total: number; items: ({ id: string; name: string })[] } };
  };
  /** Delete a group. Needs the permission `group.remove`. */
  "groups.remove": {
    input: { workspace?: string | undefined; group: string };
    output: { id: string; name: string; memberCount: number };
  };
  /** Take members out of a group. Needs the permission `group.remove-members`. */
  "groups.removeMembers": {
    input: { workspace?: string | undefined; group: string; members: readonly ({ type: "user" | "service_account"; id: string })[] };
    output: { id: string; name: string; description: string; kind: "ordinary" | "users" | "admins" | "queue_admins"; memberCount: number; firstMembers: ({ type: "user" | "service_account"; id: string; name: string })[]; createdAt: string; changes: ({ type: "user" | "service_account"; id: string; name: string; status: "added" | "changed" | "removed" | "kept" | "unchanged" | "absent"; keptBy: (string)[] })[] };
  };
  /** Rename a group, describe it, or replace all of its members. Needs the permission `group.update`. */
  "groups.update": {
    input: { workspace?: string | undefined; group: string; name?: string | undefined; description?: string | undefined; members?: readonly ({ type: "user" | "service_account"; id: string })[] | undefined };
    output: { id: string; name: string; description: string; kind: "ordinary" | "users" | "admins" | "queue_admins"; memberCount: number; firstMembers: ({ type: "user" | "service_account"; id: string; name: string })[]; createdAt: string; changes: ({ type: "user" | "service_account"; id: string; name: string; status: "added" | "changed" | "removed" | "kept" | "unchanged" | "absent"; keptBy: (string)[] })[] };
  };
  /** Begin to connect an identity provider with the caller's account. Needs the permission `identity.connect`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "identities.connect": {
    input: { identityProvider: string };
    output: { address: string; expiresAt: string };
  };
  /** Disconnect an identity provider from the caller's account. Needs the permission `identity.disconnect`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "identities.disconnect": {
    input: { identity: string };
    output: { id: string };
  };
  /** Confirm that a provider's identity is the caller's, in the browser that came from it. Needs the permission `identity.link`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "identities.link": {
    input: { token: string };
    output: { ticket: string; next: string };
  };
  /** List the identity providers that know the caller. Needs the permission `identity.list`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "identities.list": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; organization: { id: string; name: string }; identityProvider: { id: string; name: string; protocol: "oidc" | "saml"; active: boolean }; email: string | null; createdAt: string; lastSignInAt: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List the connections of the caller's organizations that are not connected with their account. Needs the permission `identity.list`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "identities.listConnectable": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; name: string; protocol: "oidc" | "saml"; organization: { id: string; name: string } })[]; nextCursor: string | null; total: number | null };
  };
  /** See what a link between a provider and an account waits for; changes nothing */
  "identities.openLink": {
    input: { token: string };
    output: { identityProvider: string; organization: string; emailMasked: string; match: "signed_out" | "match" | "mismatch" };
  };
  /** Let people sign in by a connection. Needs the permission `identity-provider.activate`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "identityProviders.activate": {
    input: { organization: string; identityProvider: string };
    output: { id: string; protocol: "oidc" | "saml"; provider: "auth0" | "aws-cognito" | "google" | "keycloak" | "microsoft-ad" | "microsoft-azure" | "okta" | "ping" | "custom" | "duo" | "jumpcloud"; displayName: string; createUsers: boolean; defaultRole: "viewer" | "member"; syncGroups: boolean; syncRoles: boolean; withoutMatch: "default" | "refuse"; status: "draft" | "inactive" | "active"; lastSuccessAt: string | null; lastFailureAt: string | null; lastFailureReason: "access_asked" | "account_exists" | "address_mismatch" | "address_not_allowed" | "address_unverified" | "admin_already" | "already_allowed" | "already_invited" | "already_member" | "already_owner" | "archived" | "asker_address" | "asker_outside" | "billing_details_missing" | "body_too_large" | "body_unreadable" | "break_glass_unready" | "budget_reached" | "built_in_group" | "card_unfinished" | "cards_off" | "code_wrong" | "credential_disabled" | "credential_reach" | "credential_revoked" | "credential_scope" | "cross_site_request" | "csv_encoding" | "csv_header" | "csv_malformed" | "csv_rows" | "currency_in_use" | "database_unavailable" | "default_key_exists" | "default_plan" | "default_project" | "default_workspace" | "domain_not_allowed" | "domain_public" | "domain_unproved" | "duplicate_row" | "event_changed" | "examples_read_only" | "expired" | "external_collaborator" | "factor_exists" | "factor_first" | "factor_missing" | "fresh_sign_in_required" | "idempotency_key_in_progress" | "idempotency_key_reused" | "impersonation_not_allowed" | "in_future" | "inherited_role" | "gpu_type_not_owned" | "in_by_workspace" | "internal" | "invalid_cursor" | "invalid_limit" | "invalid_value" | "invitation_accepted" | "invitation_ended" | "invoice_paid" | "inviter_gone" | "join_asked" | "key_kind_differs" | "last_admin" | "last_operator" | "last_owner" | "lifetime_too_long" | "link_used" | "mail_off" | "managed_by_directory" | "meter_counted" | "meter_unknown" | "method_not_allowed" | "name_differs" | "network_not_allowed" | "not_disabled" | "not_found" | "not_in_organization" | "oidc_algorithm" | "oidc_audience" | "oidc_discovery" | "oidc_email_differs" | "oidc_expired" | "oidc_issuer" | "oidc_nonce" | "oidc_signature" | "oidc_token" | "oidc_userinfo" | "operators_only" | "outbound_large" | "outbound_slow" | "outbound_unreachable" | "passkey_refused" | "passkeys_unavailable" | "password_common" | "password_too_short" | "password_wrong" | "permission_missing" | "picture_unreadable" | "payment_method_missing" | "payment_pending" | "payment_provider" | "payment_too_large" | "people_only" | "personal_organization" | "plan_limit" | "plan_changed" | "plan_fixed" | "project_owner" | "quantity_not_whole" | "refund_too_large" | "rank_too_low" | "rate_limited" | "recovery_not_allowed" | "request_ended" | "role_in_use" | "saml_algorithm" | "saml_audience" | "saml_certificate" | "saml_comment" | "saml_destination" | "saml_doctype" | "saml_encrypted" | "saml_expired" | "saml_issuer" | "saml_metadata" | "saml_not_yet_valid" | "saml_recipient" | "saml_refused" | "saml_replayed" | "saml_request" | "saml_session_over" | "saml_signature" | "saml_signature_scope" | "saml_status" | "saml_structure" | "saml_subject" | "saml_too_large" | "saml_transient" | "saml_unreadable" | "saml_unsigned" | "saml_unsolicited" | "seat_maximum" | "second_factor_required" | "set_up_done" | "sign_in_expired" | "sign_in_required" | "sign_up_closed" | "sso_address_unproved" | "sso_domain" | "sso_domain_missing" | "sso_email_missing" | "sso_email_unverified" | "sso_identity_taken" | "sso_no_role" | "sso_not_invited" | "sso_not_member" | "sso_other_person" | "sso_last_way_in" | "sso_certificate" | "sso_certificate_expired" | "sso_connection_off" | "sso_connection_missing" | "sso_denied" | "sso_incomplete" | "sso_key_pair" | "sso_last_way" | "sso_other_protocol" | "sso_private_key" | "sso_provider_failed" | "sso_secret_again" | "sso_no_external" | "sso_other_domain" | "sso_required" | "sso_second_way_missing" | "sso_state" | "sso_subject_missing" | "sso_test_missing" | "sso_too_many_certificates" | "sso_too_many_connections" | "storage_access_missing" | "storage_secret_again" | "storage_signature_ended" | "suspended" | "taken" | "time_out_of_range" | "token_invalid" | "too_many" | "too_many_credentials" | "too_many_keys" | "too_many_storage_accesses" | "too_many_types" | "too_many_vaults" | "type_in_use" | "unchanged" | "unknown_parameter" | "vault_changed" | "vault_forbidden_key" | "vault_invalid" | "webhook_signature" | null; certificateExpiresAt: string | null; createdAt: string; updatedAt: string; missing: ("issuer" | "clientId" | "clientSecret" | "authorizationEndpoint" | "accessTokenEndpoint" | "userInfoEndpoint" | "jwksUri" | "entityId" | "ssoUrl" | "certificates" | "publicKey" | "privateKey")[]; workspaces: ({ id: string; name: string; slug: string })[]; claims: { userId: string; email: string; name: string; givenName: string; familyName: string; picture: string; groups: string }; issuer?: string | null; clientId?: string | null; clientAuthentication?: "client_secret_basic" | "client_secret_post"; authorizationEndpoint?: string | null; accessTokenEndpoint?: string | null; revocationEndpoint?: string | null; endSessionEndpoint?: string | null; userInfoFromIdToken?: boolean; userInfoEndpoint?: string | null; jwksUri?: string | null; emailVerification?: boolean; verifyTokenSignature?: boolean; signingAlgorithm?: "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA"; codeChallengeMethod?: "none" | "plain" | "S256"; userInfoScopes?: (string)[]; additionalScopes?: (string)[]; entityId?: string | null; ssoUrl?: string | null; ssoBinding?: "redirect" | "post"; sloUrl?: string | null; requireSignedAssertions?: boolean; requireSignedResponses?: boolean; signRequests?: boolean; publicKey?: string | null; allowIdpInitiated?: boolean; hasClientSecret: boolean; hasPrivateKey: boolean; certificates: ({ id: string; subject: string; fingerprint: string; notBefore: string; notAfter: string; lastUsedAt: string | null; retiredAt: string | null })[]; addresses: { webApp: string; callback: string | null; acs: string | null; entityId: string | null; metadata: string | null; start: string } };
  };
  /** Add a certificate of a SAML provider. Needs the permission `identity-provider.add-certificate`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "identityProviders.addCertificate": {
    input: { organization: string; identityProvider: string; certificate: string };
    output: { id: string; protocol: "oidc" | "saml"; provider: "auth0" | "aws-cognito" | "google" | "keycloak" | "microsoft-ad" | "microsoft-azure" | "okta" | "ping" | "custom" | "duo" | "jumpcloud"; displayName: string; createUsers: boolean; defaultRole: "viewer" | "member"; syncGroups: boolean; syncRoles: boolean; withoutMatch: "default" | "refuse"; status: "draft" | "inactive" | "active"; lastSuccessAt: string | null; lastFailureAt: string | null; lastFailureReason: "access_asked" | "account_exists" | "address_mismatch" | "address_not_allowed" | "address_unverified" | "admin_already" | "already_allowed" | "already_invited" | "already_member" | "already_owner" | "archived" | "asker_address" | "asker_outside" | "billing_details_missing" | "body_too_large" | "body_unreadable" | "break_glass_unready" | "budget_reached" | "built_in_group" | "card_unfinished" | "cards_off" | "code_wrong" | "credential_disabled" | "credential_reach" | "credential_revoked" | "credential_scope" | "cross_site_request" | "csv_encoding" | "csv_header" | "csv_malformed" | "csv_rows" | "currency_in_use" | "database_unavailable" | "default_key_exists" | "default_plan" | "default_project" | "default_workspace" | "domain_not_allowed" | "domain_public" | "domain_unproved" | "duplicate_row" | "event_changed" | "examples_read_only" | "expired" | "external_collaborator" | "factor_exists" | "factor_first" | "factor_missing" | "fresh_sign_in_required" | "idempotency_key_in_progress" | "idempotency_key_reused" | "impersonation_not_allowed" | "in_future" | "inherited_role" | "gpu_type_not_owned" | "in_by_workspace" | "internal" | "invalid_cursor" | "invalid_limit" | "invalid_value" | "invitation_accepted" | "invitation_ended" | "invoice_paid" | "inviter_gone" | "join_asked" | "key_kind_differs" | "last_admin" | "last_operator" | "last_owner" | "lifetime_too_long" | "link_used" | "mail_off" | "managed_by_directory" | "meter_counted" | "meter_unknown" | "method_not_allowed" | "name_differs" | "network_not_allowed" | "not_disabled" | "not_found" | "not_in_organization" | "oidc_algorithm" | "oidc_audience" | "oidc_discovery" | "oidc_email_differs" | "oidc_expired" | "oidc_issuer" | "oidc_nonce" | "oidc_signature" | "oidc_token" | "oidc_userinfo" | "operators_only" | "outbound_large" | "outbound_slow" | "outbound_unreachable" | "passkey_refused" | "passkeys_unavailable" | "password_common" | "password_too_short" | "password_wrong" | "permission_missing" | "picture_unreadable" | "payment_method_missing" | "payment_pending" | "payment_provider" | "payment_too_large" | "people_only" | "personal_organization" | "plan_limit" | "plan_changed" | "plan_fixed" | "project_owner" | "quantity_not_whole" | "refund_too_large" | "rank_too_low" | "rate_limited" | "recovery_not_allowed" | "request_ended" | "role_in_use" | "saml_algorithm" | "saml_audience" | "saml_certificate" | "saml_comment" | "saml_destination" | "saml_doctype" | "saml_encrypted" | "saml_expired" | "saml_issuer" | "saml_metadata" | "saml_not_yet_valid" | "saml_recipient" | "saml_refused" | "saml_replayed" | "saml_request" | "saml_session_over" | "saml_signature" | "saml_signature_scope" | "saml_status" | "saml_structure" | "saml_subject" | "saml_too_large" | "saml_transient" | "saml_unreadable" | "saml_unsigned" | "saml_unsolicited" | "seat_maximum" | "second_factor_required" | "set_up_done" | "sign_in_expired" | "sign_in_required" | "sign_up_closed" | "sso_address_unproved" | "sso_domain" | "sso_domain_missing" | "sso_email_missing" | "sso_email_unverified" | "sso_identity_taken" | "sso_no_role" | "sso_not_invited" | "sso_not_member" | "sso_other_person" | "sso_last_way_in" | "sso_certificate" | "sso_certificate_expired" | "sso_connection_off" | "sso_connection_missing" | "sso_denied" | "sso_incomplete" | "sso_key_pair" | "sso_last_way" | "sso_other_protocol" | "sso_private_key" | "sso_provider_failed" | "sso_secret_again" | "sso_no_external" | "sso_other_domain" | "sso_required" | "sso_second_way_missing" | "sso_state" | "sso_subject_missing" | "sso_test_missing" | "sso_too_many_certificates" | "sso_too_many_connections" | "storage_access_missing" | "storage_secret_again" | "storage_signature_ended" | "suspended" | "taken" | "time_out_of_range" | "token_invalid" | "too_many" | "too_many_credentials" | "too_many_keys" | "too_many_storage_accesses" | "too_many_types" | "too_many_vaults" | "type_in_use" | "unchanged" | "unknown_parameter" | "vault_changed" | "vault_forbidden_key" | "vault_invalid" | "webhook_signature" | null; certificateExpiresAt: string | null; createdAt: string; updatedAt: string; missing: ("issuer" | "clientId" | "clientSecret" | "authorizationEndpoint" | "accessTokenEndpoint" | "userInfoEndpoint" | "jwksUri" | "entityId" | "ssoUrl" | "certificates" | "publicKey" | "privateKey")[]; workspaces: ({ id: string; name: string; slug: string })[]; claims: { userId: string; email: string; name: string; givenName: string; familyName: string; picture: string; groups: string }; issuer?: string | null; clientId?: string | null; clientAuthentication?: "client_secret_basic" | "client_secret_post"; authorizationEndpoint?: string | null; accessTokenEndpoint?: string | null; revocationEndpoint?: string | null; endSessionEndpoint?: string | null; userInfoFromIdToken?: boolean; userInfoEndpoint?: string | null; jwksUri?: string | null; emailVerification?: boolean; verifyTokenSignature?: boolean; signingAlgorithm?: "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA"; codeChallengeMethod?: "none" | "plain" | "S256"; userInfoScopes?: (string)[]; additionalScopes?: (string)[]; entityId?: string | null; ssoUrl?: string | null; ssoBinding?: "redirect" | "post"; sloUrl?: string | null; requireSignedAssertions?: boolean; requireSignedResponses?: boolean; signRequests?: boolean; publicKey?: string | null; allowIdpInitiated?: boolean; hasClientSecret: boolean; hasPrivateKey: boolean; certificates: ({ id: string; subject: string; fingerprint: string; notBefore: string; notAfter: string; lastUsedAt: string | null; retiredAt: string | null })[]; addresses: { webApp: string; callback: string | null; acs: string | null; entityId: string | null; metadata: string | null; start: string } };
  };
  /** Create a connection, switched off; fields may be missing yet. Needs the permission `identity-provider.create`. */
  "identityProviders.create": {
    input: { organization: string; protocol: "oidc" | "saml"; provider: "auth0" | "aws-cognito" | "google" | "keycloak" | "microsoft-ad" | "microsoft-azure" | "okta" | "ping" | "custom" | "duo" | "jumpcloud"; displayName: string; createUsers?: boolean | undefined; defaultRole?: "viewer" | "member" | undefined; syncGroups?: boolean | undefined; syncRoles?: boolean | undefined; withoutMatch?: "default" | "refuse" | undefined; workspaces?: readonly (string)[] | undefined; issuer?: string | null | undefined; clientId?: string | null | undefined; clientAuthentication?: "client_secret_basic" | "client_secret_post" | undefined; authorizationEndpoint?: string | null | undefined; accessTokenEndpoint?: string | null | undefined; revocationEndpoint?: string | null | undefined; endSessionEndpoint?: string | null | undefined; userInfoFromIdToken?: boolean | undefined; userInfoEndpoint?: string | null | undefined; jwksUri?: string | null | undefined; emailVerification?: boolean | undefined; verifyTokenSignature?: boolean | undefined; signingAlgorithm?: "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA" | undefined; codeChallengeMethod?: "none" | "plain" | "S256" | undefined; userInfoScopes?: readonly (string)[] | undefined; additionalScopes?: readonly (string)[] | undefined; entityId?: string | null | undefined; ssoUrl?: string | null | undefined; ssoBinding?: "redirect" | "post" | undefined; sloUrl?: string | null | undefined; requireSignedAssertions?: boolean | undefined; requireSignedResponses?: boolean | undefined; signRequests?: boolean | undefined; publicKey?: string | null | undefined; allowIdpInitiated?: boolean | undefined; clientSecret?: string | null | undefined; privateKey?: string | null | undefined; claims?: { userId?: string | undefined; email?: string | undefined; name?: string | undefined; givenName?: string | undefined; familyName?: string | undefined; picture?: string | undefined; groups?: string | undefined } | undefined; certificates?: readonly (string)[] | undefined };
    output: { id: string; protocol: "oidc" | "saml"; provider: "auth0" | "aws-cognito" | "google" | "keycloak" | "microsoft-ad" | "microsoft-azure" | "okta" | "ping" | "custom" | "duo" | "jumpcloud"; displayName: string; createUsers: boolean; defaultRole: "viewer" | "member"; syncGroups: boolean; syncRoles: boolean; withoutMatch: "default" | "refuse"; status: "draft" | "inactive" | "active"; lastSuccessAt: string | null; lastFailureAt: string | null; lastFailureReason: "access_asked" | "account_exists" | "address_mismatch" | "address_not_allowed" | "address_unverified" | "admin_already" | "already_allowed" | "already_invited" | "already_member" | "already_owner" | "archived" | "asker_address" | "asker_outside" | "billing_details_missing" | "body_too_large" | "body_unreadable" | "break_glass_unready" | "budget_reached" | "built_in_group" | "card_unfinished" | "cards_off" | "code_wrong" | "credential_disabled" | "credential_reach" | "credential_revoked" | "credential_scope" | "cross_site_request" | "csv_encoding" | "csv_header" | "csv_malformed" | "csv_rows" | "currency_in_use" | "database_unavailable" | "default_key_exists" | "default_plan" | "default_project" | "default_workspace" | "domain_not_allowed" | "domain_public" | "domain_unproved" | "duplicate_row" | "event_changed" | "examples_read_only" | "expired" | "external_collaborator" | "factor_exists" | "factor_first" | "factor_missing" | "fresh_sign_in_required" | "idempotency_key_in_progress" | "idempotency_key_reused" | "impersonation_not_allowed" | "in_future" | "inherited_role" | "gpu_type_not_owned" | "in_by_workspace" | "internal" | "invalid_cursor" | "invalid_limit" | "invalid_value" | "invitation_accepted" | "invitation_ended" | "invoice_paid" | "inviter_gone" | "join_asked" | "key_kind_differs" | "last_admin" | "last_operator" | "last_owner" | "lifetime_too_long" | "link_used" | "mail_off" | "managed_by_directory" | "meter_counted" | "meter_unknown" | "method_not_allowed" | "name_differs" | "network_not_allowed" | "not_disabled" | "not_found" | "not_in_organization" | "oidc_algorithm" | "oidc_audience" | "oidc_discovery" | "oidc_email_differs" | "oidc_expired" | "oidc_issuer" | "oidc_nonce" | "oidc_signature" | "oidc_token" | "oidc_userinfo" | "operators_only" | "outbound_large" | "outbound_slow" | "outbound_unreachable" | "passkey_refused" | "passkeys_unavailable" | "password_common" | "password_too_short" | "password_wrong" | "permission_missing" | "picture_unreadable" | "payment_method_missing" | "payment_pending" | "payment_provider" | "payment_too_large" | "people_only" | "personal_organization" | "plan_limit" | "plan_changed" | "plan_fixed" | "project_owner" | "quantity_not_whole" | "refund_too_large" | "rank_too_low" | "rate_limited" | "recovery_not_allowed" | "request_ended" | "role_in_use" | "saml_algorithm" | "saml_audience" | "saml_certificate" | "saml_comment" | "saml_destination" | "saml_doctype" | "saml_encrypted" | "saml_expired" | "saml_issuer" | "saml_metadata" | "saml_not_yet_valid" | "saml_recipient" | "saml_refused" | "saml_replayed" | "saml_request" | "saml_session_over" | "saml_signature" | "saml_signature_scope" | "saml_status" | "saml_structure" | "saml_subject" | "saml_too_large" | "saml_transient" | "saml_unreadable" | "saml_unsigned" | "saml_unsolicited" | "seat_maximum" | "second_factor_required" | "set_up_done" | "sign_in_expired" | "sign_in_required" | "sign_up_closed" | "sso_address_unproved" | "sso_domain" | "sso_domain_missing" | "sso_email_missing" | "sso_email_unverified" | "sso_identity_taken" | "sso_no_role" | "sso_not_invited" | "sso_not_member" | "sso_other_person" | "sso_last_way_in" | "sso_certificate" | "sso_certificate_expired" | "sso_connection_off" | "sso_connection_missing" | "sso_denied" | "sso_incomplete" | "sso_key_pair" | "sso_last_way" | "sso_other_protocol" | "sso_private_key" | "sso_provider_failed" | "sso_secret_again" | "sso_no_external" | "sso_other_domain" | "sso_required" | "sso_second_way_missing" | "sso_state" | "sso_subject_missing" | "sso_test_missing" | "sso_too_many_certificates" | "sso_too_many_connections" | "storage_access_missing" | "storage_secret_again" | "storage_signature_ended" | "suspended" | "taken" | "time_out_of_range" | "token_invalid" | "too_many" | "too_many_credentials" | "too_many_keys" | "too_many_storage_accesses" | "too_many_types" | "too_many_vaults" | "type_in_use" | "unchanged" | "unknown_parameter" | "vault_changed" | "vault_forbidden_key" | "vault_invalid" | "webhook_signature" | null; certificateExpiresAt: string | null; createdAt: string; updatedAt: string; missing: ("issuer" | "clientId" | "clientSecret" | "authorizationEndpoint" | "accessTokenEndpoint" | "userInfoEndpoint" | "jwksUri" | "entityId" | "ssoUrl" | "certificates" | "publicKey" | "privateKey")[]; workspaces: ({ id: string; name: string; slug: string })[]; claims: { userId: string; email: string; name: string; givenName: string; familyName: string; picture: string; groups: string }; issuer?: string | null; clientId?: string | null; clientAuthentication?: "client_secret_basic" | "client_secret_post"; authorizationEndpoint?: string | null; accessTokenEndpoint?: string | null; revocationEndpoint?: string | null; endSessionEndpoint?: string | null; userInfoFromIdToken?: boolean; userInfoEndpoint?: string | null; jwksUri?: string | null; emailVerification?: boolean; verifyTokenSignature?: boolean; signingAlgorithm?: "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA"; codeChallengeMethod?: "none" | "plain" | "S256"; userInfoScopes?: (string)[]; additionalScopes?: (string)[]; entityId?: string | null; ssoUrl?: string | null; ssoBinding?: "redirect" | "post"; sloUrl?: string | null; requireSignedAssertions?: boolean; requireSignedResponses?: boolean; signRequests?: boolean; publicKey?: string | null; allowIdpInitiated?: boolean; hasClientSecret: boolean; hasPrivateKey: boolean; certificates: ({ id: string; subject: string; fingerprint: string; notBefore: string; notAfter: string; lastUsedAt: string | null; retiredAt: string | null })[]; addresses: { webApp: string; callback: string | null; acs: string | null; entityId: string | null; metadata: string | null; start: string } };
  };
  /** Let nobody sign in by a connection any more. Needs the permission `identity-provider.deactivate`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "identityProviders.deactivate": {
    input: { organization: string; identityProvider: string };
    output: { id: string; protocol: "oidc" | "saml"; provider: "auth0" | "aws-cognito" | "google" | "keycloak" | "microsoft-ad" | "microsoft-azure" | "okta" | "ping" | "custom" | "duo" | "jumpcloud"; displayName: string; createUsers: boolean; defaultRole: "viewer" | "member"; syncGroups: boolean; syncRoles: boolean; withoutMatch: "default" | "refuse"; status: "draft" | "inactive" | "active"; lastSuccessAt: string | null; lastFailureAt: string | null; lastFailureReason: "access_asked" | "account_exists" | "address_mismatch" | "address_not_allowed" | "address_unverified" | "admin_already" | "already_allowed" | "already_invited" | "already_member" | "already_owner" | "archived" | "asker_address" | "asker_outside" | "billing_details_missing" | "body_too_large" | "body_unreadable" | "break_glass_unready" | "budget_reached" | "built_in_group" | "card_unfinished" | "cards_off" | "code_wrong" | "credential_disabled" | "credential_reach" | "credential_revoked" | "credential_scope" | "cross_site_request" | "csv_encoding" | "csv_header" | "csv_malformed" | "csv_rows" | "currency_in_use" | "database_unavailable" | "default_key_exists" | "default_plan" | "default_project" | "default_workspace" | "domain_not_allowed" | "domain_public" | "domain_unproved" | "duplicate_row" | "event_changed" | "examples_read_only" | "expired" | "external_collaborator" | "factor_exists" | "factor_first" | "factor_missing" | "fresh_sign_in_required" | "idempotency_key_in_progress" | "idempotency_key_reused" | "impersonation_not_allowed" | "in_future" | "inherited_role" | "gpu_type_not_owned" | "in_by_workspace" | "internal" | "invalid_cursor" | "invalid_limit" | "invalid_value" | "invitation_accepted" | "invitation_ended" | "invoice_paid" | "inviter_gone" | "join_asked" | "key_kind_differs" | "last_admin" | "last_operator" | "last_owner" | "lifetime_too_long" | "link_used" | "mail_off" | "managed_by_directory" | "meter_counted" | "meter_unknown" | "method_not_allowed" | "name_differs" | "network_not_allowed" | "not_disabled" | "not_found" | "not_in_organization" | "oidc_algorithm" | "oidc_audience" | "oidc_discovery" | "oidc_email_differs" | "oidc_expired" | "oidc_issuer" | "oidc_nonce" | "oidc_signature" | "oidc_token" | "oidc_userinfo" | "operators_only" | "outbound_large" | "outbound_slow" | "outbound_unreachable" | "passkey_refused" | "passkeys_unavailable" | "password_common" | "password_too_short" | "password_wrong" | "permission_missing" | "picture_unreadable" | "payment_method_missing" | "payment_pending" | "payment_provider" | "payment_too_large" | "people_only" | "personal_organization" | "plan_limit" | "plan_changed" | "plan_fixed" | "project_owner" | "quantity_not_whole" | "refund_too_large" | "rank_too_low" | "rate_limited" | "recovery_not_allowed" | "request_ended" | "role_in_use" | "saml_algorithm" | "saml_audience" | "saml_certificate" | "saml_comment" | "saml_destination" | "saml_doctype" | "saml_encrypted" | "saml_expired" | "saml_issuer" | "saml_metadata" | "saml_not_yet_valid" | "saml_recipient" | "saml_refused" | "saml_replayed" | "saml_request" | "saml_session_over" | "saml_signature" | "saml_signature_scope" | "saml_status" | "saml_structure" | "saml_subject" | "saml_too_large" | "saml_transient" | "saml_unreadable" | "saml_unsigned" | "saml_unsolicited" | "seat_maximum" | "second_factor_required" | "set_up_done" | "sign_in_expired" | "sign_in_required" | "sign_up_closed" | "sso_address_unproved" | "sso_domain" | "sso_domain_missing" | "sso_email_missing" | "sso_email_unverified" | "sso_identity_taken" | "sso_no_role" | "sso_not_invited" | "sso_not_member" | "sso_other_person" | "sso_last_way_in" | "sso_certificate" | "sso_certificate_expired" | "sso_connection_off" | "sso_connection_missing" | "sso_denied" | "sso_incomplete" | "sso_key_pair" | "sso_last_way" | "sso_other_protocol" | "sso_private_key" | "sso_provider_failed" | "sso_secret_again" | "sso_no_external" | "sso_other_domain" | "sso_required" | "sso_second_way_missing" | "sso_state" | "sso_subject_missing" | "sso_test_missing" | "sso_too_many_certificates" | "sso_too_many_connections" | "storage_access_missing" | "storage_secret_again" | "storage_signature_ended" | "suspended" | "taken" | "time_out_of_range" | "token_invalid" | "too_many" | "too_many_credentials" | "too_many_keys" | "too_many_storage_accesses" | "too_many_types" | "too_many_vaults" | "type_in_use" | "unchanged" | "unknown_parameter" | "vault_changed" | "vault_forbidden_key" | "vault_invalid" | "webhook_signature" | null; certificateExpiresAt: string | null; createdAt: string; updatedAt: string; missing: ("issuer" | "clientId" | "clientSecret" | "authorizationEndpoint" | "accessTokenEndpoint" | "userInfoEndpoint" | "jwksUri" | "entityId" | "ssoUrl" | "certificates" | "publicKey" | "privateKey")[]; workspaces: ({ id: string; name: string; slug: string })[]; claims: { userId: string; email: string; name: string; givenName: string; familyName: string; picture: string; groups: string }; issuer?: string | null; clientId?: string | null; clientAuthentication?: "client_secret_basic" | "client_secret_post"; authorizationEndpoint?: string | null; accessTokenEndpoint?: string | null; revocationEndpoint?: string | null; endSessionEndpoint?: string | null; userInfoFromIdToken?: boolean; userInfoEndpoint?: string | null; jwksUri?: string | null; emailVerification?: boolean; verifyTokenSignature?: boolean; signingAlgorithm?: "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA"; codeChallengeMethod?: "none" | "plain" | "S256"; userInfoScopes?: (string)[]; additionalScopes?: (string)[]; entityId?: string | null; ssoUrl?: string | null; ssoBinding?: "redirect" | "post"; sloUrl?: string | null; requireSignedAssertions?: boolean; requireSignedResponses?: boolean; signRequests?: boolean; publicKey?: string | null; allowIdpInitiated?: boolean; hasClientSecret: boolean; hasPrivateKey: boolean; certificates: ({ id: string; subject: string; fingerprint: string; notBefore: string; notAfter: string; lastUsedAt: string | null; retiredAt: string | null })[]; addresses: { webApp: string; callback: string | null; acs: string | null; entityId: string | null; metadata: string | null; start: string }; sessionsEnded: number };
  };
  /** Fill a connection by OIDC with what its provider says of itself. Needs the permission `identity-provider.discover`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "identityProviders.discover": {
    input: { organization: string; identityProvider: string; issuer: string; clientSecret?: string | null | undefined };
    output: { id: string; protocol: "oidc" | "saml"; provider: "auth0" | "aws-cognito" | "google" | "keycloak" | "microsoft-ad" | "microsoft-azure" | "okta" | "ping" | "custom" | "duo" | "jumpcloud"; displayName: string; createUsers: boolean; defaultRole: "viewer" | "member"; syncGroups: boolean; syncRoles: boolean; withoutMatch: "default" | "refuse"; status: "draft" | "inactive" | "active"; lastSuccessAt: string | null; lastFailureAt: string | null; lastFailureReason: "access_asked" | "account_exists" | "address_mismatch" | "address_not_allowed" | "address_unverified" | "admin_already" | "already_allowed" | "already_invited" | "already_member" | "already_owner" | "archived" | "asker_address" | "asker_outside" | "billing_details_missing" | "body_too_large" | "body_unreadable" | "break_glass_unready" | "budget_reached" | "built_in_group" | "card_unfinished" | "cards_off" | "code_wrong" | "credential_disabled" | "credential_reach" | "credential_revoked" | "credential_scope" | "cross_site_request" | "csv_encoding" | "csv_header" | "csv_malformed" | "csv_rows" | "currency_in_use" | "database_unavailable" | "default_key_exists" | "default_plan" | "default_project" | "default_workspace" | "domain_not_allowed" | "domain_public" | "domain_unproved" | "duplicate_row" | "event_changed" | "examples_read_only" | "expired" | "external_collaborator" | "factor_exists" | "factor_first" | "factor_missing" | "fresh_sign_in_required" | "idempotency_key_in_progress" | "idempotency_key_reused" | "impersonation_not_allowed" | "in_future" | "inherited_role" | "gpu_type_not_owned" | "in_by_workspace" | "internal" | "invalid_cursor" | "invalid_limit" | "invalid_value" | "invitation_accepted" | "invitation_ended" | "invoice_paid" | "inviter_gone" | "join_asked" | "key_kind_differs" | "last_admin" | "last_operator" | "last_owner" | "lifetime_too_long" | "link_used" | "mail_off" | "managed_by_directory" | "meter_counted" | "meter_unknown" | "method_not_allowed" | "name_differs" | "network_not_allowed" | "not_disabled" | "not_found" | "not_in_organization" | "oidc_algorithm" | "oidc_audience" | "oidc_discovery" | "oidc_email_differs" | "oidc_expired" | "oidc_issuer" | "oidc_nonce" | "oidc_signature" | "oidc_token" | "oidc_userinfo" | "operators_only" | "outbound_large" | "outbound_slow" | "outbound_unreachable" | "passkey_refused" | "passkeys_unavailable" | "password_common" | "password_too_short" | "password_wrong" | "permission_missing" | "picture_unreadable" | "payment_method_missing" | "payment_pending" | "payment_provider" | "payment_too_large" | "people_only" | "personal_organization" | "plan_limit" | "plan_changed" | "plan_fixed" | "project_owner" | "quantity_not_whole" | "refund_too_large" | "rank_too_low" | "rate_limited" | "recovery_not_allowed" | "request_ended" | "role_in_use" | "saml_algorithm" | "saml_audience" | "saml_certificate" | "saml_comment" | "saml_destination" | "saml_doctype" | "saml_encrypted" | "saml_expired" | "saml_issuer" | "saml_metadata" | "saml_not_yet_valid" | "saml_recipient" | "saml_refused" | "saml_replayed" | "saml_request" | "saml_session_over" | "saml_signature" | "saml_signature_scope" | "saml_status" | "saml_structure" | "saml_subject" | "saml_too_large" | "saml_transient" | "saml_unreadable" | "saml_unsigned" | "saml_unsolicited" | "seat_maximum" | "second_factor_required" | "set_up_done" | "sign_in_expired" | "sign_in_required" | "sign_up_closed" | "sso_address_unproved" | "sso_domain" | "sso_domain_missing" | "sso_email_missing" | "sso_email_unverified" | "sso_identity_taken" | "sso_no_role" | "sso_not_invited" | "sso_not_member" | "sso_other_person" | "sso_last_way_in" | "sso_certificate" | "sso_certificate_expired" | "sso_connection_off" | "sso_connection_missing" | "sso_denied" | "sso_incomplete" | "sso_key_pair" | "sso_last_way" | "sso_other_protocol" | "sso_private_key" | "sso_provider_failed" | "sso_secret_again" | "sso_no_external" | "sso_other_domain" | "sso_required" | "sso_second_way_missing" | "sso_state" | "sso_subject_missing" | "sso_test_missing" | "sso_too_many_certificates" | "sso_too_many_connections" | "storage_access_missing" | "storage_secret_again" | "storage_signature_ended" | "suspended" | "taken" | "time_out_of_range" | "token_invalid" | "too_many" | "too_many_credentials" | "too_many_keys" | "too_many_storage_accesses" | "too_many_types" | "too_many_vaults" | "type_in_use" | "unchanged" | "unknown_parameter" | "vault_changed" | "vault_forbidden_key" | "vault_invalid" | "webhook_signature" | null; certificateExpiresAt: string | null; createdAt: string; updatedAt: string; missing: ("issuer" | "clientId" | "clientSecret" | "authorizationEndpoint" | "accessTokenEndpoint" | "userInfoEndpoint" | "jwksUri" | "entityId" | "ssoUrl" | "certificates" | "publicKey" | "privateKey")[]; workspaces: ({ id: string; name: string; slug: string })[]; claims: { userId: string; email: string; name: string; givenName: string; familyName: string; picture: string; groups: string }; issuer?: string | null; clientId?: string | null; clientAuthentication?: "client_secret_basic" | "client_secret_post"; authorizationEndpoint?: string | null; accessTokenEndpoint?: string | null; revocationEndpoint?: string | null; endSessionEndpoint?: string | null; userInfoFromIdToken?: boolean; userInfoEndpoint?: string | null; jwksUri?: string | null; emailVerification?: boolean; verifyTokenSignature?: boolean; signingAlgorithm?: "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA"; codeChallengeMethod?: "none" | "plain" | "S256"; userInfoScopes?: (string)[]; additionalScopes?: (string)[]; entityId?: string | null; ssoUrl?: string | null; ssoBinding?: "redirect" | "post"; sloUrl?: string | null; requireSignedAssertions?: boolean; requireSignedResponses?: boolean; signRequests?: boolean; publicKey?: string | null; allowIdpInitiated?: boolean; hasClientSecret: boolean; hasPrivateKey: boolean; certificates: ({ id: string; subject: string; fingerprint: string; notBefore: string; notAfter: string; lastUsedAt: string | null; retiredAt: string | null })[]; addresses: { webApp: string; callback: string | null; acs: string | null; entityId: string | null; metadata: string | null; start: string } };
  };
  /** Copy a connection, without its secrets. Needs the permission `identity-provider.duplicate`. */
  "identityProviders.duplicate": {
    input: { organization: string; identityProvider: string; displayName?: string | undefined };
    output: { id: string; protocol: "oidc" | "saml"; provider: "auth0" | "aws-cognito" | "google" | "keycloak" | "microsoft-ad" | "microsoft-azure" | "okta" | "ping" | "custom" | "duo" | "jumpcloud"; displayName: string; createUsers: boolean; defaultRole: "viewer" | "member"; syncGroups: boolean; syncRoles: boolean; withoutMatch: "default" | "refuse"; status: "draft" | "inactive" | "active"; lastSuccessAt: string | null; lastFailureAt: string | null; lastFailureReason: "access_asked" | "account_exists" | "address_mismatch" | "address_not_allowed" | "address_unverified" | "admin_already" | "already_allowed" | "already_invited" | "already_member" | "already_owner" | "archived" | "asker_address" | "asker_outside" | "billing_details_missing" | "body_too_large" | "body_unreadable" | "break_glass_unready" | "budget_reached" | "built_in_group" | "card_unfinished" | "cards_off" | "code_wrong" | "credential_disabled" | "credential_reach" | "credential_revoked" | "credential_scope" | "cross_site_request" | "csv_encoding" | "csv_header" | "csv_malformed" | "csv_rows" | "currency_in_use" | "database_unavailable" | "default_key_exists" | "default_plan" | "default_project" | "default_workspace" | "domain_not_allowed" | "domain_public" | "domain_unproved" | "duplicate_row" | "event_changed" | "examples_read_only" | "expired" | "external_collaborator" | "factor_exists" | "factor_first" | "factor_missing" | "fresh_sign_in_required" | "idempotency_key_in_progress" | "idempotency_key_reused" | "impersonation_not_allowed" | "in_future" | "inherited_role" | "gpu_type_not_owned" | "in_by_workspace" | "internal" | "invalid_cursor" | "invalid_limit" | "invalid_value" | "invitation_accepted" | "invitation_ended" | "invoice_paid" | "inviter_gone" | "join_asked" | "key_kind_differs" | "last_admin" | "last_operator" | "last_owner" | "lifetime_too_long" | "link_used" | "mail_off" | "managed_by_directory" | "meter_counted" | "meter_unknown" | "method_not_allowed" | "name_differs" | "network_not_allowed" | "not_disabled" | "not_found" | "not_in_organization" | "oidc_algorithm" | "oidc_audience" | "oidc_discovery" | "oidc_email_differs" | "oidc_expired" | "oidc_issuer" | "oidc_nonce" | "oidc_signature" | "oidc_token" | "oidc_userinfo" | "operators_only" | "outbound_large" | "outbound_slow" | "outbound_unreachable" | "passkey_refused" | "passkeys_unavailable" | "password_common" | "password_too_short" | "password_wrong" | "permission_missing" | "picture_unreadable" | "payment_method_missing" | "payment_pending" | "payment_provider" | "payment_too_large" | "people_only" | "personal_organization" | "plan_limit" | "plan_changed" | "plan_fixed" | "project_owner" | "quantity_not_whole" | "refund_too_large" | "rank_too_low" | "rate_limited" | "recovery_not_allowed" | "request_ended" | "role_in_use" | "saml_algorithm" | "saml_audience" | "saml_certificate" | "saml_comment" | "saml_destination" | "saml_doctype" | "saml_encrypted" | "saml_expired" | "saml_issuer" | "saml_metadata" | "saml_not_yet_valid" | "saml_recipient" | "saml_refused" | "saml_replayed" | "saml_request" | "saml_session_over" | "saml_signature" | "saml_signature_scope" | "saml_status" | "saml_structure" | "saml_subject" | "saml_too_large" | "saml_transient" | "saml_unreadable" | "saml_unsigned" | "saml_unsolicited" | "seat_maximum" | "second_factor_required" | "set_up_done" | "sign_in_expired" | "sign_in_required" | "sign_up_closed" | "sso_address_unproved" | "sso_domain" | "sso_domain_missing" | "sso_email_missing" | "sso_email_unverified" | "sso_identity_taken" | "sso_no_role" | "sso_not_invited" | "sso_not_member" | "sso_other_person" | "sso_last_way_in" | "sso_certificate" | "sso_certificate_expired" | "sso_connection_off" | "sso_connection_missing" | "sso_denied" | "sso_incomplete" | "sso_key_pair" | "sso_last_way" | "sso_other_protocol" | "sso_private_key" | "sso_provider_failed" | "sso_secret_again" | "sso_no_external" | "sso_other_domain" | "sso_required" | "sso_second_way_missing" | "sso_state" | "sso_subject_missing" | "sso_test_missing" | "sso_too_many_certificates" | "sso_too_many_connections" | "storage_access_missing" | "storage_secret_again" | "storage_signature_ended" | "suspended" | "taken" | "time_out_of_range" | "token_invalid" | "too_many" | "too_many_credentials" | "too_many_keys" | "too_many_storage_accesses" | "too_many_types" | "too_many_vaults" | "type_in_use" | "unchanged" | "unknown_parameter" | "vault_changed" | "vault_forbidden_key" | "vault_invalid" | "webhook_signature" | null; certificateExpiresAt: string | null; createdAt: string; updatedAt: string; missing: ("issuer" | "clientId" | "clientSecret" | "authorizationEndpoint" | "accessTokenEndpoint" | "userInfoEndpoint" | "jwksUri" | "entityId" | "ssoUrl" | "certificates" | "publicKey" | "privateKey")[]; workspaces: ({ id: string; name: string; slug: string })[]; claims: { userId: string; email: string; name: string; givenName: string; familyName: string; picture: string; groups: string }; issuer?: string | null; clientId?: string | null; clientAuthentication?: "client_secret_basic" | "client_secret_post"; authorizationEndpoint?: string | null; accessTokenEndpoint?: string | null; revocationEndpoint?: string | null; endSessionEndpoint?: string | null; userInfoFromIdToken?: boolean; userInfoEndpoint?: string | null; jwksUri?: string | null; emailVerification?: boolean; verifyTokenSignature?: boolean; signingAlgorithm?: "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA"; codeChallengeMethod?: "none" | "plain" | "S256"; userInfoScopes?: (string)[]; additionalScopes?: (string)[]; entityId?: string | null; ssoUrl?: string | null; ssoBinding?: "redirect" | "post"; sloUrl?: string | null; requireSignedAssertions?: boolean; requireSignedResponses?: boolean; signRequests?: boolean; publicKey?: string | null; allowIdpInitiated?: boolean; hasClientSecret: boolean; hasPrivateKey: boolean; certificates: ({ id: string; subject: string; fingerprint: string; notBefore: string; notAfter: string; lastUsedAt: string | null; retiredAt: string | null })[]; addresses: { webApp: string; callback: string | null; acs: string | null; entityId: string | null; metadata: string | null; start: string } };
  };
  /** Make a new key pair that signs requests to a SAML provider. Needs the permission `identity-provider.generate-key`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "identityProviders.generateKey": {
    input: { organization: string; identityProvider: string };
    output: { id: string; protocol: "oidc" | "saml"; provider: "auth0" | "aws-cognito" | "google" | "keycloak" | "microsoft-ad" | "microsoft-azure" | "okta" | "ping" | "custom" | "duo" | "jumpcloud"; displayName: string; createUsers: boolean; defaultRole: "viewer" | "member"; syncGroups: boolean; syncRoles: boolean; withoutMatch: "default" | "refuse"; status: "draft" | "inactive" | "active"; lastSuccessAt: string | null; lastFailureAt: string | null; lastFailureReason: "access_asked" | "account_exists" | "address_mismatch" | "address_not_allowed" | "address_unverified" | "admin_already" | "already_allowed" | "already_invited" | "already_member" | "already_owner" | "archived" | "asker_address" | "asker_outside" | "billing_details_missing" | "body_too_large" | "body_unreadable" | "break_glass_unready" | "budget_reached" | "built_in_group" | "card_unfinished" | "cards_off" | "code_wrong" | "credential_disabled" | "credential_reach" | "credential_revoked" | "credential_scope" | "cross_site_request" | "csv_encoding" | "csv_header" | "csv_malformed" | "csv_rows" | "currency_in_use" | "database_unavailable" | "default_key_exists" | "default_plan" | "default_project" | "default_workspace" | "domain_not_allowed" | "domain_public" | "domain_unproved" | "duplicate_row" | "event_changed" | "examples_read_only" | "expired" | "external_collaborator" | "factor_exists" | "factor_first" | "factor_missing" | "fresh_sign_in_required" | "idempotency_key_in_progress" | "idempotency_key_reused" | "impersonation_not_allowed" | "in_future" | "inherited_role" | "gpu_type_not_owned" | "in_by_workspace" | "internal" | "invalid_cursor" | "invalid_limit" | "invalid_value" | "invitation_accepted" | "invitation_ended" | "invoice_paid" | "inviter_gone" | "join_asked" | "key_kind_differs" | "last_admin" | "last_operator" | "last_owner" | "lifetime_too_long" | "link_used" | "mail_off" | "managed_by_directory" | "meter_counted" | "meter_unknown" | "method_not_allowed" | "name_differs" | "network_not_allowed" | "not_disabled" | "not_found" | "not_in_organization" | "oidc_algorithm" | "oidc_audience" | "oidc_discovery" | "oidc_email_differs" | "oidc_expired" | "oidc_issuer" | "oidc_nonce" | "oidc_signature" | "oidc_token" | "oidc_userinfo" | "operators_only" | "outbound_large" | "outbound_slow" | "outbound_unreachable" | "passkey_refused" | "passkeys_unavailable" | "password_common" | "password_too_short" | "password_wrong" | "permission_missing" | "picture_unreadable" | "payment_method_missing" | "payment_pending" | "payment_provider" | "payment_too_large" | "people_only" | "personal_organization" | "plan_limit" | "plan_changed" | "plan_fixed" | "project_owner" | "quantity_not_whole" | "refund_too_large" | "rank_too_low" | "rate_limited" | "recovery_not_allowed" | "request_ended" | "role_in_use" | "saml_algorithm" | "saml_audience" | "saml_certificate" | "saml_comment" | "saml_destination" | "saml_doctype" | "saml_encrypted" | "saml_expired" | "saml_issuer" | "saml_metadata" | "saml_not_yet_valid" | "saml_recipient" | "saml_refused" | "saml_replayed" | "saml_request" | "saml_session_over" | "saml_signature" | "saml_signature_scope" | "saml_status" | "saml_structure" | "saml_subject" | "saml_too_large" | "saml_transient" | "saml_unreadable" | "saml_unsigned" | "saml_unsolicited" | "seat_maximum" | "second_factor_required" | "set_up_done" | "sign_in_expired" | "sign_in_required" | "sign_up_closed" | "sso_address_unproved" | "sso_domain" | "sso_domain_missing" | "sso_email_missing" | "sso_email_unverified" | "sso_identity_taken" | "sso_no_role" | "sso_not_invited" | "sso_not_member" | "sso_other_person" | "sso_last_way_in" | "sso_certificate" | "sso_certificate_expired" | "sso_connection_off" | "sso_connection_missing" | "sso_denied" | "sso_incomplete" | "sso_key_pair" | "sso_last_way" | "sso_other_protocol" | "sso_private_key" | "sso_provider_failed" | "sso_secret_again" | "sso_no_external" | "sso_other_domain" | "sso_required" | "sso_second_way_missing" | "sso_state" | "sso_subject_missing" | "sso_test_missing" | "sso_too_many_certificates" | "sso_too_many_connections" | "storage_access_missing" | "storage_secret_again" | "storage_signature_ended" | "suspended" | "taken" | "time_out_of_range" | "token_invalid" | "too_many" | "too_many_credentials" | "too_many_keys" | "too_many_storage_accesses" | "too_many_types" | "too_many_vaults" | "type_in_use" | "unchanged" | "unknown_parameter" | "vault_changed" | "vault_forbidden_key" | "vault_invalid" | "webhook_signature" | null; certificateExpiresAt: string | null; createdAt: string; updatedAt: string; missing: ("issuer" | "clientId" | "clientSecret" | "authorizationEndpoint" | "accessTokenEndpoint" | "userInfoEndpoint" | "jwksUri" | "entityId" | "ssoUrl" | "certificates" | "publicKey" | "privateKey")[]; workspaces: ({ id: string; name: string; slug: string })[]; claims: { userId: string; email: string; name: string; givenName: string; familyName: string; picture: string; groups: string }; issuer?: string | null; clientId?: string | null; clientAuthentication?: "client_secret_basic" | "client_secret_post"; authorizationEndpoint?: string | null; accessTokenEndpoint?: string | null; revocationEndpoint?: string | null; endSessionEndpoint?: string | null; userInfoFromIdToken?: boolean; userInfoEndpoint?: string | null; jwksUri?: string | null; emailVerification?: boolean; verifyTokenSignature?: boolean; signingAlgorithm?: "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA"; codeChallengeMethod?: "none" | "plain" | "S256"; userInfoScopes?: (string)[]; additionalScopes?: (string)[]; entityId?: string | null; ssoUrl?: string | null; ssoBinding?: "redirect" | "post"; sloUrl?: string | null; requireSignedAssertions?: boolean; requireSignedResponses?: boolean; signRequests?: boolean; publicKey?: string | null; allowIdpInitiated?: boolean; hasClientSecret: boolean; hasPrivateKey: boolean; certificates: ({ id: string; subject: string; fingerprint: string; notBefore: string; notAfter: string; lastUsedAt: string | null; retiredAt: string | null })[]; addresses: { webApp: string; callback: string | null; acs: string | null; entityId: string | null; metadata: string | null; start: string } };
  };
  /** Get a connection; its secrets are never among it. Needs the permission `identity-provider.list`. */
  "identityProviders.get": {
    input: { organization: string; identityProvider: string };
    output: { id: string; protocol: "oidc" | "saml"; provider: "auth0" | "aws-cognito" | "google" | "keycloak" | "microsoft-ad" | "microsoft-azure" | "okta" | "ping" | "custom" | "duo" | "jumpcloud"; displayName: string; createUsers: boolean; defaultRole: "viewer" | "member"; syncGroups: boolean; syncRoles: boolean; withoutMatch: "default" | "refuse"; status: "draft" | "inactive" | "active"; lastSuccessAt: string | null; lastFailureAt: string | null; lastFailureReason: "access_asked" | "account_exists" | "address_mismatch" | "address_not_allowed" | "address_unverified" | "admin_already" | "already_allowed" | "already_invited" | "already_member" | "already_owner" | "archived" | "asker_address" | "asker_outside" | "billing_details_missing" | "body_too_large" | "body_unreadable" | "break_glass_unready" | "budget_reached" | "built_in_group" | "card_unfinished" | "cards_off" | "code_wrong" | "credential_disabled" | "credential_reach" | "credential_revoked" | "credential_scope" | "cross_site_request" | "csv_encoding" | "csv_header" | "csv_malformed" | "csv_rows" | "currency_in_use" | "database_unavailable" | "default_key_exists" | "default_plan" | "default_project" | "default_workspace" | "domain_not_allowed" | "domain_public" | "domain_unproved" | "duplicate_row" | "event_changed" | "examples_read_only" | "expired" | "external_collaborator" | "factor_exists" | "factor_first" | "factor_missing" | "fresh_sign_in_required" | "idempotency_key_in_progress" | "idempotency_key_reused" | "impersonation_not_allowed" | "in_future" | "inherited_role" | "gpu_type_not_owned" | "in_by_workspace" | "internal" | "invalid_cursor" | "invalid_limit" | "invalid_value" | "invitation_accepted" | "invitation_ended" | "invoice_paid" | "inviter_gone" | "join_asked" | "key_kind_differs" | "last_admin" | "last_operator" | "last_owner" | "lifetime_too_long" | "link_used" | "mail_off" | "managed_by_directory" | "meter_counted" | "meter_unknown" | "method_not_allowed" | "name_differs" | "network_not_allowed" | "not_disabled" | "not_found" | "not_in_organization" | "oidc_algorithm" | "oidc_audience" | "oidc_discovery" | "oidc_email_differs" | "oidc_expired" | "oidc_issuer" | "oidc_nonce" | "oidc_signature" | "oidc_token" | "oidc_userinfo" | "operators_only" | "outbound_large" | "outbound_slow" | "outbound_unreachable" | "passkey_refused" | "passkeys_unavailable" | "password_common" | "password_too_short" | "password_wrong" | "permission_missing" | "picture_unreadable" | "payment_method_missing" | "payment_pending" | "payment_provider" | "payment_too_large" | "people_only" | "personal_organization" | "plan_limit" | "plan_changed" | "plan_fixed" | "project_owner" | "quantity_not_whole" | "refund_too_large" | "rank_too_low" | "rate_limited" | "recovery_not_allowed" | "request_ended" | "role_in_use" | "saml_algorithm" | "saml_audience" | "saml_certificate" | "saml_comment" | "saml_destination" | "saml_doctype" | "saml_encrypted" | "saml_expired" | "saml_issuer" | "saml_metadata" | "saml_not_yet_valid" | "saml_recipient" | "saml_refused" | "saml_replayed" | "saml_request" | "saml_session_over" | "saml_signature" | "saml_signature_scope" | "saml_status" | "saml_structure" | "saml_subject" | "saml_too_large" | "saml_transient" | "saml_unreadable" | "saml_unsigned" | "saml_unsolicited" | "seat_maximum" | "second_factor_required" | "set_up_done" | "sign_in_expired" | "sign_in_required" | "sign_up_closed" | "sso_address_unproved" | "sso_domain" | "sso_domain_missing" | "sso_email_missing" | "sso_email_unverified" | "sso_identity_taken" | "sso_no_role" | "sso_not_invited" | "sso_not_member" | "sso_other_person" | "sso_last_way_in" | "sso_certificate" | "sso_certificate_expired" | "sso_connection_off" | "sso_connection_missing" | "sso_denied" | "sso_incomplete" | "sso_key_pair" | "sso_last_way" | "sso_other_protocol" | "sso_private_key" | "sso_provider_failed" | "sso_secret_again" | "sso_no_external" | "sso_other_domain" | "sso_required" | "sso_second_way_missing" | "sso_state" | "sso_subject_missing" | "sso_test_missing" | "sso_too_many_certificates" | "sso_too_many_connections" | "storage_access_missing" | "storage_secret_again" | "storage_signature_ended" | "suspended" | "taken" | "time_out_of_range" | "token_invalid" | "too_many" | "too_many_credentials" | "too_many_keys" | "too_many_storage_accesses" | "too_many_types" | "too_many_vaults" | "type_in_use" | "unchanged" | "unknown_parameter" | "vault_changed" | "vault_forbidden_key" | "vault_invalid" | "webhook_signature" | null; certificateExpiresAt: string | null; createdAt: string; updatedAt: string; missing: ("issuer" | "clientId" | "clientSecret" | "authorizationEndpoint" | "accessTokenEndpoint" | "userInfoEndpoint" | "jwksUri" | "entityId" | "ssoUrl" | "certificates" | "publicKey" | "privateKey")[]; workspaces: ({ id: string; name: string; slug: string })[]; claims: { userId: string; email: string; name: string; givenName: string; familyName: string; picture: string; groups: string }; issuer?: string | null; clientId?: string | null; clientAuthentication?: "client_secret_basic" | "client_secret_post"; authorizationEndpoint?: string | null; accessTokenEndpoint?: string | null; revocationEndpoint?: string | null; endSessionEndpoint?: string | null; userInfoFromIdToken?: boolean; userInfoEndpoint?: string | null; jwksUri?: string | null; emailVerification?: boolean; verifyTokenSignature?: boolean; signingAlgorithm?: "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA"; codeChallengeMethod?: "none" | "plain" | "S256"; userInfoScopes?: (string)[]; additionalScopes?: (string)[]; entityId?: string | null; ssoUrl?: string | null; ssoBinding?: "redirect" | "post"; sloUrl?: string | null; requireSignedAssertions?: boolean; requireSignedResponses?: boolean; signRequests?: boolean; publicKey?: string | null; allowIdpInitiated?: boolean; hasClientSecret: boolean; hasPrivateKey: boolean; certificates: ({ id: string; subject: string; fingerprint: string; notBefore: string; notAfter: string; lastUsedAt: string | null; retiredAt: string | null })[]; addresses: { webApp: string; callback: string | null; acs: string | null; entityId: string | null; metadata: string | null; start: string } };
  };
  /** Get what a test of one's own came to. Needs the permission `identity-provider.test`. */
  "identityProviders.getTest": {
    input: { organization: string; identityProvider: string; test: string };
    output: { checks: ({ check: "reachable" | "response" | "status" | "issuer" | "audience" | "destination" | "recipient" | "signature" | "algorithm" | "certificate" | "clock" | "request" | "nonce" | "code-challenge" | "replay" | "subject" | "userinfo" | "email" | "email-verified" | "domain" | "groups"; result: "passed" | "failed" | "skipped"; detail?: string })[]; claims: Record<string, unknown> | null; reason: "access_asked" | "account_exists" | "address_mismatch" | "address_not_allowed" | "address_unverified" | "admin_already" | "already_allowed" | "already_invited" | "already_member" | "already_owner" | "archived" | "asker_address" | "asker_outside" | "billing_details_missing" | "body_too_large" | "body_unreadable" | "break_glass_unready" | "budget_reached" | "built_in_group" | "card_unfinished" | "cards_off" | "code_wrong" | "credential_disabled" | "credential_reach" | "credential_revoked" | "credential_scope" | "cross_site_request" | "csv_encoding" | "csv_header" | "csv_malformed" | "csv_rows" | "currency_in_use" | "database_unavailable" | "default_key_exists" | "default_plan" | "default_project" | "default_workspace" | "domain_not_allowed" | "domain_public" | "domain_unproved" | "duplicate_row" | "event_changed" | "examples_read_only" | "expired" | "external_collaborator" | "factor_exists" | "factor_first" | "factor_missing" | "fresh_sign_in_required" | "idempotency_key_in_progress" | "idempotency_key_reused" | "impersonation_not_allowed" | "in_future" | "inherited_role" | "gpu_type_not_owned" | "in_by_workspace" | "internal" | "invalid_cursor" | "invalid_limit" | "invalid_value" | "invitation_accepted" | "invitation_ended" | "invoice_paid" | "inviter_gone" | "join_asked" | "key_kind_differs" | "last_admin" | "last_operator" | "last_owner" | "lifetime_too_long" | "link_used" | "mail_off" | "managed_by_directory" | "meter_counted" | "meter_unknown" | "method_not_allowed" | "name_differs" | "network_not_allowed" | "not_disabled" | "not_found" | "not_in_organization" | "oidc_algorithm" | "oidc_audience" | "oidc_discovery" | "oidc_email_differs" | "oidc_expired" | "oidc_issuer" | "oidc_nonce" | "oidc_signature" | "oidc_token" | "oidc_userinfo" | "operators_only" | "outbound_large" | "outbound_slow" | "outbound_unreachable" | "passkey_refused" | "passkeys_unavailable" | "password_common" | "password_too_short" | "password_wrong" | "permission_missing" | "picture_unreadable" | "payment_method_missing" | "payment_pending" | "payment_provider" | "payment_too_large" | "people_only" | "personal_organization" | "plan_limit" | "plan_changed" | "plan_fixed" | "project_owner" | "quantity_not_whole" | "refund_too_large" | "rank_too_low" | "rate_limited" | "recovery_not_allowed" | "request_ended" | "role_in_use" | "saml_algorithm" | "saml_audience" | "saml_certificate" | "saml_comment" | "saml_destination" | "saml_doctype" | "saml_encrypted" | "saml_expired" | "saml_issuer" | "saml_metadata" | "saml_not_yet_valid" | "saml_recipient" | "saml_refused" | "saml_replayed" | "saml_request" | "saml_session_over" | "saml_signature" | "saml_signature_scope" | "saml_status" | "saml_structure" | "saml_subject" | "saml_too_large" | "saml_transient" | "saml_unreadable" | "saml_unsigned" | "saml_unsolicited" | "seat_maximum" | "second_factor_required" | "set_up_done" | "sign_in_expired" | "sign_in_required" | "sign_up_closed" | "sso_address_unproved" | "sso_domain" | "sso_domain_missing" | "sso_email_missing" | "sso_email_unverified" | "sso_identity_taken" | "sso_no_role" | "sso_not_invited" | "sso_not_member" | "sso_other_person" | "sso_last_way_in" | "sso_certificate" | "sso_certificate_expired" | "sso_connection_off" | "sso_connection_missing" | "sso_denied" | "sso_incomplete" | "sso_key_pair" | "sso_last_way" | "sso_other_protocol" | "sso_private_key" | "sso_provider_failed" | "sso_secret_again" | "sso_no_external" | "sso_other_domain" | "sso_required" | "sso_second_way_missing" | "sso_state" | "sso_subject_missing" | "sso_test_missing" | "sso_too_many_certificates" | "sso_too_many_connections" | "storage_access_missing" | "storage_secret_again" | "storage_signature_ended" | "suspended" | "taken" | "time_out_of_range" | "token_invalid" | "too_many" | "too_many_credentials" | "too_many_keys" | "too_many_storage_accesses" | "too_many_types" | "too_many_vaults" | "type_in_use" | "unchanged" | "unknown_parameter" | "vault_changed" | "vault_forbidden_key" | "vault_invalid" | "webhook_signature" | null; identity: { subject: string; email: string | null; emailVerified: boolean | null; name: string | null; givenName: string | null; familyName: string | null; picture: string | null; groups: (string)[] | null } | null; preview: { way: "known" | "confirm" | "invitation" | "new" | null; reason: "access_asked" | "account_exists" | "address_mismatch" | "address_not_allowed" | "address_unverified" | "admin_already" | "already_allowed" | "already_invited" | "already_member" | "already_owner" | "archived" | "asker_address" | "asker_outside" | "billing_details_missing" | "body_too_large" | "body_unreadable" | "break_glass_unready" | "budget_reached" | "built_in_group" | "card_unfinished" | "cards_off" | "code_wrong" | "credential_disabled" | "credential_reach" | "credential_revoked" | "credential_scope" | "cross_site_request" | "csv_encoding" | "csv_header" | "csv_malformed" | "csv_rows" | "currency_in_use" | "database_unavailable" | "default_key_exists" | "default_plan" | "default_project" | "default_workspace" | "domain_not_allowed" | "domain_public" | "domain_unproved" | "duplicate_row" | "event_changed" | "examples_read_only" | "expired" | "external_collaborator" | "factor_exists" | "factor_first" | "factor_missing" | "fresh_sign_in_required" | "idempotency_key_in_progress" | "idempotency_key_reused" | "impersonation_not_allowed" | "in_future" | "inherited_role" | "gpu_type_not_owned" | "in_by_workspace" | "internal" | "invalid_cursor" | "invalid_limit" | "invalid_value" | "invitation_accepted" | "invitation_ended" | "invoice_paid" | "inviter_gone" | "join_asked" | "key_kind_differs" | "last_admin" | "last_operator" | "last_owner" | "lifetime_too_long" | "link_used" | "mail_off" | "managed_by_directory" | "meter_counted" | "meter_unknown" | "method_not_allowed" | "name_differs" | "network_not_allowed" | "not_disabled" | "not_found" | "not_in_organization" | "oidc_algorithm" | "oidc_audience" | "oidc_discovery" | "oidc_email_differs" | "oidc_expired" | "oidc_issuer" | "oidc_nonce" | "oidc_signature" | "oidc_token" | "oidc_userinfo" | "operators_only" | "outbound_large" | "outbound_slow" | "outbound_unreachable" | "passkey_refused" | "passkeys_unavailable" | "password_common" | "password_too_short" | "password_wrong" | "permission_missing" | "picture_unreadable" | "payment_method_missing" | "payment_pending" | "payment_provider" | "payment_too_large" | "people_only" | "personal_organization" | "plan_limit" | "plan_changed" | "plan_fixed" | "project_owner" | "quantity_not_whole" | "refund_too_large" | "rank_too_low" | "rate_limited" | "recovery_not_allowed" | "request_ended" | "role_in_use" | "saml_algorithm" | "saml_audience" | "saml_certificate" | "saml_comment" | "saml_destination" | "saml_doctype" | "saml_encrypted" | "saml_expired" | "saml_issuer" | "saml_metadata" | "saml_not_yet_valid" | "saml_recipient" | "saml_refused" | "saml_replayed" | "saml_request" | "saml_session_over" | "saml_signature" | "saml_signature_scope" | "saml_status" | "saml_structure" | "saml_subject" | "saml_too_large" | "saml_transient" | "saml_unreadable" | "saml_unsigned" | "saml_unsolicited" | "seat_maximum" | "second_factor_required" | "set_up_done" | "sign_in_expired" | "sign_in_required" | "sign_up_closed" | "sso_address_unproved" | "sso_domain" | "sso_domain_missing" | "sso_email_missing" | "sso_email_unverified" | "sso_identity_taken" | "sso_no_role" | "sso_not_invited" | "sso_not_member" | "sso_other_person" | "sso_last_way_in" | "sso_certificate" | "sso_certificate_expired" | "sso_connection_off" | "sso_connection_missing" | "sso_denied" | "sso_incomplete" | "sso_key_pair" | "sso_last_way" | "sso_other_protocol" | "sso_private_key" | "sso_provider_failed" | "sso_secret_again" | "sso_no_external" | "sso_other_domain" | "sso_required" | "sso_second_way_missing" | "sso_state" | "sso_subject_missing" | "sso_test_missing" | "sso_too_many_certificates" | "sso_too_many_connections" | "storage_access_missing" | "storage_secret_again" | "storage_signature_ended" | "suspended" | "taken" | "time_out_of_range" | "token_invalid" | "too_many" | "too_many_credentials" | "too_many_keys" | "too_many_storage_accesses" | "too_many_types" | "too_many_vaults" | "type_in_use" | "unchanged" | "unknown_parameter" | "vault_changed" | "vault_forbidden_key" | "vault_invalid" | "webhook_signature" | null; organizationRole: string | null; workspaces: ({ id: string; name: string; role: string })[]; groups: ({ id: string; name: string; workspace: string })[] } | null; id: string; state: "waiting" | "finished" | "expired"; passed: boolean; startedAt: string; finishedAt: string | null };
  };
  /** Fill a connection by SAML with its provider's metadata. Needs the permission `identity-provider.import-metadata`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "identityProviders.importMetadata": {
    input: { organization: string; identityProvider: string; metadata?: string | undefined; address?: string | undefined };
    output: { id: string; protocol: "oidc" | "saml"; provider: "auth0" | "aws-cognito" | "google" | "keycloak" | "microsoft-ad" | "microsoft-azure" | "okta" | "ping" | "custom" | "duo" | "jumpcloud"; displayName: string; createUsers: boolean; defaultRole: "viewer" | "member"; syncGroups: boolean; syncRoles: boolean; withoutMatch: "default" | "refuse"; status: "draft" | "inactive" | "active"; lastSuccessAt: string | null; lastFailureAt: string | null; lastFailureReason: "access_asked" | "account_exists" | "address_mismatch" | "address_not_allowed" | "address_unverified" | "admin_already" | "already_allowed" | "already_invited" | "already_member" | "already_owner" | "archived" | "asker_address" | "asker_outside" | "billing_details_missing" | "body_too_large" | "body_unreadable" | "break_glass_unready" | "budget_reached" | "built_in_group" | "card_unfinished" | "cards_off" | "code_wrong" | "credential_disabled" | "credential_reach" | "credential_revoked" | "credential_scope" | "cross_site_request" | "csv_encoding" | "csv_header" | "csv_malformed" | "csv_rows" | "currency_in_use" | "database_unavailable" | "default_key_exists" | "default_plan" | "default_project" | "default_workspace" | "domain_not_allowed" | "domain_public" | "domain_unproved" | "duplicate_row" | "event_changed" | "examples_read_only" | "expired" | "external_collaborator" | "factor_exists" | "factor_first" | "factor_missing" | "fresh_sign_in_required" | "idempotency_key_in_progress" | "idempotency_key_reused" | "impersonation_not_allowed" | "in_future" | "inherited_role" | "gpu_type_not_owned" | "in_by_workspace" | "internal" | "invalid_cursor" | "invalid_limit" | "invalid_value" | "invitation_accepted" | "invitation_ended" | "invoice_paid" | "inviter_gone" | "join_asked" | "key_kind_differs" | "last_admin" | "last_operator" | "last_owner" | "lifetime_too_long" | "link_used" | "mail_off" | "managed_by_directory" | "meter_counted" | "meter_unknown" | "method_not_allowed" | "name_differs" | "network_not_allowed" | "not_disabled" | "not_found" | "not_in_organization" | "oidc_algorithm" | "oidc_audience" | "oidc_discovery" | "oidc_email_differs" | "oidc_expired" | "oidc_issuer" | "oidc_nonce" | "oidc_signature" | "oidc_token" | "oidc_userinfo" | "operators_only" | "outbound_large" | "outbound_slow" | "outbound_unreachable" | "passkey_refused" | "passkeys_unavailable" | "password_common" | "password_too_short" | "password_wrong" | "permission_missing" | "picture_unreadable" | "payment_method_missing" | "payment_pending" | "payment_provider" | "payment_too_large" | "people_only" | "personal_organization" | "plan_limit" | "plan_changed" | "plan_fixed" | "project_owner" | "quantity_not_whole" | "refund_too_large" | "rank_too_low" | "rate_limited" | "recovery_not_allowed" | "request_ended" | "role_in_use" | "saml_algorithm" | "saml_audience" | "saml_certificate" | "saml_comment" | "saml_destination" | "saml_doctype" | "saml_encrypted" | "saml_expired" | "saml_issuer" | "saml_metadata" | "saml_not_yet_valid" | "saml_recipient" | "saml_refused" | "saml_replayed" | "saml_request" | "saml_session_over" | "saml_signature" | "saml_signature_scope" | "saml_status" | "saml_structure" | "saml_subject" | "saml_too_large" | "saml_transient" | "saml_unreadable" | "saml_unsigned" | "saml_unsolicited" | "seat_maximum" | "second_factor_required" | "set_up_done" | "sign_in_expired" | "sign_in_required" | "sign_up_closed" | "sso_address_unproved" | "sso_domain" | "sso_domain_missing" | "sso_email_missing" | "sso_email_unverified" | "sso_identity_taken" | "sso_no_role" | "sso_not_invited" | "sso_not_member" | "sso_other_person" | "sso_last_way_in" | "sso_certificate" | "sso_certificate_expired" | "sso_connection_off" | "sso_connection_missing" | "sso_denied" | "sso_incomplete" | "sso_key_pair" | "sso_last_way" | "sso_other_protocol" | "sso_private_key" | "sso_provider_failed" | "sso_secret_again" | "sso_no_external" | "sso_other_domain" | "sso_required" | "sso_second_way_missing" | "sso_state" | "sso_subject_missing" | "sso_test_missing" | "sso_too_many_certificates" | "sso_too_many_connections" | "storage_access_missing" | "storage_secret_again" | "storage_signature_ended" | "suspended" | "taken" | "time_out_of_range" | "token_invalid" | "too_many" | "too_many_credentials" | "too_many_keys" | "too_many_storage_accesses" | "too_many_types" | "too_many_vaults" | "type_in_use" | "unchanged" | "unknown_parameter" | "vault_changed" | "vault_forbidden_key" | "vault_invalid" | "webhook_signature" | null; certificateExpiresAt: string | null; createdAt: string; updatedAt: string; missing: ("issuer" | "clientId" | "clientSecret" | "authorizationEndpoint" | "accessTokenEndpoint" | "userInfoEndpoint" | "jwksUri" | "entityId" | "ssoUrl" | "certificates" | "publicKey" | "privateKey")[]; workspaces: ({ id: string; name: string; slug: string })[]; claims: { userId: string; email: string; name: string; givenName: string; familyName: string; picture: string; groups: string }; issuer?: string | null; clientId?: string | null; clientAuthentication?: "client_secret_basic" | "client_secret_post"; authorizationEndpoint?: string | null; accessTokenEndpoint?: string | null; revocationEndpoint?: string | null; endSessionEndpoint?: string | null; userInfoFromIdToken?: boolean; userInfoEndpoint?: string | null; jwksUri?: string | null; emailVerification?: boolean; verifyTokenSignature?: boolean; signingAlgorithm?: "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA"; codeChallengeMethod?: "none" | "plain" | "S256"; userInfoScopes?: (string)[]; additionalScopes?: (string)[]; entityId?: string | null; ssoUrl?: string | null; ssoBinding?: "redirect" | "post"; sloUrl?: string | null; requireSignedAssertions?: boolean; requireSignedResponses?: boolean; signRequests?: boolean; publicKey?: string | null; allowIdpInitiated?: boolean; hasClientSecret: boolean; hasPrivateKey: boolean; certificates: ({ id: string; subject: string; fingerprint: string; notBefore: string; notAfter: string; lastUsedAt: string | null; retiredAt: string | null })[]; addresses: { webApp: string; callback: string | null; acs: string | null; entityId: string | null; metadata: string | null; start: string } };
  };
  /** List the connections of an organization to identity providers. Needs the permission `identity-provider.list`. */
  "identityProviders.list": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; protocol: "oidc" | "saml"; provider: "auth0" | "aws-cognito" | "google" | "keycloak" | "microsoft-ad" | "microsoft-azure" | "okta" | "ping" | "custom" | "duo" | "jumpcloud"; displayName: string; createUsers: boolean; defaultRole: "viewer" | "member"; syncGroups: boolean; syncRoles: boolean; withoutMatch: "default" | "refuse"; status: "draft" | "inactive" | "active"; lastSuccessAt: string | null; lastFailureAt: string | null; lastFailureReason: "access_asked" | "account_exists" | "address_mismatch" | "address_not_allowed" | "address_unverified" | "admin_already" | "already_allowed" | "already_invited" | "already_member" | "already_owner" | "archived" | "asker_address" | "asker_outside" | "billing_details_missing" | "body_too_large" | "body_unreadable" | "break_glass_unready" | "budget_reached" | "built_in_group" | "card_unfinished" | "cards_off" | "code_wrong" | "credential_disabled" | "credential_reach" | "credential_revoked" | "credential_scope" | "cross_site_request" | "csv_encoding" | "csv_header" | "csv_malformed" | "csv_rows" | "currency_in_use" | "database_unavailable" | "default_key_exists" | "default_plan" | "default_project" | "default_workspace" | "domain_not_allowed" | "domain_public" | "domain_unproved" | "duplicate_row" | "event_changed" | "examples_read_only" | "expired" | "external_collaborator" | "factor_exists" | "factor_first" | "factor_missing" | "fresh_sign_in_required" | "idempotency_key_in_progress" | "idempotency_key_reused" | "impersonation_not_allowed" | "in_future" | "inherited_role" | "gpu_type_not_owned" | "in_by_workspace" | "internal" | "invalid_cursor" | "invalid_limit" | "invalid_value" | "invitation_accepted" | "invitation_ended" | "invoice_paid" | "inviter_gone" | "join_asked" | "key_kind_differs" | "last_admin" | "last_operator" | "last_owner" | "lifetime_too_long" | "link_used" | "mail_off" | "managed_by_directory" | "meter_counted" | "meter_unknown" | "method_not_allowed" | "name_differs" | "network_not_allowed" | "not_disabled" | "not_found" | "not_in_organization" | "oidc_algorithm" | "oidc_audience" | "oidc_discovery" | "oidc_email_differs" | "oidc_expired" | "oidc_issuer" | "oidc_nonce" | "oidc_signature" | "oidc_token" | "oidc_userinfo" | "operators_only" | "outbound_large" | "outbound_slow" | "outbound_unreachable" | "passkey_refused" | "passkeys_unavailable" | "password_common" | "password_too_short" | "password_wrong" | "permission_missing" | "picture_unreadable" | "payment_method_missing" | "payment_pending" | "payment_provider" | "payment_too_large" | "people_only" | "personal_organization" | "plan_limit" | "plan_changed" | "plan_fixed" | "project_owner" | "quantity_not_whole" | "refund_too_large" | "rank_too_low" | "rate_limited" | "recovery_not_allowed" | "request_ended" | "role_in_use" | "saml_algorithm" | "saml_audience" | "saml_certificate" | "saml_comment" | "saml_destination" | "saml_doctype" | "saml_encrypted" | "saml_expired" | "saml_issuer" | "saml_metadata" | "saml_not_yet_valid" | "saml_recipient" | "saml_refused" | "saml_replayed" | "saml_request" | "saml_session_over" | "saml_signature" | "saml_signature_scope" | "saml_status" | "saml_structure" | "saml_subject" | "saml_too_large" | "saml_transient" | "saml_unreadable" | "saml_unsigned" | "saml_unsolicited" | "seat_maximum" | "second_factor_required" | "set_up_done" | "sign_in_expired" | "sign_in_required" | "sign_up_closed" | "sso_address_unproved" | "sso_domain" | "sso_domain_missing" | "sso_email_missing" | "sso_email_unverified" | "sso_identity_taken" | "sso_no_role" | "sso_not_invited" | "sso_not_member" | "sso_other_person" | "sso_last_way_in" | "sso_certificate" | "sso_certificate_expired" | "sso_connection_off" | "sso_connection_missing" | "sso_denied" | "sso_incomplete" | "sso_key_pair" | "sso_last_way" | "sso_other_protocol" | "sso_private_key" | "sso_provider_failed" | "sso_secret_again" | "sso_no_external" | "sso_other_domain" | "sso_required" | "sso_second_way_missing" | "sso_state" | "sso_subject_missing" | "sso_test_missing" | "sso_too_many_certificates" | "sso_too_many_connections" | "storage_access_missing" | "storage_secret_again" | "storage_signature_ended" | "suspended" | "taken" | "time_out_of_range" | "token_invalid" | "too_many" | "too_many_credentials" | "too_many_keys" | "too_many_storage_accesses" | "too_many_types" | "too_many_vaults" | "type_in_use" | "unchanged" | "unknown_parameter" | "vault_changed" | "vault_forbidden_key" | "vault_invalid" | "webhook_signature" | null; certificateExpiresAt: string | null; createdAt: string; updatedAt: string })[]; nextCursor: string | null; total: number | null };
  };
  /** Say what the deletion of a connection ends. Needs the permission `identity-provider.remove`. */
  "identityProviders.previewRemoval": {
    input: { organization: string; identityProvider: string };
    output: { people: number; withoutOtherWay: number; sessions: number; mappings: number; required: boolean };
  };
  /** Delete a connection; accounts and memberships stay. Needs the permission `identity-provider.remove`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "identityProviders.remove": {
    input: { organization: string; identityProvider: string; displayName: string };
    output: { people: number; withoutOtherWay: number; sessions: number; mappings: number; id: string; displayName: string; endedAt: string };
  };
  /** Let a certificate of a SAML provider prove nothing any more. Needs the permission `identity-provider.retire-certificate`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "identityProviders.retireCertificate": {
    input: { organization: string; identityProvider: string; certificate: string };
    output: { id: string; protocol: "oidc" | "saml"; provider: "auth0" | "aws-cognito" | "google" | "keycloak" | "microsoft-ad" | "microsoft-azure" | "okta" | "ping" | "custom" | "duo" | "jumpcloud"; displayName: string; createUsers: boolean; defaultRole: "viewer" | "member"; syncGroups: boolean; syncRoles: boolean; withoutMatch: "default" | "refuse"; status: "draft" | "inactive" | "active"; lastSuccessAt: string | null; lastFailureAt: string | null; lastFailureReason: "access_asked" | "account_exists" | "address_mismatch" | "address_not_allowed" | "address_unverified" | "admin_already" | "already_allowed" | "already_invited" | "already_member" | "already_owner" | "archived" | "asker_address" | "asker_outside" | "billing_details_missing" | "body_too_large" | "body_unreadable" | "break_glass_unready" | "budget_reached" | "built_in_group" | "card_unfinished" | "cards_off" | "code_wrong" | "credential_disabled" | "credential_reach" | "credential_revoked" | "credential_scope" | "cross_site_request" | "csv_encoding" | "csv_header" | "csv_malformed" | "csv_rows" | "currency_in_use" | "database_unavailable" | "default_key_exists" | "default_plan" | "default_project" | "default_workspace" | "domain_not_allowed" | "domain_public" | "domain_unproved" | "duplicate_row" | "event_changed" | "examples_read_only" | "expired" | "external_collaborator" | "factor_exists" | "factor_first" | "factor_missing" | "fresh_sign_in_required" | "idempotency_key_in_progress" | "idempotency_key_reused" | "impersonation_not_allowed" | "in_future" | "inherited_role" | "gpu_type_not_owned" | "in_by_workspace" | "internal" | "invalid_cursor" | "invalid_limit" | "invalid_value" | "invitation_accepted" | "invitation_ended" | "invoice_paid" | "inviter_gone" | "join_asked" | "key_kind_differs" | "last_admin" | "last_operator" | "last_owner" | "lifetime_too_long" | "link_used" | "mail_off" | "managed_by_directory" | "meter_counted" | "meter_unknown" | "method_not_allowed" | "name_differs" | "network_not_allowed" | "not_disabled" | "not_found" | "not_in_organization" | "oidc_algorithm" | "oidc_audience" | "oidc_discovery" | "oidc_email_differs" | "oidc_expired" | "oidc_issuer" | "oidc_nonce" | "oidc_signature" | "oidc_token" | "oidc_userinfo" | "operators_only" | "outbound_large" | "outbound_slow" | "outbound_unreachable" | "passkey_refused" | "passkeys_unavailable" | "password_common" | "password_too_short" | "password_wrong" | "permission_missing" | "picture_unreadable" | "payment_method_missing" | "payment_pending" | "payment_provider" | "payment_too_large" | "people_only" | "personal_organization" | "plan_limit" | "plan_changed" | "plan_fixed" | "project_owner" | "quantity_not_whole" | "refund_too_large" | "rank_too_low" | "rate_limited" | "recovery_not_allowed" | "request_ended" | "role_in_use" | "saml_algorithm" | "saml_audience" | "saml_certificate" | "saml_comment" | "saml_destination" | "saml_doctype" | "saml_encrypted" | "saml_expired" | "saml_issuer" | "saml_metadata" | "saml_not_yet_valid" | "saml_recipient" | "saml_refused" | "saml_replayed" | "saml_request" | "saml_session_over" | "saml_signature" | "saml_signature_scope" | "saml_status" | "saml_structure" | "saml_subject" | "saml_too_large" | "saml_transient" | "saml_unreadable" | "saml_unsigned" | "saml_unsolicited" | "seat_maximum" | "second_factor_required" | "set_up_done" | "sign_in_expired" | "sign_in_required" | "sign_up_closed" | "sso_address_unproved" | "sso_domain" | "sso_domain_missing" | "sso_email_missing" | "sso_email_unverified" | "sso_identity_taken" | "sso_no_role" | "sso_not_invited" | "sso_not_member" | "sso_other_person" | "sso_last_way_in" | "sso_certificate" | "sso_certificate_expired" | "sso_connection_off" | "sso_connection_missing" | "sso_denied" | "sso_incomplete" | "sso_key_pair" | "sso_last_way" | "sso_other_protocol" | "sso_private_key" | "sso_provider_failed" | "sso_secret_again" | "sso_no_external" | "sso_other_domain" | "sso_required" | "sso_second_way_missing" | "sso_state" | "sso_subject_missing" | "sso_test_missing" | "sso_too_many_certificates" | "sso_too_many_connections" | "storage_access_missing" | "storage_secret_again" | "storage_signature_ended" | "suspended" | "taken" | "time_out_of_range" | "token_invalid" | "too_many" | "too_many_credentials" | "too_many_keys" | "too_many_storage_accesses" | "too_many_types" | "too_many_vaults" | "type_in_use" | "unchanged" | "unknown_parameter" | "vault_changed" | "vault_forbidden_key" | "vault_invalid" | "webhook_signature" | null; certificateExpiresAt: string | null; createdAt: string; updatedAt: string; missing: ("issuer" | "clientId" | "clientSecret" | "authorizationEndpoint" | "accessTokenEndpoint" | "userInfoEndpoint" | "jwksUri" | "entityId" | "ssoUrl" | "certificates" | "publicKey" | "privateKey")[]; workspaces: ({ id: string; name: string; slug: string })[]; claims: { userId: string; email: string; name: string; givenName: string; familyName: string; picture: string; groups: string }; issuer?: string | null; clientId?: string | null; clientAuthentication?: "client_secret_basic" | "client_secret_post"; authorizationEndpoint?: string | null; accessTokenEndpoint?: string | null; revocationEndpoint?: string | null; endSessionEndpoint?: string | null; userInfoFromIdToken?: boolean; userInfoEndpoint?: string | null; jwksUri?: string | null; emailVerification?: boolean; verifyTokenSignature?: boolean; signingAlgorithm?: "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA"; codeChallengeMethod?: "none" | "plain" | "S256"; userInfoScopes?: (string)[]; additionalScopes?: (string)[]; entityId?: string | null; ssoUrl?: string | null; ssoBinding?: "redirect" | "post"; sloUrl?: string | null; requireSignedAssertions?: boolean; requireSignedResponses?: boolean; signRequests?: boolean; publicKey?: string | null; allowIdpInitiated?: boolean; hasClientSecret: boolean; hasPrivateKey: boolean; certificates: ({ id: string; subject: string; fingerprint: string; notBefore: string; notAfter: string; lastUsedAt: string | null; retiredAt: string | null })[]; addresses: { webApp: string; callback: string | null; acs: string | null; entityId: string | null; metadata: string | null; start: string } };
  };
  /** Begin a test of a connection, a round trip that makes no user, session or membership. Needs the permission `identity-provider.test`. */
  "identityProviders.test": {
    input: { organization: string; identityProvider: string };
    output: { id: string; address: string; expiresAt: string };
  };
  /** Change fields of a connection. Needs the permission `identity-provider.update`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "identityProviders.update": {
    input: { organization: string; identityProvider: string; provider?: "auth0" | "aws-cognito" | "google" | "keycloak" | "microsoft-ad" | "microsoft-azure" | "okta" | "ping" | "custom" | "duo" | "jumpcloud" | undefined; displayName?: string | undefined; createUsers?: boolean | undefined; defaultRole?: "viewer" | "member" | undefined; syncGroups?: boolean | undefined; syncRoles?: boolean | undefined; withoutMatch?: "default" | "refuse" | undefined; workspaces?: readonly (string)[] | undefined; issuer?: string | null | undefined; clientId?: string | null | undefined; clientAuthentication?: "client_secret_basic" | "client_secret_post" | undefined; authorizationEndpoint?: string | null | undefined; accessTokenEndpoint?: string | null | undefined; revocationEndpoint?: string | null | undefined; endSessionEndpoint?: string | null | undefined; userInfoFromIdToken?: boolean | undefined; userInfoEndpoint?: string | null | undefined; jwksUri?: string | null | undefined; emailVerification?: boolean | undefined; verifyTokenSignature?: boolean | undefined; signingAlgorithm?: "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA" | undefined; codeChallengeMethod?: "none" | "plain" | "S256" | undefined; userInfoScopes?: readonly (string)[] | undefined; additionalScopes?: readonly (string)[] | undefined; entityId?: string | null | undefined; ssoUrl?: string | null | undefined; ssoBinding?: "redirect" | "post" | undefined; sloUrl?: string | null | undefined; requireSignedAssertions?: boolean | undefined; requireSignedResponses?: boolean | undefined; signRequests?: boolean | undefined; publicKey?: string | null | undefined; allowIdpInitiated?: boolean | undefined; clientSecret?: string | null | undefined; privateKey?: string | null | undefined; claims?: { userId?: string | undefined; email?: string | undefined; name?: string | undefined; givenName?: string | undefined; familyName?: string | undefined; picture?: string | undefined; groups?: string | undefined } | undefined };
    output: { id: string; protocol: "oidc" | "saml"; provider: "auth0" | "aws-cognito" | "google" | "keycloak" | "microsoft-ad" | "microsoft-azure" | "okta" | "ping" | "custom" | "duo" | "jumpcloud"; displayName: string; createUsers: boolean; defaultRole: "viewer" | "member"; syncGroups: boolean; syncRoles: boolean; withoutMatch: "default" | "refuse"; status: "draft" | "inactive" | "active"; lastSuccessAt: string | null; lastFailureAt: string | null; lastFailureReason: "access_asked" | "account_exists" | "address_mismatch" | "address_not_allowed" | "address_unverified" | "admin_already" | "already_allowed" | "already_invited" | "already_member" | "already_owner" | "archived" | "asker_address" | "asker_outside" | "billing_details_missing" | "body_too_large" | "body_unreadable" | "break_glass_unready" | "budget_reached" | "built_in_group" | "card_unfinished" | "cards_off" | "code_wrong" | "credential_disabled" | "credential_reach" | "credential_revoked" | "credential_scope" | "cross_site_request" | "csv_encoding" | "csv_header" | "csv_malformed" | "csv_rows" | "currency_in_use" | "database_unavailable" | "default_key_exists" | "default_plan" | "default_project" | "default_workspace" | "domain_not_allowed" | "domain_public" | "domain_unproved" | "duplicate_row" | "event_changed" | "examples_read_only" | "expired" | "external_collaborator" | "factor_exists" | "factor_first" | "factor_missing" | "fresh_sign_in_required" | "idempotency_key_in_progress" | "idempotency_key_reused" | "impersonation_not_allowed" | "in_future" | "inherited_role" | "gpu_type_not_owned" | "in_by_workspace" | "internal" | "invalid_cursor" | "invalid_limit" | "invalid_value" | "invitation_accepted" | "invitation_ended" | "invoice_paid" | "inviter_gone" | "join_asked" | "key_kind_differs" | "last_admin" | "last_operator" | "last_owner" | "lifetime_too_long" | "link_used" | "mail_off" | "managed_by_directory" | "meter_counted" | "meter_unknown" | "method_not_allowed" | "name_differs" | "network_not_allowed" | "not_disabled" | "not_found" | "not_in_organization" | "oidc_algorithm" | "oidc_audience" | "oidc_discovery" | "oidc_email_differs" | "oidc_expired" | "oidc_issuer" | "oidc_nonce" | "oidc_signature" | "oidc_token" | "oidc_userinfo" | "operators_only" | "outbound_large" | "outbound_slow" | "outbound_unreachable" | "passkey_refused" | "passkeys_unavailable" | "password_common" | "password_too_short" | "password_wrong" | "permission_missing" | "picture_unreadable" | "payment_method_missing" | "payment_pending" | "payment_provider" | "payment_too_large" | "people_only" | "personal_organization" | "plan_limit" | "plan_changed" | "plan_fixed" | "project_owner" | "quantity_not_whole" | "refund_too_large" | "rank_too_low" | "rate_limited" | "recovery_not_allowed" | "request_ended" | "role_in_use" | "saml_algorithm" | "saml_audience" | "saml_certificate" | "saml_comment" | "saml_destination" | "saml_doctype" | "saml_encrypted" | "saml_expired" | "saml_issuer" | "saml_metadata" | "saml_not_yet_valid" | "saml_recipient" | "saml_refused" | "saml_replayed" | "saml_request" | "saml_session_over" | "saml_signature" | "saml_signature_scope" | "saml_status" | "saml_structure" | "saml_subject" | "saml_too_large" | "saml_transient" | "saml_unreadable" | "saml_unsigned" | "saml_unsolicited" | "seat_maximum" | "second_factor_required" | "set_up_done" | "sign_in_expired" | "sign_in_required" | "sign_up_closed" | "sso_address_unproved" | "sso_domain" | "sso_domain_missing" | "sso_email_missing" | "sso_email_unverified" | "sso_identity_taken" | "sso_no_role" | "sso_not_invited" | "sso_not_member" | "sso_other_person" | "sso_last_way_in" | "sso_certificate" | "sso_certificate_expired" | "sso_connection_off" | "sso_connection_missing" | "sso_denied" | "sso_incomplete" | "sso_key_pair" | "sso_last_way" | "sso_other_protocol" | "sso_private_key" | "sso_provider_failed" | "sso_secret_again" | "sso_no_external" | "sso_other_domain" | "sso_required" | "sso_second_way_missing" | "sso_state" | "sso_subject_missing" | "sso_test_missing" | "sso_too_many_certificates" | "sso_too_many_connections" | "storage_access_missing" | "storage_secret_again" | "storage_signature_ended" | "suspended" | "taken" | "time_out_of_range" | "token_invalid" | "too_many" | "too_many_credentials" | "too_many_keys" | "too_many_storage_accesses" | "too_many_types" | "too_many_vaults" | "type_in_use" | "unchanged" | "unknown_parameter" | "vault_changed" | "vault_forbidden_key" | "vault_invalid" | "webhook_signature" | null; certificateExpiresAt: string | null; createdAt: string; updatedAt: string; missing: ("issuer" | "clientId" | "clientSecret" | "authorizationEndpoint" | "accessTokenEndpoint" | "userInfoEndpoint" | "jwksUri" | "entityId" | "ssoUrl" | "certificates" | "publicKey" | "privateKey")[]; workspaces: ({ id: string; name: string; slug: string })[]; claims: { userId: string; email: string; name: string; givenName: string; familyName: string; picture: string; groups: string }; issuer?: string | null; clientId?: string | null; clientAuthentication?: "client_secret_basic" | "client_secret_post"; authorizationEndpoint?: string | null; accessTokenEndpoint?: string | null; revocationEndpoint?: string | null; endSessionEndpoint?: string | null; userInfoFromIdToken?: boolean; userInfoEndpoint?: string | null; jwksUri?: string | null; emailVerification?: boolean; verifyTokenSignature?: boolean; signingAlgorithm?: "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA"; codeChallengeMethod?: "none" | "plain" | "S256"; userInfoScopes?: (string)[]; additionalScopes?: (string)[]; entityId?: string | null; ssoUrl?: string | null; ssoBinding?: "redirect" | "post"; sloUrl?: string | null; requireSignedAssertions?: boolean; requireSignedResponses?: boolean; signRequests?: boolean; publicKey?: string | null; allowIdpInitiated?: boolean; hasClientSecret: boolean; hasPrivateKey: boolean; certificates: ({ id: string; subject: string; fingerprint: string; notBefore: string; notAfter: string; lastUsedAt: string | null; retiredAt: string | null })[]; addresses: { webApp: string; callback: string | null; acs: string | null; entityId: string | null; metadata: string | null; start: string } };
  };
  /** The installation at a glance. Needs the permission `instance.read`. */
  "instance.get": {
    input: NoInput;
    output: { version: string; database: "embedded" | "postgresql"; url: string; mail: { on: boolean; from: string }; signUp: "open" | "closed"; organizationCreation: "any" | "operators"; users: number; organizations: number; jobs: { waiting: number; failed: number } };
  };
  /** List the mail outbox. Needs the permission `mail.list`. */
  "instance.mails": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; status?: "queued" | "sent" | "failed" | "off" | undefined };
    output: { items: ({ id: string; recipient: string; kind: string; subject: string; status: "queued" | "sent" | "failed" | "off"; lastError: string | null; createdAt: string; sentAt: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List all organizations. Needs the permission `organization.list-all`. */
  "instance.organizations": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; name: string; slug: string; personal: boolean; suspended: boolean; seatMaximum: number | null; createdAt: string })[]; nextCursor: string | null; total: number | null };
  };
  /** End an organization's suspension. Needs the permission `organization.resume`. */
  "instance.resumeOrganization": {
    input: { target: string };
    output: { id: string; name: string; slug: string; personal: boolean; suspended: boolean; seatMaximum: number | null; createdAt: string };
  };
  /** End a user's suspension. Needs the permission `user.resume`. */
  "instance.resumeUser": {
    input: { user: string };
    output: { id: string; name: string; email: string; emailVerified: boolean; operator: boolean; suspended: boolean; removed: boolean; createdAt: string; lastSignInAt: string | null };
  };
  /** Send a failed letter again. Needs the permission `mail.retry`. */
  "instance.retryMail": {
    input: { mail: string };
    output: { id: string };
  };
  /** Name or dismiss an operator. Needs the permission `user.set-operator`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "instance.setOperator": {
    input: { user: string; operator: boolean };
    output: { id: string; name: string; email: string; emailVerified: boolean; operator: boolean; suspended: boolean; removed: boolean; createdAt: string; lastSignInAt: string | null };
  };
  /** Set an organization's maximum of people. Needs the permission `organization.set-seats`. */
  "instance.setSeats": {
    input: { target: string; seatMaximum: number | null };
    output: { id: string; name: string; slug: string; personal: boolean; suspended: boolean; seatMaximum: number | null; createdAt: string };
  };
  /** Suspend an organization. Needs the permission `organization.suspend`. */
  "instance.suspendOrganization": {
    input: { target: string };
    output: { id: string; name: string; slug: string; personal: boolean; suspended: boolean; seatMaximum: number | null; createdAt: string };
  };
  /** Suspend a user. Needs the permission `user.suspend`. */
  "instance.suspendUser": {
    input: { user: string };
    output: { id: string; name: string; email: string; emailVerified: boolean; operator: boolean; suspended: boolean; removed: boolean; createdAt: string; lastSignInAt: string | null };
  };
  /** Send a test mail. Needs the permission `mail.test`. */
  "instance.testMail": {
    input: { to: string };
    output: { id: string };
  };
  /** Set who may sign up and make organizations. Needs the permission `instance.update`. */
  "instance.update": {
    input: { signUp?: "open" | "closed" | undefined; organizationCreation?: "any" | "operators" | undefined };
    output: { version: string; database: "embedded" | "postgresql"; url: string; mail: { on: boolean; from: string }; signUp: "open" | "closed"; organizationCreation: "any" | "operators"; users: number; organizations: number; jobs: { waiting: number; failed: number } };
  };
  /** List all users. Needs the permission `user.list`. */
  "instance.users": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; name: string; email: string; emailVerified: boolean; operator: boolean; suspended: boolean; removed: boolean; createdAt: string; lastSignInAt: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Come into the workspace that a link leads to. Needs the permission `invitation-link.accept`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "invitationLinks.accept": {
    input: { token: string };
    output: { organization: { id: string; name: string; slug: string }; workspace: { id: string; name: string; slug: string }; role: string; skipped: { groups: number; projects: number } };
  };
  /** Make a link by which many may come in. Needs the permission `invitation-link.create`. */
  "invitationLinks.create": {
    input: { workspace?: string | undefined; role?: string | undefined; groups?: readonly (string)[] | undefined; memberUntil?: string | undefined; expiresAt?: string | undefined; useMaximum?: number | undefined; allowedDomains?: readonly (string)[] | undefined };
    output: { id: string; role: string; customRole: { id: string; name: string } | null; groups: ({ id: string; name: string })[]; allowedDomains: (string)[]; useMaximum: number | null; uses: number; status: "open" | "used" | "expired" | "revoked"; memberUntil: string | null; createdBy: { id: string; name: string | null }; creatorMayInvite: boolean; createdAt: string; expiresAt: string; revokedAt: string | null; link: string };
  };
  /** List the links for many. Needs the permission `invitation-link.list`. */
  "invitationLinks.list": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; status?: "open" | "used" | "expired" | "revoked" | undefined };
    output: { items: ({ id: string; role: string; customRole: { id: string; name: string } | null; groups: ({ id: string; name: string })[]; allowedDomains: (string)[]; useMaximum: number | null; uses: number; status: "open" | "used" | "expired" | "revoked"; memberUntil: string | null; createdBy: { id: string; name: string | null }; creatorMayInvite: boolean; createdAt: string; expiresAt: string; revokedAt: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Revoke a link for many. Needs the permission `invitation-link.revoke`. */
  "invitationLinks.revoke": {
    input: { workspace?: string | undefined; link: string };
    output: { id: string; role: string; customRole: { id: string; name: string } | null; groups: ({ id: string; name: string })[]; allowedDomains: (string)[]; useMaximum: number | null; uses: number; status: "open" | "used" | "expired" | "revoked"; memberUntil: string | null; createdBy: { id: string; name: string | null }; creatorMayInvite: boolean; createdAt: string; expiresAt: string; revokedAt: string | null };
  };
  /** Accept an invitation to your own address. Needs the permission `invitation.accept`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "invitations.accept": {
    input: { token: string };
    output: { organization: { id: string; name: string; slug: string }; workspace: { id: string; name: string; slug: string }; project: { id: string; name: string; slug: string } | null; role: string; skipped: { groups: number; projects: number } };
  };
  /** Ask the inviter for an invitation to your own address. Needs the permission `invitation.ask-anew`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "invitations.askAnew": {
    input: { token: string };
    output: { askedAt: string };
  };
  /** Get a new link to hand over; the one copied before is dead, the mailed one stays. Needs the permission `invitation.copy-link`. */
  "invitations.copyLink": {
    input: { workspace?: string | undefined; invitation: string };
    output: { id: string; email: string; expiresAt: string; link: string };
  };
  /** Invite people; members of the organization are added at once. Needs the permission `invitation.create`. */
  "invitations.create": {
    input: { workspace?: string | undefined; emails: readonly (string)[]; role?: string | undefined; groups?: readonly (string)[] | undefined; projects?: readonly ({ project: string; role?: string | undefined })[] | undefined; memberUntil?: string | undefined; expiresAt?: string | undefined };
    output: { items: ({ email: string; status: "invited" | "added" | "refused"; reason?: string; field?: string; link?: string; invitation?: string; mail?: "queued" | "sent" | "failed" | "off" })[] };
  };
  /** Decline an invitation to your own address. Needs the permission `invitation.decline`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "invitations.decline": {
    input: { token: string; reason?: string | undefined };
    output: { status: "declined" };
  };
  /** Invite the people of a CSV file; each row is answered for itself. Needs the permission `invitation.create`. */
  "invitations.import": {
    input: { workspace?: string | undefined; csv: string; role?: string | undefined; groups?: readonly (string)[] | undefined; memberUntil?: string | undefined; expiresAt?: string | undefined };
    output: { items: ({ email: string; status: "invited" | "added" | "refused"; reason?: string; field?: string; link?: string; invitation?: string; mail?: "queued" | "sent" | "failed" | "off"; line: number })[]; invited: number; added: number; refused: number };
  };
  /** List invitations. Needs the permission `invitation.list`. */
  "invitations.list": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; status?: "pending" | "accepted" | "declined" | "expired" | "revoked" | undefined };
    output: { items: ({ id: string; email: string; role: string; customRole: { id: string; name: string } | null; groups: ({ id: string; name: string })[]; projects: ({ id: string; name: string; role: string })[]; external: { id: string; name: string } | null; access: Record<string, "none" | "read" | "all"> | null; memberUntil: string | null; status: "pending" | "accepted" | "declined" | "expired" | "revoked"; invitedBy: { id: string; name: string | null; removed: boolean }; inviterMayInvite: boolean; createdAt: string; expiresAt: string; endedAt: string | null; endedBy: { id: string; name: string | null } | null; endedReason: string | null; mismatchAt: string | null; reissueAskedAt: string | null; reissueAskedEmail: string | null; mail: { state: "queued" | "sent" | "failed" | "off"; reason: string | null } })[]; nextCursor: string | null; total: number | null };
  };
  /** List the invitations to all workspaces of an organization. Needs the permission `organization-invitation.list`. */
  "invitations.listInOrganization": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; status?: "pending" | "accepted" | "declined" | "expired" | "revoked" | undefined };
    output: { items: ({ id: string; email: string; role: string; customRole: { id: string; name: string } | null; groups: ({ id: string; name: string })[]; projects: ({ id: string; name: string; role: string })[]; external: { id: string; name: string } | null; access: Record<string, "none" | "read" | "all"> | null; memberUntil: string | null; status: "pending" | "accepted" | "declined" | "expired" | "revoked"; invitedBy: { id: string; name: string | null; removed: boolean }; inviterMayInvite: boolean; createdAt: string; expiresAt: string; endedAt: string | null; endedBy: { id: string; name: string | null } | null; endedReason: string | null; mismatchAt: string | null; reissueAskedAt: string | null; reissueAskedEmail: string | null; mail: { state: "queued" | "sent" | "failed" | "off"; reason: string | null }; workspace: { id: string; name: string; slug: string } })[]; nextCursor: string | null; total: number | null };
  };
  /** List the open invitations to your verified address. Needs the permission `invitation.list-mine`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "invitations.listMine": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; workspace: { name: string }; organization: { name: string }; project: { name: string } | null; invitedBy: { name: string | null }; role: string; customRole: string | null; createdAt: string; expiresAt: string })[]; nextCursor: string | null; total: number | null };
  };
  /** See what an invitation or a link is for; changes nothing */
  "invitations.open": {
    input: { token: string };
    output: { kind: "invitation" | "link"; workspace: { name: string }; organization: { name: string }; project: { name: string } | null; invitedBy: { name: string | null }; role: string; customRole: string | null; status: "pending" | "accepted" | "declined" | "expired" | "revoked" | "used"; expiresAt: string; memberUntil: string | null; via: "mail" | "link" | "inbox"; emailMasked: string; email?: string; allowedDomains: (string)[]; match: "signed_out" | "match" | "mismatch" | "unverified"; asked: boolean };
  };
  /** Extend an invitation and send it anew; its former links are dead. Needs the permission `invitation.resend`. */
  "invitations.resend": {
    input: { workspace?: string | undefined; invitation: string; expiresAt?: string | undefined };
    output: { id: string; email: string; role: string; customRole: { id: string; name: string } | null; groups: ({ id: string; name: string })[]; projects: ({ id: string; name: string; role: string })[]; external: { id: string; name: string } | null; access: Record<string, "none" | "read" | "all"> | null; memberUntil: string | null; status: "pending" | "accepted" | "declined" | "expired" | "revoked"; invitedBy: { id: string; name: string | null; removed: boolean }; inviterMayInvite: boolean; createdAt: string; expiresAt: string; endedAt: string | null; endedBy: { id: string; name: string | null } | null; endedReason: string | null; mismatchAt: string | null; reissueAskedAt: string | null; reissueAskedEmail: string | null; mail: { state: "queued" | "sent" | "failed" | "off"; reason: string | null }; link: string };
  };
  /** Revoke an invitation. Needs the permission `invitation.revoke`. */
  "invitations.revoke": {
    input: { workspace?: string | undefined; invitation: string };
    output: { id: string; email: string; status: "revoked"; endedAt: string };
  };
  /** Send invoices to yourself by mail. Needs the permission `invoice.email`. */
  "invoices.email": {
    input: { organization: string; invoices?: readonly (string)[] | undefined };
    output: { to: string; invoices: number };
  };
  /** Get what the running month comes to until now, as its invoice will have it. Needs the permission `plan.read`. */
  "invoices.estimate": {
    input: { organization: string };
    output: { plan: string; period: { start: string; end: string; timeZone: string; endsAt: string }; currency: string; lines: ({ kind: "plan" | "seats" | "usage" | "adjustment"; description: string; meter: string | null; periodStart: string; periodEnd: string; quantity: string; unit: string; unitPrice: string; amount: number })[]; byDay: ({ day: string; plan: number; seats: number; usage: number; adjustment: number; subtotal: number })[]; subtotal: number; taxName: string; taxRate: number; tax: number; total: number; issuedOn: string; awaiting: ({ period: { start: string; end: string; timeZone: string; endsAt: string }; subtotal: number; tax: number; total: number; issuedOn: string })[] };
  };
  /** Get an invoice with all that stands on it. Needs the permission `invoice.read`. */
  "invoices.get": {
    input: { organization: string; invoice: string };
    output: { id: string; number: string; issuedAt: string; dueAt: string; periodStart: string; periodEnd: string; currency: string; subtotal: number; tax: number; total: number; outstanding: number; state: "open" | "processing" | "paid" | "overdue"; document: { number: string; organization: { id: string; name: string }; issuedAt: string; issuedOn: string; dueOn: string; periodStart: string; periodEnd: string; timeZone: string; currency: string; seller: { name: string; address: (string)[]; taxId: string; emails: (string)[] }; customer: { name: string; address: (string)[]; taxId: string; emails: (string)[]; purchaseOrder: string }; lines: ({ kind: "plan" | "seats" | "usage" | "adjustment"; description: string; meter: string | null; periodStart: string; periodEnd: string; quantity: string; unit: string; unitPrice: string; amount: number })[]; subtotal: number; taxName: string; taxRate: number; tax: number; total: number; paymentNote: string }; digest: string };
  };
  /** Get an invoice with all that stands on it, as PDF. Needs the permission `invoice.read`. */
  "invoices.get-pdf": {
    input: { organization: string; invoice: string };
    output: unknown;
  };
  /** List the invoices of an organization. Needs the permission `invoice.list`. */
  "invoices.list": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; number: string; issuedAt: string; dueAt: string; periodStart: string; periodEnd: string; currency: string; subtotal: number; tax: number; total: number; outstanding: number; state: "open" | "processing" | "paid" | "overdue" })[]; nextCursor: string | null; total: number | null };
  };
  /** Let somebody in who asked. Needs the permission `join-request.approve`. */
  "joinRequests.approve": {
    input: { organization: string; joinRequest: string; role?: "admin" | "member" | "viewer" | undefined };
    output: { id: string; user: { id: string; name: string; email: string }; message: string; status: "pending" | "approved" | "declined" | "withdrawn"; createdAt: string; decidedAt: string | null; decidedBy: { id: string; name: string | null } | null };
  };
  /** Ask to join an organization of your mail domain, or come in where it lets everybody in. Needs the permission `join-request.create`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "joinRequests.create": {
    input: { organization: string; message?: string | undefined };
    output: { id: string; organization: { id: string; name: string; slug: string }; workspace: { id: string; name: string; slug: string } | null; status: "pending" | "approved" };
  };
  /** Decline somebody's request to join. Needs the permission `join-request.decline`. */
  "joinRequests.decline": {
    input: { organization: string; joinRequest: string };
    output: { id: string; user: { id: string; name: string; email: string }; message: string; status: "pending" | "approved" | "declined" | "withdrawn"; createdAt: string; decidedAt: string | null; decidedBy: { id: string; name: string | null } | null };
  };
  /** List who asked to join. Needs the permission `join-request.list`. */
  "joinRequests.list": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; status?: "pending" | "approved" | "declined" | "withdrawn" | undefined };
    output: { items: ({ id: string; user: { id: string; name: string; email: string }; message: string; status: "pending" | "approved" | "declined" | "withdrawn"; createdAt: string; decidedAt: string | null; decidedBy: { id: string; name: string | null } | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List the organizations that your verified address lets you join. Needs the permission `join-request.list-mine`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "joinRequests.listJoinable": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; name: string; slug: string; domain: string; policy: "ask" | "admit"; request: { id: string; createdAt: string } | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Withdraw your request to join. Needs the permission `join-request.withdraw`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "joinRequests.withdraw": {
    input: { joinRequest: string };
    output: { id: string; status: "withdrawn" };
  };
  /** Change somebody's role in a workspace. Needs the permission `member.change-role`. */
  "members.changeRole": {
    input: { workspace?: string | undefined; user: string; role: string };
    output: { user: { id: string; name: string; email: string; picture?: string }; status: "active" | "suspended"; joinedAt: string; expiresAt: string | null; lastSignInAt: string | null; lastSignInBy: string | null; lastApiUseAt: string | null; lastUiUseAt: string | null; role: "admin" | "member" | "viewer" | "custom"; customRole: { id: string; name: string } | null; source: "manual" | "invitation" | "inherited" | "scim" | "claim"; organizationRole: "owner" | "admin" | "billing" | "member"; groups: ({ id: string; name: string })[] };
  };
  /** Change somebody's role in an organization. Needs the permission `organization-member.change-role`. */
  "members.changeRoleInOrganization": {
    input: { organization: string; user: string; role: "owner" | "admin" | "billing" | "member" };
    output: { user: { id: string; name: string; email: string; picture?: string }; status: "active" | "suspended"; joinedAt: string; expiresAt: string | null; lastSignInAt: string | null; lastSignInBy: string | null; lastApiUseAt: string | null; lastUiUseAt: string | null; role: "owner" | "admin" | "billing" | "member"; source: "manual" | "invitation" | "scim" | "claim"; vouchedBy: string | null; vouchedByName: string | null };
  };
  /** Change the role of several people in a workspace. Needs the permission `member.change-role`. */
  "members.changeRoles": {
    input: { workspace?: string | undefined; users: readonly (string)[]; role: string };
    output: { items: ({ user: string; status: "changed" | "refused"; reason?: string })[] };
  };
  /** Change the role of several people in an organization. Needs the permission `organization-member.change-role`. */
  "members.changeRolesInOrganization": {
    input: { organization: string; users: readonly (string)[]; role: "owner" | "admin" | "billing" | "member" };
    output: { items: ({ user: string; status: "changed" | "refused"; reason?: string })[] };
  };
  /** Get what you, or for admins somebody else, may do in a workspace, and why. Needs the permission `workspace.read`. */
  "members.getAccess": {
    input: { workspace?: string | undefined; user?: string | undefined };
    output: { user: { id: string; name: string; email: string; picture?: string }; role: "admin" | "member" | "viewer" | "custom"; customRole: { id: string; name: string } | null; source: "manual" | "invitation" | "inherited" | "scim" | "claim"; organizationRole: "owner" | "admin" | "billing" | "member"; joinedAt: string; expiresAt: string | null; suspended: boolean; permissions: (string)[]; groups: ({ id: string; name: string; source: string; expiresAt: string | null })[]; credentials: number; projects: ({ id: string; name: string; slug: string; visibility: "private" | "open"; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; customRole: { id: string; name: string } | null; source: "own" | "open" | "inherited" | "rule"; expiresAt: string | null })[]; projectsTotal: number };
  };
  /** Get how many seats of the organization are taken. Needs the permission `invitation.list`. */
  "members.getSeats": {
    input: { workspace?: string | undefined };
    output: { used: number; maximum: number | null; reached: boolean; people: number; external: number; invited: number };
  };
  /** Get how many seats are taken. Needs the permission `organization-member.change-role`. */
  "members.getSeatsOfOrganization": {
    input: { organization: string };
    output: { used: number; maximum: number | null; reached: boolean; people: number; external: number; invited: number };
  };
  /** Leave a workspace. Needs the permission `member.leave`. */
  "members.leave": {
    input: { workspace?: string | undefined; handOverTo?: string | undefined; handOver?: string | undefined };
    output: { user: { id: string; name: string }; endedAt: string; workspaces: { total: number; items: ({ id: string; slug: string; name: string; role: string; customRole: { id: string; name: string } | null })[] }; credentials: { total: number; items: ({ id: string; label: string; accessKey: string; workspace: string | null })[] }; groups: { total: number; items: ({ id: string; name: string; workspace: string })[] }; rules: { total: number; items: ({ id: string; permission: string; resourceType: string; target: string | null; workspace: string })[] }; projects: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string }; role: string; customRole: { id: string; name: string } | null })[] }; vaults: number; invitations: number; links: number; ownerless: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string } })[] }; handedOver: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string }; to: { id: string; name: string } })[] } };
  };
  /** Leave an organization. Needs the permission `organization-member.leave`. */
  "members.leaveOrganization": {
    input: { organization: string; handOverTo?: string | undefined; handOver?: string | undefined };
    output: { user: { id: string; name: string }; endedAt: string; workspaces: { total: number; items: ({ id: string; slug: string; name: string; role: string; customRole: { id: string; name: string } | null })[] }; credentials: { total: number; items: ({ id: string; label: string; accessKey: string; workspace: string | null })[] }; groups: { total: number; items: ({ id: string; name: string; workspace: string })[] }; rules: { total: number; items: ({ id: string; permission: string; resourceType: string; target: string | null; workspace: string })[] }; projects: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string }; role: string; customRole: { id: string; name: string } | null })[] }; vaults: number; invitations: number; links: number; ownerless: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string } })[] }; handedOver: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string }; to: { id: string; name: string } })[] } };
  };
  /** List the people of a workspace. Needs the permission `member.list`. */
  "members.list": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; status?: "active" | "suspended" | undefined; role?: string | undefined; source?: "manual" | "invitation" | "inherited" | "scim" | "claim" | undefined; group?: string | undefined };
    output: { items: ({ user: { id: string; name: string; email: string; picture?: string }; status: "active" | "suspended"; joinedAt: string; expiresAt: string | null; lastSignInAt: string | null; lastSignInBy: string | null; lastApiUseAt: string | null; lastUiUseAt: string | null; role: "admin" | "member" | "viewer" | "custom"; customRole: { id: string; name: string } | null; source: "manual" | "invitation" | "inherited" | "scim" | "claim"; organizationRole: "owner" | "admin" | "billing" | "member"; groups: ({ id: string; name: string })[] })[]; nextCursor: string | null; total: number | null };
  };
  /** List people who are in single projects without belonging to the organization. Needs the permission `organization-member.change-role`. */
  "members.listExternal": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ user: { id: string; name: string; email: string; picture?: string }; status: "active" | "suspended"; projects: ({ id: string; name: string; slug: string; workspace: { id: string; name: string; slug: string }; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; expiresAt: string | null })[]; lastSignInAt: string | null; lastSignInBy: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List the people of an organization. Needs the permission `organization-member.list`. */
  "members.listInOrganization": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; status?: "active" | "suspended" | undefined; role?: "owner" | "admin" | "billing" | "member" | undefined; source?: "manual" | "invitation" | "scim" | "claim" | undefined };
    output: { items: ({ user: { id: string; name: string; email: string; picture?: string }; status: "active" | "suspended"; joinedAt: string; expiresAt: string | null; lastSignInAt: string | null; lastSignInBy: string | null; lastApiUseAt: string | null; lastUiUseAt: string | null; role: "owner" | "admin" | "billing" | "member"; source: "manual" | "invitation" | "scim" | "claim"; vouchedBy: string | null; vouchedByName: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List the people of a workspace with those who were invited and have not answered. Needs the permission `member.list`. */
  "members.listUsers": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; status?: "active" | "pending" | "suspended" | undefined; role?: string | undefined; source?: "manual" | "invitation" | "inherited" | "scim" | "claim" | undefined; group?: string | undefined };
    output: { items: ({ id: string; user: { id: string; name: string; email: string; picture?: string } | null; email: string; status: "active" | "pending" | "suspended"; role: "admin" | "member" | "viewer" | "custom"; customRole: { id: string; name: string } | null; source: "manual" | "invitation" | "inherited" | "scim" | "claim"; organizationRole: "owner" | "admin" | "billing" | "member" | null; groups: ({ id: string; name: string })[]; addedAt: string; expiresAt: string | null; invitation: { expiresAt: string; mail: "queued" | "sent" | "failed" | "off"; mailReason: string | null } | null; lastSignInAt: string | null; lastSignInBy: string | null; lastApiUseAt: string | null; lastUiUseAt: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** See what leaving a workspace would end; changes nothing. Needs the permission `member.leave`. */
  "members.previewLeaving": {
    input: { workspace?: string | undefined };
    output: { user: { id: string; name: string }; workspaces: { total: number; items: ({ id: string; slug: string; name: string; role: string; customRole: { id: string; name: string } | null })[] }; credentials: { total: number; items: ({ id: string; label: string; accessKey: string; workspace: string | null })[] }; groups: { total: number; items: ({ id: string; name: string; workspace: string })[] }; rules: { total: number; items: ({ id: string; permission: string; resourceType: string; target: string | null; workspace: string })[] }; projects: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string }; role: string; customRole: { id: string; name: string } | null })[] }; vaults: number; invitations: number; links: number; owned: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string } })[] }; stays: { invitations: number; serviceAccounts: number }; lastOwner: boolean; lastAdminOf: ({ id: string; slug: string; name: string })[] };
  };
  /** See what leaving an organization would end; changes nothing. Needs the permission `organization-member.leave`. */
  "members.previewLeavingOrganization": {
    input: { organization: string };
    output: { user: { id: string; name: string }; workspaces: { total: number; items: ({ id: string; slug: string; name: string; role: string; customRole: { id: string; name: string } | null })[] }; credentials: { total: number; items: ({ id: string; label: string; accessKey: string; workspace: string | null })[] }; groups: { total: number; items: ({ id: string; name: string; workspace: string })[] }; rules: { total: number; items: ({ id: string; permission: string; resourceType: string; target: string | null; workspace: string })[] }; projects: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string }; role: string; customRole: { id: string; name: string } | null })[] }; vaults: number; invitations: number; links: number; owned: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string } })[] }; stays: { invitations: number; serviceAccounts: number }; lastOwner: boolean; lastAdminOf: ({ id: string; slug: string; name: string })[] };
  };
  /** See what a removal from a workspace would end; changes nothing. Needs the permission `member.remove`. */
  "members.previewRemoval": {
    input: { workspace?: string | undefined; user: string };
    output: { user: { id: string; name: string }; workspaces: { total: number; items: ({ id: string; slug: string; name: string; role: string; customRole: { id: string; name: string } | null })[] }; credentials: { total: number; items: ({ id: string; label: string; accessKey: string; workspace: string | null })[] }; groups: { total: number; items: ({ id: string; name: string; workspace: string })[] }; rules: { total: number; items: ({ id: string; permission: string; resourceType: string; target: string | null; workspace: string })[] }; projects: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string }; role: string; customRole: { id: string; name: string } | null })[] }; vaults: number; invitations: number; links: number; owned: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string } })[] }; stays: { invitations: number; serviceAccounts: number }; lastOwner: boolean; lastAdminOf: ({ id: string; slug: string; name: string })[] };
  };
  /** See what a removal from an organization would end; changes nothing. Needs the permission `organization-member.remove`. */
  "members.previewRemovalFromOrganization": {
    input: { organization: string; user: string };
    output: { user: { id: string; name: string }; workspaces: { total: number; items: ({ id: string; slug: string; name: string; role: string; customRole: { id: string; name: string } | null })[] }; credentials: { total: number; items: ({ id: string; label: string; accessKey: string; workspace: string | null })[] }; groups: { total: number; items: ({ id: string; name: string; workspace: string })[] }; rules: { total: number; items: ({ id: string; permission: string; resourceType: string; target: string | null; workspace: string })[] }; projects: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string }; role: string; customRole: { id: string; name: string } | null })[] }; vaults: number; invitations: number; links: number; owned: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string } })[] }; stays: { invitations: number; serviceAccounts: number }; lastOwner: boolean; lastAdminOf: ({ id: string; slug: string; name: string })[] };
  };
  /** Remove somebody from a workspace, and hand their projects over. Needs the permission `member.remove`. */
  "members.remove": {
    input: { workspace?: string | undefined; user: string; handOverTo?: string | undefined; handOver?: string | undefined };
    output: { user: { id: string; name: string }; endedAt: string; workspaces: { total: number; items: ({ id: string; slug: string; name: string; role: string; customRole: { id: string; name: string } | null })[] }; credentials: { total: number; items: ({ id: string; label: string; accessKey: string; workspace: string | null })[] }; groups: { total: number; items: ({ id: string; name: string; workspace: string })[] }; rules: { total: number; items: ({ id: string; permission: string; resourceType: string; target: string | null; workspace: string })[] }; projects: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string }; role: string; customRole: { id: string; name: string } | null })[] }; vaults: number; invitations: number; links: number; ownerless: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string } })[] }; handedOver: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string }; to: { id: string; name: string } })[] } };
  };
  /** Remove a member, or an external collaborator, from an organization, and hand their projects over. Needs the permission `organization-member.remove`. */
  "members.removeFromOrganization": {
    input: { organization: string; user: string; handOverTo?: string | undefined; handOver?: string | undefined };
    output: { user: { id: string; name: string }; endedAt: string; workspaces: { total: number; items: ({ id: string; slug: string; name: string; role: string; customRole: { id: string; name: string } | null })[] }; credentials: { total: number; items: ({ id: string; label: string; accessKey: string; workspace: string | null })[] }; groups: { total: number; items: ({ id: string; name: string; workspace: string })[] }; rules: { total: number; items: ({ id: string; permission: string; resourceType: string; target: string | null; workspace: string })[] }; projects: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string }; role: string; customRole: { id: string; name: string } | null })[] }; vaults: number; invitations: number; links: number; ownerless: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string } })[] }; handedOver: { total: number; items: ({ id: string; slug: string; name: string; workspace: { id: string; slug: string; name: string }; to: { id: string; name: string } })[] } };
  };
  /** Remove several people from a workspace. Needs the permission `member.remove`. */
  "members.removeMany": {
    input: { workspace?: string | undefined; users: readonly (string)[] };
    output: { items: ({ user: string; status: "removed" | "refused"; reason?: string })[] };
  };
  /** Remove several people from an organization. Needs the permission `organization-member.remove`. */
  "members.removeManyFromOrganization": {
    input: { organization: string; users: readonly (string)[] };
    output: { items: ({ user: string; status: "removed" | "refused"; reason?: string })[] };
  };
  /** End the suspension of somebody's membership. Needs the permission `organization-member.resume`. */
  "members.resume": {
    input: { organization: string; user: string };
    output: { user: { id: string; name: string }; status: "active" | "suspended"; credentials: number };
  };
  /** Say when somebody's membership of a workspace ends on its own. Needs the permission `member.set-end-date`. */
  "members.setEndDate": {
    input: { workspace?: string | undefined; user: string; expiresAt: string | null };
    output: { user: { id: string; name: string; email: string; picture?: string }; status: "active" | "suspended"; joinedAt: string; expiresAt: string | null; lastSignInAt: string | null; lastSignInBy: string | null; lastApiUseAt: string | null; lastUiUseAt: string | null; role: "admin" | "member" | "viewer" | "custom"; customRole: { id: string; name: string } | null; source: "manual" | "invitation" | "inherited" | "scim" | "claim"; organizationRole: "owner" | "admin" | "billing" | "member"; groups: ({ id: string; name: string })[] };
  };
  /** Say when somebody's membership of an organization ends on its own. Needs the permission `organization-member.set-end-date`. */
  "members.setEndDateInOrganization": {
    input: { organization: string; user: string; expiresAt: string | null };
    output: { user: { id: string; name: string; email: string; picture?: string }; status: "active" | "suspended"; joinedAt: string; expiresAt: string | null; lastSignInAt: string | null; lastSignInBy: string | null; lastApiUseAt: string | null; lastUiUseAt: string | null; role: "owner" | "admin" | "billing" | "member"; source: "manual" | "invitation" | "scim" | "claim"; vouchedBy: string | null; vouchedByName: string | null };
  };
  /** Suspend somebody's membership of an organization. Needs the permission `organization-member.suspend`. */
  "members.suspend": {
    input: { organization: string; user: string };
    output: { user: { id: string; name: string }; status: "active" | "suspended"; credentials: number };
  };
  /** End a meter: it takes no more events, and what was counted stays. Needs the permission `meter.archive`. */
  "meters.archive": {
    input: { organization: string; meter: string };
    output: { id: string | null; key: string; name: string; unit: string; aggregation: "sum" | "max"; whole: boolean; unitPrice: string | null; own: boolean; reported: boolean; status: "active" | "archived"; createdAt: string | null };
  };
  /** Define a meter, which usage events may name then. Needs the permission `meter.create`. */
  "meters.create": {
    input: { organization: string; key: string; name: string; unit: string; aggregation?: "sum" | "max" | undefined; whole?: boolean | undefined; unitPrice?: string | null | undefined };
    output: { id: string | null; key: string; name: string; unit: string; aggregation: "sum" | "max"; whole: boolean; unitPrice: string | null; own: boolean; reported: boolean; status: "active" | "archived"; createdAt: string | null };
  };
  /** List what is counted for an organization. Needs the permission `meter.list`. */
  "meters.list": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string | null; key: string; name: string; unit: string; aggregation: "sum" | "max"; whole: boolean; unitPrice: string | null; own: boolean; reported: boolean; status: "active" | "archived"; createdAt: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Change a meter's name, unit or price. Needs the permission `meter.update`. */
  "meters.update": {
    input: { organization: string; meter: string; name?: string | undefined; unit?: string | undefined; unitPrice?: string | null | undefined };
    output: { id: string | null; key: string; name: string; unit: string; aggregation: "sum" | "max"; whole: boolean; unitPrice: string | null; own: boolean; reported: boolean; status: "active" | "archived"; createdAt: string | null };
  };
  /** List what you were told. Needs the permission `notification.list`. */
  "notifications.list": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; state?: "all" | "unread" | undefined };
    output: { items: ({ id: string; kind: "workspace.added" | "group.added" | "project.added" | "collaborator.removed" | "role.changed" | "membership.removed" | "membership.suspended" | "membership.resumed" | "membership.ending" | "credential.ending" | "certificate.ending" | "invitation.accepted" | "invitation.declined" | "invitation.mismatch" | "invitation.asked-anew" | "join-request.created" | "join-request.approved" | "join-request.declined" | "access-request.created" | "access-request.approved" | "access-request.declined" | "project.handed-over" | "project.moved" | "project.removed" | "workspace.removed" | "organization.removed" | "directory.kept" | "directory.stopped" | "sign-in.new-browser" | "sso.ended" | "payment.failed" | "budget.used" | "budget.forecast" | "budget.reached"; title: string; sentence: string; path: string | null; data: Record<string, string | number | null>; createdAt: string; readAt: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List what you are told of, and how. Needs the permission `notification-choice.list`. */
  "notifications.listChoices": {
    input: NoInput;
    output: { items: ({ kind: "workspace.added" | "group.added" | "project.added" | "collaborator.removed" | "role.changed" | "membership.removed" | "membership.suspended" | "membership.resumed" | "membership.ending" | "credential.ending" | "certificate.ending" | "invitation.accepted" | "invitation.declined" | "invitation.mismatch" | "invitation.asked-anew" | "join-request.created" | "join-request.approved" | "join-request.declined" | "access-request.created" | "access-request.approved" | "access-request.declined" | "project.handed-over" | "project.moved" | "project.removed" | "workspace.removed" | "organization.removed" | "directory.kept" | "directory.stopped" | "sign-in.new-browser" | "sso.ended" | "payment.failed" | "budget.used" | "budget.forecast" | "budget.reached"; title: string; inbox: boolean; mail: boolean })[]; mailOn: boolean };
  };
  /** Mark notices as read. Needs the permission `notification.read`. */
  "notifications.read": {
    input: { notifications?: readonly (string)[] | undefined };
    output: { read: number };
  };
  /** Choose how you learn of one kind of notice. Needs the permission `notification-choice.set`. */
  "notifications.setChoice": {
    input: { kind: "workspace.added" | "group.added" | "project.added" | "collaborator.removed" | "role.changed" | "membership.removed" | "membership.suspended" | "membership.resumed" | "membership.ending" | "credential.ending" | "certificate.ending" | "invitation.accepted" | "invitation.declined" | "invitation.mismatch" | "invitation.asked-anew" | "join-request.created" | "join-request.approved" | "join-request.declined" | "access-request.created" | "access-request.approved" | "access-request.declined" | "project.handed-over" | "project.moved" | "project.removed" | "workspace.removed" | "organization.removed" | "directory.kept" | "directory.stopped" | "sign-in.new-browser" | "sso.ended" | "payment.failed" | "budget.used" | "budget.forecast" | "budget.reached"; inbox: boolean; mail: boolean };
    output: { kind: "workspace.added" | "group.added" | "project.added" | "collaborator.removed" | "role.changed" | "membership.removed" | "membership.suspended" | "membership.resumed" | "membership.ending" | "credential.ending" | "certificate.ending" | "invitation.accepted" | "invitation.declined" | "invitation.mismatch" | "invitation.asked-anew" | "join-request.created" | "join-request.approved" | "join-request.declined" | "access-request.created" | "access-request.approved" | "access-request.declined" | "project.handed-over" | "project.moved" | "project.removed" | "workspace.removed" | "organization.removed" | "directory.kept" | "directory.stopped" | "sign-in.new-browser" | "sso.ended" | "payment.failed" | "budget.used" | "budget.forecast" | "budget.reached"; title: string; inbox: boolean; mail: boolean };
  };
  /** Create a credential that reaches a whole organization; its secret key is shown once. Needs the permission `organization-credential.create`. */
  "organizationCredentials.create": {
    input: { organization: string; label?: string | undefined; expiresAt?: string | undefined; scopes?: { permissions?: readonly (string)[] | undefined; readOnly?: boolean | undefined; project?: string | undefined } | undefined; networks?: readonly (string)[] | undefined };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null; secretKey: string };
  };
  /** Let a credential work again whose organization was deleted and restored. Needs the permission `organization-credential.enable`. */
  "organizationCredentials.enable": {
    input: { organization: string; credential: string };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null };
  };
  /** Get a credential that reaches a whole organization. Needs the permission `organization-credential.read`. */
  "organizationCredentials.get": {
    input: { organization: string; credential: string };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null };
  };
  /** List what was done to a credential. Needs the permission `organization-credential.read`. */
  "organizationCredentials.history": {
    input: { organization: string; credential: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; at: string; actor: { type: string; id: string | null; name: string | null }; behalfOf: { id: string; name: string } | null; action: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List the credentials that reach a whole organization. Needs the permission `organization-credential.list`. */
  "organizationCredentials.list": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; of?: "me" | "everyone" | undefined };
    output: { items: ({ id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Relabel a credential. Needs the permission `organization-credential.relabel`. */
  "organizationCredentials.relabel": {
    input: { organization: string; credential: string; label: string };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null };
  };
  /** Revoke a credential for good. Needs the permission `organization-credential.revoke`. */
  "organizationCredentials.revoke": {
    input: { organization: string; credential: string };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null };
  };
  /** Give a credential a new secret key, beside which the old one works on for a while. Needs the permission `organization-credential.rotate`. */
  "organizationCredentials.rotate": {
    input: { organization: string; credential: string; overlapSeconds: number };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null; secretKey: string };
  };
  /** Say from which networks alone a credential is good. Needs the permission `organization-credential.set-networks`. */
  "organizationCredentials.setNetworks": {
    input: { organization: string; credential: string; networks: readonly (string)[] };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null };
  };
  /** Get how often each secret key of a credential was used in the last seven days, and from where. Needs the permission `organization-credential.read`. */
  "organizationCredentials.uses": {
    input: { organization: string; credential: string };
    output: { from: string; secretVersion: number; hours: ({ hour: string; secretVersion: number; count: number })[]; places: ({ secretVersion: number; address: string | null; agent: string | null; count: number; lastAt: string })[] };
  };
  /** Get how people come into an organization, and how long its credentials may live. Needs the permission `organization.read`. */
  "organizationPolicy.get": {
    input: { organization: string };
    output: { joinPolicy: "invited" | "ask" | "admit"; defaultRole: "viewer" | "member"; maxCredentialDays: number | null; requireSecondFactor: boolean; sessionIdleMinutes: number | null; sessionHours: number | null };
  };
  /** Change how people come into an organization, and how long its credentials may live. Needs the permission `organization.update-policy`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "organizationPolicy.update": {
    input: { organization: string; joinPolicy?: "invited" | "ask" | "admit" | undefined; defaultRole?: "viewer" | "member" | undefined; maxCredentialDays?: number | null | undefined; requireSecondFactor?: boolean | undefined; sessionIdleMinutes?: number | null | undefined; sessionHours?: number | null | undefined };
    output: { joinPolicy: "invited" | "ask" | "admit"; defaultRole: "viewer" | "member"; maxCredentialDays: number | null; requireSecondFactor: boolean; sessionIdleMinutes: number | null; sessionHours: number | null };
  };
  /** Create an organization with its default workspace. Needs the permission `organization.create`. */
  "organizations.create": {
    input: { name: string; slug?: string | undefined };
    output: { id: string; name: string; slug: string; personal: boolean; role: "owner" | "admin" | "billing" | "member"; status: "active" | "suspended"; needs: "sso" | "second_factor" | null; createdAt: string; defaultWorkspace: { id: string; name: string; slug: string } };
  };
  /** Get an organization. Needs the permission `organization.read`. */
  "organizations.get": {
    input: { organization: string };
    output: { id: string; name: string; slug: string; personal: boolean; role: "owner" | "admin" | "billing" | "member"; status: "active" | "suspended"; needs: "sso" | "second_factor" | null; createdAt: string };
  };
  /** List your organizations. Needs the permission `organization.list`. */
  "organizations.list": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; name: string; slug: string; personal: boolean; role: "owner" | "admin" | "billing" | "member"; status: "active" | "suspended"; needs: "sso" | "second_factor" | null; createdAt: string })[]; nextCursor: string | null; total: number | null };
  };
  /** List deleted organizations that you can restore. Needs the permission `organization.list-deleted`. */
  "organizations.listDeleted": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; name: string; slug: string; deletedAt: string; restorableUntil: string })[]; nextCursor: string | null; total: number | null };
  };
  /** List the workspaces of an organization. Needs the permission `organization-workspace.list`. */
  "organizations.listWorkspaces": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; state?: "active" | "archived" | "suspended" | "deleted" | undefined };
    output: { items: ({ id: string; name: string; slug: string; isDefault: boolean; role: "admin" | "member" | "viewer" | "custom"; status: "active" | "archived" | "suspended" | "deleted"; createdAt: string; deletedAt: string | null; restorableUntil: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** See what goes with the organization if it is deleted. Needs the permission `organization.remove`. */
  "organizations.previewRemoval": {
    input: { organization: string };
    output: { id: string; name: string; slug: string; workspaces: { total: number; names: (string)[] }; projects: number; members: number; serviceAccounts: number; credentials: number; invitations: number };
  };
  /** Delete an organization; for 30 days an owner can restore it. Needs the permission `organization.remove`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "organizations.remove": {
    input: { organization: string; name: string };
    output: { id: string; name: string; slug: string; deletedAt: string; credentials: number; invitations: number; links: number };
  };
  /** Rename an organization. Needs the permission `organization.rename`. */
  "organizations.rename": {
    input: { organization: string; name?: string | undefined; slug?: string | undefined };
    output: { id: string; name: string; slug: string; personal: boolean; role: "owner" | "admin" | "billing" | "member"; status: "active" | "suspended"; needs: "sso" | "second_factor" | null; createdAt: string };
  };
  /** Restore a deleted organization. Needs the permission `organization.restore`. */
  "organizations.restore": {
    input: { organization: string };
    output: { id: string; name: string; slug: string; personal: boolean; role: "owner" | "admin" | "billing" | "member"; status: "active" | "suspended"; needs: "sso" | "second_factor" | null; createdAt: string };
  };
  /** List the invoices of all organizations with what is left to pay. Needs the permission `payment.list-all`. */
  "owedInvoices.list": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; state?: "unpaid" | "all" | undefined };
    output: { items: ({ id: string; number: string; organization: { id: string; name: string }; currency: string; total: number; paid: number; outstanding: number; refunded: number; refundable: number; state: "open" | "processing" | "paid" | "overdue"; issuedAt: string; dueAt: string })[]; nextCursor: string | null; total: number | null };
  };
  /** Write down what arrived by transfer for an invoice, or what is asked for no more. Needs the permission `payment.record`. */
  "owedInvoices.recordPayment": {
    input: { invoice: string; kind?: "transfer" | "credit" | undefined; amount: number; receivedOn?: string | undefined; note?: string | undefined };
    output: { id: string; invoice: { id: string; number: string }; kind: "payment" | "credit" | "refund" | "dispute"; amount: number; currency: string; status: "pending" | "succeeded" | "failed"; failure: "authentication_required" | "canceled" | "card_declined" | "card_expired" | "card_wrong" | "dispute_won" | "insufficient_funds" | "method_gone" | "never_arrived" | "paid_before" | "provider_gone" | "provider_refused" | "refund_failed" | null; method: string; note: string; createdAt: string; settledAt: string | null };
  };
  /** Write down what was given back by transfer of an invoice that was paid so. Needs the permission `payment.refund`. */
  "owedInvoices.recordRefund": {
    input: { invoice: string; amount: number; refundedOn?: string | undefined; note?: string | undefined };
    output: { id: string; invoice: { id: string; number: string }; kind: "payment" | "credit" | "refund" | "dispute"; amount: number; currency: string; status: "pending" | "succeeded" | "failed"; failure: "authentication_required" | "canceled" | "card_declined" | "card_expired" | "card_wrong" | "dispute_won" | "insufficient_funds" | "method_gone" | "never_arrived" | "paid_before" | "provider_gone" | "provider_refused" | "refund_failed" | null; method: string; note: string; createdAt: string; settledAt: string | null };
  };
  /** Get the caller's own vault, without its values. Needs the permission `own-vault.read`. */
  "ownVault.get": {
    input: { workspace?: string | undefined };
    output: { id: string | null; format: "hocon" | "json" | "yaml"; active: boolean; version: number; appliedVersion: number | null; keyCount: number; topKeys: (string)[]; updatedAt: string | null; updatedBy: { id: string; name: string } | null };
  };
  /** List what was done to the caller's own vault. Needs the permission `own-vault.read`. */
  "ownVault.history": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; at: string; actor: { type: string; id: string | null; name: string | null }; behalfOf: { id: string; name: string } | null; action: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Bring a former version of the caller's own vault back, as a new one. Needs the permission `own-vault.restore`. */
  "ownVault.restore": {
    input: { workspace?: string | undefined; version: number };
    output: { id: string | null; format: "hocon" | "json" | "yaml"; active: boolean; version: number; appliedVersion: number | null; keyCount: number; topKeys: (string)[]; updatedAt: string | null; updatedBy: { id: string; name: string } | null };
  };
  /** Show what the caller's own vault says. Needs the permission `own-vault.reveal`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "ownVault.reveal": {
    input: { workspace?: string | undefined; version?: number | undefined; compareWith?: number | undefined };
    output: { version: number; format: "hocon" | "json" | "yaml"; content: string; id: string; compared: { version: number; format: "hocon" | "json" | "yaml"; content: string } | null };
  };
  /** Set what the caller's own vault says, or whether it counts. Needs the permission `own-vault.set`. */
  "ownVault.set": {
    input: { workspace?: string | undefined; format?: "hocon" | "json" | "yaml" | undefined; content?: string | undefined; active?: boolean | undefined; expectedVersion?: number | undefined };
    output: { id: string | null; format: "hocon" | "json" | "yaml"; active: boolean; version: number; appliedVersion: number | null; keyCount: number; topKeys: (string)[]; updatedAt: string | null; updatedBy: { id: string; name: string } | null };
  };
  /** List the versions of the caller's own vault. Needs the permission `own-vault.read`. */
  "ownVault.versions": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; number: number; format: "hocon" | "json" | "yaml"; keyCount: number; restoredFrom: number | null; createdAt: string; createdBy: { id: string; name: string } | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Pay by transfer, or open the payment provider's page on which a card is given. Needs the permission `payment-method.add`. */
  "paymentMethods.add": {
    input: { organization: string; kind: "transfer" | "card"; next?: string | undefined };
    output: { method: { id: string; kind: "transfer" | "card"; brand: string; last4: string; expiresMonth: number | null; expiresYear: number | null; isDefault: boolean; createdAt: string } | null; url: string | null };
  };
  /** Take over the card that was given on the payment provider's page. Needs the permission `payment-method.confirm`. */
  "paymentMethods.confirm": {
    input: { organization: string; session: string };
    output: { id: string; kind: "transfer" | "card"; brand: string; last4: string; expiresMonth: number | null; expiresYear: number | null; isDefault: boolean; createdAt: string };
  };
  /** List what an organization pays by. Needs the permission `payment-method.list`. */
  "paymentMethods.list": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; kind: "transfer" | "card"; brand: string; last4: string; expiresMonth: number | null; expiresYear: number | null; isDefault: boolean; createdAt: string })[]; nextCursor: string | null; total: number | null; cards: boolean; paymentNote: string };
  };
  /** Forget a card, here and at the provider. Needs the permission `payment-method.remove`. */
  "paymentMethods.remove": {
    input: { organization: string; method: string };
    output: { id: string };
  };
  /** Pay invoices by this from now on. Needs the permission `payment-method.set-default`. */
  "paymentMethods.setDefault": {
    input: { organization: string; method: string };
    output: { id: string; kind: "transfer" | "card"; brand: string; last4: string; expiresMonth: number | null; expiresYear: number | null; isDefault: boolean; createdAt: string };
  };
  /** List the payments of an organization, those that failed too. Needs the permission `payment.list`. */
  "payments.list": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; status?: "pending" | "succeeded" | "failed" | undefined; invoice?: string | undefined };
    output: { items: ({ id: string; invoice: { id: string; number: string }; kind: "payment" | "credit" | "refund" | "dispute"; amount: number; currency: string; status: "pending" | "succeeded" | "failed"; failure: "authentication_required" | "canceled" | "card_declined" | "card_expired" | "card_wrong" | "dispute_won" | "insufficient_funds" | "method_gone" | "never_arrived" | "paid_before" | "provider_gone" | "provider_refused" | "refund_failed" | null; method: string; note: string; createdAt: string; settledAt: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Pay an invoice by the default card; the answer is a payment that is under way. Needs the permission `invoice.pay`. */
  "payments.pay": {
    input: { organization: string; invoice: string };
    output: { id: string; invoice: { id: string; number: string }; kind: "payment" | "credit" | "refund" | "dispute"; amount: number; currency: string; status: "pending" | "succeeded" | "failed"; failure: "authentication_required" | "canceled" | "card_declined" | "card_expired" | "card_wrong" | "dispute_won" | "insufficient_funds" | "method_gone" | "never_arrived" | "paid_before" | "provider_gone" | "provider_refused" | "refund_failed" | null; method: string; note: string; createdAt: string; settledAt: string | null };
  };
  /** Get what a browser needs to finish the waiting sign-in by a passkey */
  "pendingSignIns.challenge": {
    input: NoInput;
    output: Record<string, unknown>;
  };
  /** With what the waiting sign-in can be finished */
  "pendingSignIns.get": {
    input: NoInput;
    output: { email: string; totp: boolean; passkeys: boolean; recoveryCodes: boolean };
  };
  /** Get what a browser needs to sign in by a passkey alone */
  "pendingSignIns.passkeyChallenge": {
    input: NoInput;
    output: Record<string, unknown>;
  };
  /** Finish the waiting sign-in by a code */
  "pendingSignIns.proveCode": {
    input: { code: string };
    output: { ticket: string };
  };
  /** Finish the waiting sign-in by a passkey */
  "pendingSignIns.provePasskey": {
    input: { credential: { id: string; rawId: string; type: "public-key"; authenticatorAttachment?: "cross-platform" | "platform" | undefined; clientExtensionResults: Record<string, unknown>; response: { clientDataJSON: string; authenticatorData: string; signature: string; userHandle?: string | undefined } } };
    output: { ticket: string };
  };
  /** Sign in by a passkey alone */
  "pendingSignIns.signInByPasskey": {
    input: { credential: { id: string; rawId: string; type: "public-key"; authenticatorAttachment?: "cross-platform" | "platform" | undefined; clientExtensionResults: Record<string, unknown>; response: { clientDataJSON: string; authenticatorData: string; signature: string; userHandle?: string | undefined } } };
    output: { ticket: string };
  };
  /** Remove the caller's picture. Needs the permission `picture.remove`. */
  "pictures.remove": {
    input: NoInput;
    output: { picture: string | null };
  };
  /** Show the caller by a picture. Needs the permission `picture.set`. */
  "pictures.set": {
    input: { picture: string };
    output: { picture: string | null };
  };
  /** Offer a plan no more; who is on it stays. Needs the permission `plan.archive`. */
  "plans.archive": {
    input: { plan: string };
    output: { id: string; name: string; description: string; version: number; public: boolean; own: boolean; archived: boolean; terms: { charged: boolean; basePrice: number; seatPrice: number; includedSeats: number; limits: { members: number | null; storageBytes: number | null; apiCalls: number | null }; meters: ({ meter: string; where: Record<string, string>; included: string; unitPrice: string })[] } };
  };
  /** Define a plan. Needs the permission `plan.create`. */
  "plans.create": {
    input: { name: string; description?: string | undefined; public?: boolean | undefined; terms: { charged: boolean; basePrice: number; seatPrice: number; includedSeats: number; limits: { members: number | null; storageBytes: number | null; apiCalls: number | null }; meters: readonly ({ meter: string; where?: Record<string, string> | undefined; included?: string | undefined; unitPrice: string })[] } };
    output: { id: string; name: string; description: string; version: number; public: boolean; own: boolean; archived: boolean; terms: { charged: boolean; basePrice: number; seatPrice: number; includedSeats: number; limits: { members: number | null; storageBytes: number | null; apiCalls: number | null }; meters: ({ meter: string; where: Record<string, string>; included: string; unitPrice: string })[] } };
  };
  /** List the plans of the installation. Needs the permission `plan.list-all`. */
  "plans.list": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; name: string; description: string; version: number; public: boolean; own: boolean; archived: boolean; terms: { charged: boolean; basePrice: number; seatPrice: number; includedSeats: number; limits: { members: number | null; storageBytes: number | null; apiCalls: number | null }; meters: ({ meter: string; where: Record<string, string>; included: string; unitPrice: string })[] } })[]; nextCursor: string | null; total: number | null };
  };
  /** Change a plan; who is on it keeps what they agreed to. Needs the permission `plan.update`. */
  "plans.update": {
    input: { plan: string; name?: string | undefined; description?: string | undefined; public?: boolean | undefined; terms?: { charged: boolean; basePrice: number; seatPrice: number; includedSeats: number; limits: { members: number | null; storageBytes: number | null; apiCalls: number | null }; meters: readonly ({ meter: string; where?: Record<string, string> | undefined; included?: string | undefined; unitPrice: string })[] } | undefined };
    output: { id: string; name: string; description: string; version: number; public: boolean; own: boolean; archived: boolean; terms: { charged: boolean; basePrice: number; seatPrice: number; includedSeats: number; limits: { members: number | null; storageBytes: number | null; apiCalls: number | null }; meters: ({ meter: string; where: Record<string, string>; included: string; unitPrice: string })[] } };
  };
  /** How the product behaves for the caller. Needs the permission `preferences.read`. */
  "preferences.get": {
    input: NoInput;
    output: { showHiddenProjects: boolean; hideExamples: boolean; hiDpi: boolean; noProTips: boolean; hiddenArguments: (string)[] };
  };
  /** Change how the product behaves for the caller. Needs the permission `preferences.update`. */
  "preferences.update": {
    input: { showHiddenProjects?: boolean | undefined; hideExamples?: boolean | undefined; hiDpi?: boolean | undefined; noProTips?: boolean | undefined; hiddenArguments?: readonly (string)[] | null | undefined };
    output: { showHiddenProjects: boolean; hideExamples: boolean; hiDpi: boolean; noProTips: boolean; hiddenArguments: (string)[] };
  };
  /** Create a credential of a project with a role in it; its secret key is shown once. Needs the permission `project-credential.create`. */
  "projectCredentials.create": {
    input: { workspace?: string | undefined; project?: string | undefined; label?: string | undefined; expiresAt?: string | undefined; scopes?: { permissions?: readonly (string)[] | undefined; readOnly?: boolean | undefined; project?: string | undefined } | undefined; networks?: readonly (string)[] | undefined; role?: "admin" | "member" | "viewer" | undefined };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null; secretKey: string };
  };
  /** Let a credential of a project work again that was deleted and restored. Needs the permission `project-credential.enable`. */
  "projectCredentials.enable": {
    input: { workspace?: string | undefined; project?: string | undefined; credential: string };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null };
  };
  /** Get a credential of a project. Needs the permission `project-credential.read`. */
  "projectCredentials.get": {
    input: { workspace?: string | undefined; project?: string | undefined; credential: string };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null };
  };
  /** List what was done with a credential of a project. Needs the permission `project-credential.read`. */
  "projectCredentials.history": {
    input: { workspace?: string | undefined; project?: string | undefined; credential: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; at: string; actor: { type: string; id: string | null; name: string | null }; behalfOf: { id: string; name: string } | null; action: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List the credentials of a project. Needs the permission `project-credential.list`. */
  "projectCredentials.list": {
    input: { workspace?: string | undefined; project?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Relabel a credential of a project. Needs the permission `project-credential.relabel`. */
  "projectCredentials.relabel": {
    input: { workspace?: string | undefined; project?: string | undefined; credential: string; label: string };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null };
  };
  /** Revoke a credential of a project for good. Needs the permission `project-credential.revoke`. */
  "projectCredentials.revoke": {
    input: { workspace?: string | undefined; project?: string | undefined; credential: string };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null };
  };
  /** Give a credential of a project a new secret key; the old one works on for the overlap. Needs the permission `project-credential.rotate`. */
  "projectCredentials.rotate": {
    input: { workspace?: string | undefined; project?: string | undefined; credential: string; overlapSeconds: number };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null; secretKey: string };
  };
  /** Say from which addresses and networks a credential of a project is good. Needs the permission `project-credential.set-networks`. */
  "projectCredentials.setNetworks": {
    input: { workspace?: string | undefined; project?: string | undefined; credential: string; networks: readonly (string)[] };
    output: { id: string; label: string; accessKey: string; owner: { type: "user" | "service_account"; id: string | null; name: string; email: string | null; removed: boolean }; project: { id: string; slug: string; name: string } | null; projectRole: "admin" | "member" | "viewer" | null; status: "active" | "expired" | "revoked" | "disabled"; scopes: { permissions: (string)[] | null; readOnly: boolean; project: string | null } | null; networks: (string)[]; createdAt: string; createdBy: { id: string; name: string } | null; expiresAt: string | null; overPolicy: boolean; secretVersion: number; rotatedAt: string | null; previousEndsAt: string | null; revokedAt: string | null; revokedBy: { id: string; name: string } | null; revokedReason: "revoked" | "removed" | "left" | "membership_ended" | "account_removed" | "password_reset" | "service_account_removed" | null; lastUsedAt: string | null; lastUsedAddress: string | null; lastUsedAgent: string | null };
  };
  /** Say how often each secret key of a credential of a project was used, from where and by what. Needs the permission `project-credential.read`. */
  "projectCredentials.uses": {
    input: { workspace?: string | undefined; project?: string | undefined; credential: string };
    output: { from: string; secretVersion: number; hours: ({ hour: string; secretVersion: number; count: number })[]; places: ({ secretVersion: number; address: string | null; agent: string | null; count: number; lastAt: string })[] };
  };
  /** Keep a third-party key for a project; anyone who can run jobs in it can read it. Needs the permission `third-party-key.create`. */
  "projectKeys.create": {
    input: { workspace?: string | undefined; project?: string | undefined; name: string; value: { kind: "aws"; accessKeyId: string; secretAccessKey: string; sessionToken?: string | undefined; region?: string | undefined } | { kind: "gcp"; serviceAccountJson: string } | { kind: "azure"; tenantId: string; clientId: string; clientSecret: string; subscriptionId?: string | undefined } | { kind: "docker"; registry: string; username: string; password: string } | { kind: "git"; host: string; username: string; token?: string | undefined; sshKey?: string | undefined } | { kind: "kaggle"; username: string; key: string } | { kind: "hugging-face"; token: string } | { kind: "ngc"; apiKey: string; org?: string | undefined } | { kind: "generic"; value: string; environmentVariable?: string | undefined } };
    output: { id: string; name: string; kind: "aws" | "gcp" | "azure" | "docker" | "git" | "kaggle" | "hugging-face" | "ngc" | "generic"; details: Record<string, string>; version: number; copied: boolean; createdAt: string; createdBy: { id: string; name: string } | null; updatedAt: string; updatedBy: { id: string; name: string } | null; lastUsedAt: string | null };
  };
  /** Get a third-party key of a project without its secrets. Needs the permission `third-party-key.list`, or a credential that names `project-key.use`. */
  "projectKeys.get": {
    input: { workspace?: string | undefined; project?: string | undefined; key: string };
    output: { id: string; name: string; kind: "aws" | "gcp" | "azure" | "docker" | "git" | "kaggle" | "hugging-face" | "ngc" | "generic"; details: Record<string, string>; version: number; copied: boolean; createdAt: string; createdBy: { id: string; name: string } | null; updatedAt: string; updatedBy: { id: string; name: string } | null; lastUsedAt: string | null };
  };
  /** List what was done with a third-party key of a project, and who read it. Needs the permission `third-party-key.list`. */
  "projectKeys.history": {
    input: { workspace?: string | undefined; project?: string | undefined; key: string; limit?: number | undefined; cursor?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; at: string; actor: { type: string; id: string | null; name: string | null }; behalfOf: { id: string; name: string } | null; action: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List the third-party keys of a project without their secrets; to an agent, those that it may fetch. Needs the permission `third-party-key.list`, or a credential that names `project-key.use`. */
  "projectKeys.list": {
    input: { workspace?: string | undefined; project?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; kind?: "aws" | "gcp" | "azure" | "docker" | "git" | "kaggle" | "hugging-face" | "ngc" | "generic" | undefined };
    output: { items: ({ id: string; name: string; kind: "aws" | "gcp" | "azure" | "docker" | "git" | "kaggle" | "hugging-face" | "ngc" | "generic"; details: Record<string, string>; version: number; copied: boolean; createdAt: string; createdBy: { id: string; name: string } | null; updatedAt: string; updatedBy: { id: string; name: string } | null; lastUsedAt: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Delete a third-party key of a project. Needs the permission `third-party-key.remove`. */
  "projectKeys.remove": {
    input: { workspace?: string | undefined; project?: string | undefined; key: string };
    output: { id: string; name: string };
  };
  /** Rename a third-party key of a project. Needs the permission `third-party-key.rename`. */
  "projectKeys.rename": {
    input: { workspace?: string | undefined; project?: string | undefined; key: string; name: string };
    output: { id: string; name: string; kind: "aws" | "gcp" | "azure" | "docker" | "git" | "kaggle" | "hugging-face" | "ngc" | "generic"; details: Record<string, string>; version: number; copied: boolean; createdAt: string; createdBy: { id: string; name: string } | null; updatedAt: string; updatedBy: { id: string; name: string } | null; lastUsedAt: string | null };
  };
  /** Put another value in the place of a third-party key's, without seeing the former one. Needs the permission `third-party-key.replace`. */
  "projectKeys.replace": {
    input: { workspace?: string | undefined; project?: string | undefined; key: string; value: { kind: "aws"; accessKeyId: string; secretAccessKey: string; sessionToken?: string | undefined; region?: string | undefined } | { kind: "gcp"; serviceAccountJson: string } | { kind: "azure"; tenantId: string; clientId: string; clientSecret: string; subscriptionId?: string | undefined } | { kind: "docker"; registry: string; username: string; password: string } | { kind: "git"; host: string; username: string; token?: string | undefined; sshKey?: string | undefined } | { kind: "kaggle"; username: string; key: string } | { kind: "hugging-face"; token: string } | { kind: "ngc"; apiKey: string; org?: string | undefined } | { kind: "generic"; value: string; environmentVariable?: string | undefined } };
    output: { id: string; name: string; kind: "aws" | "gcp" | "azure" | "docker" | "git" | "kaggle" | "hugging-face" | "ngc" | "generic"; details: Record<string, string>; version: number; copied: boolean; createdAt: string; createdBy: { id: string; name: string } | null; updatedAt: string; updatedBy: { id: string; name: string } | null; lastUsedAt: string | null };
  };
  /** Read a third-party key: its project's owner, and agents by a credential that names project-key.use. Needs the permission `third-party-key.reveal`, or a credential that names `project-key.use`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "projectKeys.reveal": {
    input: { workspace?: string | undefined; project?: string | undefined; key: string };
    output: { id: string; name: string; version: number; value: { kind: "aws"; accessKeyId: string; secretAccessKey: string; sessionToken?: string; region?: string } | { kind: "gcp"; serviceAccountJson: string } | { kind: "azure"; tenantId: string; clientId: string; clientSecret: string; subscriptionId?: string } | { kind: "docker"; registry: unknown; username: string; password: string } | { kind: "git"; host: unknown; username: string; token?: string; sshKey?: string } | { kind: "kaggle"; username: string; key: string } | { kind: "hugging-face"; token: string } | { kind: "ngc"; apiKey: string; org?: string } | { kind: "generic"; value: string; environmentVariable?: string } };
  };
  /** Archive a project: it can be read and not changed. Needs the permission `project.archive`. */
  "projects.archive": {
    input: { workspace?: string | undefined; project?: string | undefined };
    output: { id: string; slug: string; name: string; description: string; visibility: "private" | "open"; hidden: boolean; kind: "ordinary" | "default" | "examples"; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; owner: { id: string; name: string } | null; isDefault: boolean; status: "active" | "archived" | "deleted"; createdAt: string; deletedAt: string | null; restorable?: boolean };
  };
  /** Create a project. Needs the permission `project.create`. */
  "projects.create": {
    input: { workspace?: string | undefined; name: string; slug?: string | undefined; description?: string | undefined; visibility?: "private" | "open" | undefined; copyKeys?: boolean | undefined };
    output: { id: string; slug: string; name: string; description: string; visibility: "private" | "open"; hidden: boolean; kind: "ordinary" | "default" | "examples"; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; owner: { id: string; name: string } | null; isDefault: boolean; status: "active" | "archived" | "deleted"; createdAt: string; deletedAt: string | null; restorable?: boolean };
  };
  /** Get a project. Needs the permission `project.read`. */
  "projects.get": {
    input: { workspace?: string | undefined; project?: string | undefined };
    output: { id: string; slug: string; name: string; description: string; visibility: "private" | "open"; hidden: boolean; kind: "ordinary" | "default" | "examples"; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; owner: { id: string; name: string } | null; isDefault: boolean; status: "active" | "archived" | "deleted"; createdAt: string; deletedAt: string | null; restorable?: boolean; workspace: { id: string; name: string; slug: string }; organization: { id: string; name: string; slug: string; personal: boolean }; inWorkspace: boolean; permissions: (string)[] };
  };
  /** Make somebody else the owner of a project. Needs the permission `project.hand-over`. */
  "projects.handOver": {
    input: { workspace?: string | undefined; project?: string | undefined; user: string };
    output: { id: string; slug: string; name: string; description: string; visibility: "private" | "open"; hidden: boolean; kind: "ordinary" | "default" | "examples"; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; owner: { id: string; name: string } | null; isDefault: boolean; status: "active" | "archived" | "deleted"; createdAt: string; deletedAt: string | null; restorable?: boolean };
  };
  /** List the projects of a workspace. Needs the permission `project.list`. */
  "projects.list": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; state?: "active" | "archived" | "deleted" | undefined };
    output: { items: ({ id: string; slug: string; name: string; description: string; visibility: "private" | "open"; hidden: boolean; kind: "ordinary" | "default" | "examples"; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; owner: { id: string; name: string } | null; isDefault: boolean; status: "active" | "archived" | "deleted"; createdAt: string; deletedAt: string | null; restorable?: boolean })[]; nextCursor: string | null; total: number | null };
  };
  /** List your projects and those that you are a member of. Needs the permission `project.list-mine`. */
  "projects.listMine": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; of?: "all" | "owned" | "member" | undefined; state?: "active" | "archived" | undefined };
    output: { items: ({ id: string; slug: string; name: string; description: string; visibility: "private" | "open"; hidden: boolean; kind: "ordinary" | "default" | "examples"; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; owner: { id: string; name: string } | null; isDefault: boolean; status: "active" | "archived" | "deleted"; createdAt: string; deletedAt: string | null; restorable?: boolean; collaborator: boolean; workspace: { id: string; name: string; slug: string }; organization: { id: string; name: string; slug: string; personal: boolean } })[]; nextCursor: string | null; total: number | null };
  };
  /** Move a project to another workspace. Needs the permission `project.move`. */
  "projects.move": {
    input: { workspace?: string | undefined; project?: string | undefined; to: string; slug?: string | undefined };
    output: { id: string; slug: string; name: string; description: string; visibility: "private" | "open"; hidden: boolean; kind: "ordinary" | "default" | "examples"; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; owner: { id: string; name: string } | null; isDefault: boolean; status: "active" | "archived" | "deleted"; createdAt: string; deletedAt: string | null; restorable?: boolean; workspace: { id: string; name: string; slug: string } };
  };
  /** See what moving a project would change. Needs the permission `project.move`. */
  "projects.previewMove": {
    input: { workspace?: string | undefined; project?: string | undefined; to: string };
    output: { target: { id: string; name: string; slug: string }; slugTaken: boolean; collaborators: { total: number; people: ({ id: string; name: string })[] }; customRoles: { total: number; people: ({ id: string; name: string })[] }; invitations: number; rules: number; requests: number; defaults: number; credentials: number; ownCredentials: number; keys: number; gain: { total: number; people: ({ id: string; name: string })[] }; lose: { total: number; people: ({ id: string; name: string })[] } };
  };
  /** See what deleting a project would end. Needs the permission `project.remove`. */
  "projects.previewRemoval": {
    input: { workspace?: string | undefined; project?: string | undefined };
    output: { collaborators: { total: number; people: ({ id: string; name: string })[] }; external: { total: number; people: ({ id: string; name: string })[] }; invitations: number; rules: number; credentials: number; keys: number };
  };
  /** See who would come to reach a project, and who would no longer. Needs the permission `project.set-visibility`. */
  "projects.previewVisibility": {
    input: { workspace?: string | undefined; project?: string | undefined; visibility: "private" | "open" };
    output: { gain: { total: number; people: ({ id: string; name: string })[] }; lose: { total: number; people: ({ id: string; name: string })[] } };
  };
  /** Look up anew which GPU types the clusters of the organization have. Needs the permission `project.refresh-gpu-types`. */
  "projects.refreshGpuTypes": {
    input: { workspace?: string | undefined; project?: string | undefined };
    output: { ownedCompute: boolean; hidden: boolean; gpuTypes: (string)[] | null; gpuTypesRefreshedAt: string | null };
  };
  /** Delete a project; it can be restored for 30 days. Needs the permission `project.remove`. */
  "projects.remove": {
    input: { workspace?: string | undefined; project?: string | undefined; name: string };
    output: { id: string; slug: string; name: string; description: string; visibility: "private" | "open"; hidden: boolean; kind: "ordinary" | "default" | "examples"; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; owner: { id: string; name: string } | null; isDefault: boolean; status: "active" | "archived" | "deleted"; createdAt: string; deletedAt: string | null; restorable?: boolean };
  };
  /** Rename a project. Needs the permission `project.rename`. */
  "projects.rename": {
    input: { workspace?: string | undefined; project?: string | undefined; name?: string | undefined; slug?: string | undefined; description?: string | undefined };
    output: { id: string; slug: string; name: string; description: string; visibility: "private" | "open"; hidden: boolean; kind: "ordinary" | "default" | "examples"; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; owner: { id: string; name: string } | null; isDefault: boolean; status: "active" | "archived" | "deleted"; createdAt: string; deletedAt: string | null; restorable?: boolean };
  };
  /** Restore a deleted project. Needs the permission `project.restore`. */
  "projects.restore": {
    input: { workspace?: string | undefined; project?: string | undefined };
    output: { id: string; slug: string; name: string; description: string; visibility: "private" | "open"; hidden: boolean; kind: "ordinary" | "default" | "examples"; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; owner: { id: string; name: string } | null; isDefault: boolean; status: "active" | "archived" | "deleted"; createdAt: string; deletedAt: string | null; restorable?: boolean };
  };
  /** Make a project your default in its workspace. Needs the permission `project.set-default`. */
  "projects.setDefault": {
    input: { workspace?: string | undefined; project?: string | undefined; default?: boolean | undefined };
    output: { id: string; slug: string; name: string; description: string; visibility: "private" | "open"; hidden: boolean; kind: "ordinary" | "default" | "examples"; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; owner: { id: string; name: string } | null; isDefault: boolean; status: "active" | "archived" | "deleted"; createdAt: string; deletedAt: string | null; restorable?: boolean };
  };
  /** Open or close a project to its workspace. Needs the permission `project.set-visibility`. */
  "projects.setVisibility": {
    input: { workspace?: string | undefined; project?: string | undefined; visibility: "private" | "open" };
    output: { id: string; slug: string; name: string; description: string; visibility: "private" | "open"; hidden: boolean; kind: "ordinary" | "default" | "examples"; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; owner: { id: string; name: string } | null; isDefault: boolean; status: "active" | "archived" | "deleted"; createdAt: string; deletedAt: string | null; restorable?: boolean };
  };
  /** Get the settings of a project. Needs the permission `project.read`. */
  "projects.settings": {
    input: { workspace?: string | undefined; project?: string | undefined };
    output: { ownedCompute: boolean; hidden: boolean; gpuTypes: (string)[] | null; gpuTypesRefreshedAt: string | null };
  };
  /** Bring an archived project back. Needs the permission `project.unarchive`. */
  "projects.unarchive": {
    input: { workspace?: string | undefined; project?: string | undefined };
    output: { id: string; slug: string; name: string; description: string; visibility: "private" | "open"; hidden: boolean; kind: "ordinary" | "default" | "examples"; role: "owner" | "admin" | "member" | "viewer" | "custom" | "access"; owner: { id: string; name: string } | null; isDefault: boolean; status: "active" | "archived" | "deleted"; createdAt: string; deletedAt: string | null; restorable?: boolean };
  };
  /** Say whether a project uses owned compute alone, and whether it is hidden. Needs the permission `project.update-settings`. */
  "projects.updateSettings": {
    input: { workspace?: string | undefined; project?: string | undefined; ownedCompute?: boolean | undefined; hidden?: boolean | undefined };
    output: { ownedCompute: boolean; hidden: boolean; gpuTypes: (string)[] | null; gpuTypesRefreshedAt: string | null };
  };
  /** Create the token of a directory. Needs the permission `provisioning-token.create`. */
  "provisioning.createToken": {
    input: { organization: string; label: string; expiresAt?: string | undefined };
    output: { id: string; label: string; status: "active" | "expired" | "revoked"; overPolicy: boolean; createdBy: string | null; makerMay: boolean; createdAt: string; expiresAt: string | null; lastUsedAt: string | null; revokedAt: string | null; token: string; url: string };
  };
  /** Get how provisioning by directories stands. Needs the permission `provisioning.read`. */
  "provisioning.get": {
    input: { organization: string };
    output: { url: string; brake: number; stoppedAt: string | null; people: number; waiting: number; groups: number; removed: number; lastCallAt: string | null };
  };
  /** List what directories asked, for 30 days. Needs the permission `provisioning.read`. */
  "provisioning.listCalls": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; result?: "done" | "refused" | undefined };
    output: { items: ({ id: string; at: string; token: string; tokenLabel: string | null; method: string; path: string; status: number; detail: string; milliseconds: number })[]; nextCursor: string | null; total: number | null };
  };
  /** List the tokens of an organization's directories. Needs the permission `provisioning-token.list`. */
  "provisioning.listTokens": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; label: string; status: "active" | "expired" | "revoked"; overPolicy: boolean; createdBy: string | null; makerMay: boolean; createdAt: string; expiresAt: string | null; lastUsedAt: string | null; revokedAt: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Let directories take people away again. Needs the permission `provisioning.resume`. */
  "provisioning.resume": {
    input: { organization: string };
    output: { url: string; brake: number; stoppedAt: string | null; people: number; waiting: number; groups: number; removed: number; lastCallAt: string | null };
  };
  /** Revoke the token of a directory. Needs the permission `provisioning-token.revoke`. */
  "provisioning.revokeToken": {
    input: { organization: string; token: string };
    output: { id: string; label: string; status: "active" | "expired" | "revoked"; overPolicy: boolean; createdBy: string | null; makerMay: boolean; createdAt: string; expiresAt: string | null; lastUsedAt: string | null; revokedAt: string | null };
  };
  /** Give back whom directories took away within the last day. Needs the permission `provisioning.undo`. */
  "provisioning.undo": {
    input: { organization: string };
    output: { resumed: number; groups: number; skipped: number };
  };
  /** Say how many people a directory may take away at once. Needs the permission `provisioning.update`. */
  "provisioning.update": {
    input: { organization: string; brake: number };
    output: { url: string; brake: number; stoppedAt: string | null; people: number; waiting: number; groups: number; removed: number; lastCallAt: string | null };
  };
  /** Ask whether so much of a meter may still be used: by budgets with a hard stop, and by the plan. Needs the permission `quota.ask`. */
  "quotas.ask": {
    input: { workspace?: string | undefined; project?: string | undefined; actor?: string | undefined; meter: string; quantity?: string | undefined; dimensions?: Record<string, string> | undefined };
    output: { allowed: boolean; reason: "budget_reached" | "plan_limit" | null; remaining: string | null };
  };
  /** Say whether single sign-on is required, and what is missing. Needs the permission `require-sso.read`. */
  "requireSso.get": {
    input: { organization: string };
    output: { state: "off" | "waiting" | "on"; requiredAt: string | null; endsAt: string | null; message: string; admitsExternal: boolean; missing: ("domain" | "connection" | "test" | "second_way")[]; owners: ({ id: string; name: string; email: string; breakGlass: boolean; ready: boolean })[]; people: { members: number; known: number; external: number } };
  };
  /** Set an owner apart who comes in although the provider is required, or take that back. Needs the permission `organization-member.set-break-glass`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "requireSso.setBreakGlass": {
    input: { organization: string; user: string; breakGlass: boolean };
    output: { id: string; name: string; email: string; breakGlass: boolean; ready: boolean };
  };
  /** Require single sign-on no more. Needs the permission `organization.stop-requiring-sso`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "requireSso.turnOff": {
    input: { organization: string };
    output: { state: "off" };
  };
  /** Require single sign-on; it ends by itself unless somebody comes in by the provider in time. Needs the permission `organization.require-sso`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "requireSso.turnOn": {
    input: { organization: string };
    output: { endsAt: string };
  };
  /** Change what people read who have to sign in by the provider, and whether external people need not. Needs the permission `require-sso.update`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "requireSso.update": {
    input: { organization: string; message?: string | undefined; admitsExternal?: boolean | undefined };
    output: { message: string; admitsExternal: boolean };
  };
  /** Register a type of resources. Needs the permission `resource-type.create`. */
  "resourceTypes.create": {
    input: { id: string; label: string; level: "workspace" | "project" };
    output: { id: string; label: string; level: "workspace" | "project"; registered: boolean };
  };
  /** List the types of resources, those of the operator too. Needs the permission `resource.list`. */
  "resourceTypes.list": {
    input: { workspace?: string | undefined; search?: string | undefined };
    output: { items: ({ id: string; label: string; level: "workspace" | "project"; registered: boolean })[]; nextCursor: string | null; total: number | null };
  };
  /** List the types of resources. Needs the permission `resource-type.list`. */
  "resourceTypes.listAll": {
    input: { search?: string | undefined };
    output: { items: ({ id: string; label: string; level: "workspace" | "project"; registered: boolean })[]; nextCursor: string | null; total: number | null };
  };
  /** Take a type of resources back that nothing is of. Needs the permission `resource-type.remove`. */
  "resourceTypes.remove": {
    input: { type: string };
    output: { id: string; label: string; level: "workspace" | "project"; registered: boolean };
  };
  /** Change what people read of a type of resources. Needs the permission `resource-type.update`. */
  "resourceTypes.update": {
    input: { type: string; label: string };
    output: { id: string; label: string; level: "workspace" | "project"; registered: boolean };
  };
  /** Get a resource. Needs the permission `resource.list`. */
  "resources.get": {
    input: { workspace?: string | undefined; resource: string };
    output: { id: string; type: string; externalId: string; name: string; project: { id: string | null; slug: string | null; name: string } | null; shared: boolean; owner: { id: string; name: string; removed: boolean }; sizeBytes: number | null; attributes: Record<string, string | number | boolean | null>; url: string | null; lastUsedAt: string | null; createdAt: string; updatedAt: string; permissions: ("read" | "modify" | "queue.manage")[] };
  };
  /** List the resources of a workspace that you may read. Needs the permission `resource.list`. */
  "resources.list": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; total?: "exact" | "none" | undefined; type?: string | undefined; project?: string | undefined; owner?: string | undefined; unused?: number | undefined; permission?: "read" | "modify" | undefined };
    output: { items: ({ id: string; type: string; externalId: string; name: string; project: { id: string | null; slug: string | null; name: string } | null; shared: boolean; owner: { id: string; name: string; removed: boolean }; sizeBytes: number | null; attributes: Record<string, string | number | boolean | null>; url: string | null; lastUsedAt: string | null; createdAt: string; updatedAt: string; permissions: ("read" | "modify" | "queue.manage")[] })[]; nextCursor: string | null; total: number | null };
  };
  /** List the resources of a project that you may read, and those shared into it. Needs the permission `resource.list`. */
  "resources.listInProject": {
    input: { workspace?: string | undefined; project?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; total?: "exact" | "none" | undefined; type?: string | undefined; owner?: string | undefined; unused?: number | undefined; permission?: "read" | "modify" | undefined };
    output: { items: ({ id: string; type: string; externalId: string; name: string; project: { id: string | null; slug: string | null; name: string } | null; shared: boolean; owner: { id: string; name: string; removed: boolean }; sizeBytes: number | null; attributes: Record<string, string | number | boolean | null>; url: string | null; lastUsedAt: string | null; createdAt: string; updatedAt: string; permissions: ("read" | "modify" | "queue.manage")[] })[]; nextCursor: string | null; total: number | null };
  };
  /** Say what the deletion of a resource ends. Needs the permission `resource.remove`. */
  "resources.previewRemoval": {
    input: { workspace?: string | undefined; resource: string };
    output: { resources: number; kept: number; sizeBytes: number; rules: number; shares: number; requests: number };
  };
  /** Say what the deletion of several resources ends. Needs the permission `resource.remove`. */
  "resources.previewRemovals": {
    input: { workspace?: string | undefined; resources: readonly (string)[] };
    output: { resources: number; kept: number; sizeBytes: number; rules: number; shares: number; requests: number };
  };
  /** Register up to 1,000 resources, or change those that are registered already. Needs the permission `resource.register`. */
  "resources.register": {
    input: { workspace?: string | undefined; resources: readonly ({ type: string; externalId: string; name: string; owner?: string | undefined; sizeBytes?: number | null | undefined; attributes?: unknown; url?: string | null | undefined; lastUsedAt?: string | undefined; project?: string | undefined })[] };
    output: { items: ({ id: string | null; externalId: string; status: "created" | "updated" | "unchanged" | "refused"; code?: string; reason?: string; field?: string; detail?: string })[] };
  };
  /** Register up to 1,000 resources of a project, or change those that are registered already. Needs the permission `resource.register`. */
  "resources.registerInProject": {
    input: { workspace?: string | undefined; project?: string | undefined; resources: readonly ({ type: string; externalId: string; name: string; owner?: string | undefined; sizeBytes?: number | null | undefined; attributes?: unknown; url?: string | null | undefined; lastUsedAt?: string | undefined })[] };
    output: { items: ({ id: string | null; externalId: string; status: "created" | "updated" | "unchanged" | "refused"; code?: string; reason?: string; field?: string; detail?: string })[] };
  };
  /** Delete a resource. Needs the permission `resource.remove`. */
  "resources.remove": {
    input: { workspace?: string | undefined; resource: string };
    output: { id: string; type: string; name: string };
  };
  /** Delete up to 1,000 resources; each is answered for itself. Needs the permission `resource.remove`. */
  "resources.removeSeveral": {
    input: { workspace?: string | undefined; resources: readonly (string)[] };
    output: { items: ({ id: string; status: "removed" | "refused"; code?: string; reason?: string; field?: string; detail?: string })[] };
  };
  /** Change a resource, or say when it was last used. Needs the permission `resource.update`. */
  "resources.update": {
    input: { workspace?: string | undefined; resource: string; name?: string | undefined; owner?: string | undefined; sizeBytes?: number | null | undefined; attributes?: unknown; url?: string | null | undefined; lastUsedAt?: string | undefined };
    output: { id: string; type: string; externalId: string; name: string; project: { id: string | null; slug: string | null; name: string } | null; shared: boolean; owner: { id: string; name: string; removed: boolean }; sizeBytes: number | null; attributes: Record<string, string | number | boolean | null>; url: string | null; lastUsedAt: string | null; createdAt: string; updatedAt: string; permissions: ("read" | "modify" | "queue.manage")[] };
  };
  /** Create a custom role, from nothing or from another role. Needs the permission `role.create`. */
  "roles.create": {
    input: { workspace?: string | undefined; level: "workspace" | "project"; name: string; description?: string | undefined; from?: string | undefined; permissions?: readonly (string)[] | undefined; access?: Record<string, "read" | "modify"> | undefined };
    output: { id: string; name: string; level: "workspace" | "project"; description: string; permissions: (string)[]; access: Record<string, "read" | "modify">; holderCount: number; createdAt: string };
  };
  /** Get a custom role. Needs the permission `role.list`. */
  "roles.get": {
    input: { workspace?: string | undefined; role: string };
    output: { id: string; name: string; level: "workspace" | "project"; description: string; permissions: (string)[]; access: Record<string, "read" | "modify">; holderCount: number; createdAt: string };
  };
  /** List the roles of the product and those of the workspace's own. Needs the permission `role.list`. */
  "roles.list": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined; level?: "workspace" | "project" | undefined };
    output: { items: ({ id: string; name: string; level: "workspace" | "project"; description: string; permissions: (string)[]; access: Record<string, "read" | "modify">; holderCount: number; createdAt: string })[]; nextCursor: string | null; total: number | null; builtIn: ({ name: string; level: "workspace" | "project"; permissions: (string)[] })[] };
  };
  /** Say whom a change of a custom role concerns. Needs the permission `role.list`. */
  "roles.preview": {
    input: { workspace?: string | undefined; role: string };
    output: { holderCount: number; firstHolders: ({ id: string; name: string })[]; invitations: number };
  };
  /** Delete a custom role; whoever has it gets the replacement. Needs the permission `role.remove`. */
  "roles.remove": {
    input: { workspace?: string | undefined; role: string; replacement?: string | undefined };
    output: { id: string; name: string; replacement: string | null; changed: number };
  };
  /** Rename a custom role or change what it gives. Needs the permission `role.update`. */
  "roles.update": {
    input: { workspace?: string | undefined; role: string; name?: string | undefined; description?: string | undefined; permissions?: readonly (string)[] | undefined; access?: Record<string, "read" | "modify"> | undefined };
    output: { id: string; name: string; level: "workspace" | "project"; description: string; permissions: (string)[]; access: Record<string, "read" | "modify">; holderCount: number; createdAt: string };
  };
  /** Get what a browser needs to make a passkey. Needs the permission `passkey.create`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "secondFactors.beginPasskey": {
    input: NoInput;
    output: Record<string, unknown>;
  };
  /** Make a secret for an app of one-time codes. Needs the permission `totp.begin`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "secondFactors.beginTotp": {
    input: NoInput;
    output: { secret: string; address: string; picture: string };
  };
  /** Take the app into use by a code of it. Needs the permission `totp.confirm`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "secondFactors.confirmTotp": {
    input: { code: string };
    output: { recoveryCodes: (string)[] | null };
  };
  /** Keep a passkey that was made. Needs the permission `passkey.create`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "secondFactors.createPasskey": {
    input: { name: string; credential: { id: string; rawId: string; type: "public-key"; authenticatorAttachment?: "cross-platform" | "platform" | undefined; clientExtensionResults: Record<string, unknown>; response: { clientDataJSON: string; attestationObject: string; transports?: readonly (string)[] | undefined } } };
    output: { passkey: { id: string; name: string; verifiesUser: boolean; backedUp: boolean; createdAt: string; lastUsedAt: string | null }; recoveryCodes: (string)[] | null };
  };
  /** The caller's own second factors. Needs the permission `second-factor.read`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "secondFactors.get": {
    input: NoInput;
    output: { totp: { since: string } | null; passkeys: ({ id: string; name: string; verifiesUser: boolean; backedUp: boolean; createdAt: string; lastUsedAt: string | null })[]; passkeysPossible: boolean; recoveryCodes: number; password: boolean };
  };
  /** Remove a passkey. Needs the permission `passkey.remove`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "secondFactors.removePasskey": {
    input: { passkey: string };
    output: { removed: true };
  };
  /** Drop the app of one-time codes. Needs the permission `totp.remove`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "secondFactors.removeTotp": {
    input: NoInput;
    output: { removed: true };
  };
  /** Rename a passkey. Needs the permission `passkey.rename`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "secondFactors.renamePasskey": {
    input: { passkey: string; name: string };
    output: { id: string; name: string; verifiesUser: boolean; backedUp: boolean; createdAt: string; lastUsedAt: string | null };
  };
  /** Make ten new recovery codes; the former ones die. Needs the permission `recovery-code.renew`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "secondFactors.renewRecoveryCodes": {
    input: NoInput;
    output: { recoveryCodes: (string)[] };
  };
  /** Get the vault of a service account, without its values. Needs the permission `service-account-vault.read`. */
  "serviceAccountVault.get": {
    input: { workspace?: string | undefined; serviceAccount: string };
    output: { id: string | null; format: "hocon" | "json" | "yaml"; active: boolean; version: number; appliedVersion: number | null; keyCount: number; topKeys: (string)[]; updatedAt: string | null; updatedBy: { id: string; name: string } | null };
  };
  /** List what was done to the vault of a service account. Needs the permission `service-account-vault.read`. */
  "serviceAccountVault.history": {
    input: { workspace?: string | undefined; serviceAccount: string; limit?: number | undefined; cursor?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; at: string; actor: { type: string; id: string | null; name: string | null }; behalfOf: { id: string; name: string } | null; action: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Bring a former version of the vault of a service account back, as a new one. Needs the permission `service-account-vault.restore`. */
  "serviceAccountVault.restore": {
    input: { workspace?: string | undefined; serviceAccount: string; version: number };
    output: { id: string | null; format: "hocon" | "json" | "yaml"; active: boolean; version: number; appliedVersion: number | null; keyCount: number; topKeys: (string)[]; updatedAt: string | null; updatedBy: { id: string; name: string } | null };
  };
  /** Show what the vault of a service account says. Needs the permission `service-account-vault.reveal`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "serviceAccountVault.reveal": {
    input: { workspace?: string | undefined; serviceAccount: string; version?: number | undefined; compareWith?: number | undefined };
    output: { version: number; format: "hocon" | "json" | "yaml"; content: string; id: string; compared: { version: number; format: "hocon" | "json" | "yaml"; content: string } | null };
  };
  /** Set what the vault of a service account says, or whether it counts. Needs the permission `service-account-vault.set`. */
  "serviceAccountVault.set": {
    input: { workspace?: string | undefined; serviceAccount: string; format?: "hocon" | "json" | "yaml" | undefined; content?: string | undefined; active?: boolean | undefined; expectedVersion?: number | undefined };
    output: { id: string | null; format: "hocon" | "json" | "yaml"; active: boolean; version: number; appliedVersion: number | null; keyCount: number; topKeys: (string)[]; updatedAt: string | null; updatedBy: { id: string; name: string } | null };
  };
  /** List the versions of the vault of a service account. Needs the permission `service-account-vault.read`. */
  "serviceAccountVault.versions": {
    input: { workspace?: string | undefined; serviceAccount: string; limit?: number | undefined; cursor?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; number: number; format: "hocon" | "json" | "yaml"; keyCount: number; restoredFrom: number | null; createdAt: string; createdBy: { id: string; name: string } | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Create a service account with its first credential; the secret key is shown once. Needs the permission `service-account.create`. */
  "serviceAccounts.create": {
    input: { workspace?: string | undefined; name: string; allowImpersonation?: boolean | undefined; role?: "member" | "viewer" | undefined };
    output: { id: string; name: string; role: "member" | "viewer"; allowImpersonation: boolean; status: "active" | "suspended"; credentialCount: number; lastUsedAt: string | null; groups: ({ id: string; name: string })[]; ownerGroup: { id: string; name: string } | null; createdAt: string; credential: { id: string; accessKey: string; secretKey: string; expiresAt: string | null } };
  };
  /** Get a service account. Needs the permission `service-account.list`. */
  "serviceAccounts.get": {
    input: { workspace?: string | undefined; serviceAccount: string };
    output: { id: string; name: string; role: "member" | "viewer"; allowImpersonation: boolean; status: "active" | "suspended"; credentialCount: number; lastUsedAt: string | null; groups: ({ id: string; name: string })[]; ownerGroup: { id: string; name: string } | null; createdAt: string };
  };
  /** List the service accounts of a workspace. Needs the permission `service-account.list`. */
  "serviceAccounts.list": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; name: string; role: "member" | "viewer"; allowImpersonation: boolean; status: "active" | "suspended"; credentialCount: number; lastUsedAt: string | null; groups: ({ id: string; name: string })[]; ownerGroup: { id: string; name: string } | null; createdAt: string })[]; nextCursor: string | null; total: number | null };
  };
  /** Say what the deletion of a service account ends. Needs the permission `service-account.remove`. */
  "serviceAccounts.previewRemoval": {
    input: { workspace?: string | undefined; serviceAccount: string };
    output: { credentials: ({ id: string; label: string; accessKey: string })[]; groups: ({ id: string; name: string })[]; rules: number; vault: boolean };
  };
  /** Delete a service account; its credentials die at once. Needs the permission `service-account.remove`. */
  "serviceAccounts.remove": {
    input: { workspace?: string | undefined; serviceAccount: string };
    output: { id: string; name: string; endedAt: string; credentials: number; groups: number; rules: number };
  };
  /** Let a suspended service account work again. Needs the permission `service-account.resume`. */
  "serviceAccounts.resume": {
    input: { workspace?: string | undefined; serviceAccount: string };
    output: { id: string; name: string; role: "member" | "viewer"; allowImpersonation: boolean; status: "active" | "suspended"; credentialCount: number; lastUsedAt: string | null; groups: ({ id: string; name: string })[]; ownerGroup: { id: string; name: string } | null; createdAt: string };
  };
  /** Suspend a service account; its credentials and tokens are refused with the next request. Needs the permission `service-account.suspend`. */
  "serviceAccounts.suspend": {
    input: { workspace?: string | undefined; serviceAccount: string };
    output: { id: string; name: string; role: "member" | "viewer"; allowImpersonation: boolean; status: "active" | "suspended"; credentialCount: number; lastUsedAt: string | null; groups: ({ id: string; name: string })[]; ownerGroup: { id: string; name: string } | null; createdAt: string };
  };
  /** Change the name, role, groups or owner group of a service account, or whether it may impersonate. Needs the permission `service-account.update`. */
  "serviceAccounts.update": {
    input: { workspace?: string | undefined; serviceAccount: string; name?: string | undefined; allowImpersonation?: boolean | undefined; role?: "member" | "viewer" | undefined; ownerGroup?: string | null | undefined; groups?: readonly (string)[] | undefined };
    output: { id: string; name: string; role: "member" | "viewer"; allowImpersonation: boolean; status: "active" | "suspended"; credentialCount: number; lastUsedAt: string | null; groups: ({ id: string; name: string })[]; ownerGroup: { id: string; name: string } | null; createdAt: string };
  };
  /** Prove anew that it is you, before a dangerous step. Needs the permission `session.confirm`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "sessions.confirm": {
    input: { password?: string | undefined; code?: string | undefined; credential?: { id: string; rawId: string; type: "public-key"; authenticatorAttachment?: "cross-platform" | "platform" | undefined; clientExtensionResults: Record<string, unknown>; response: { clientDataJSON: string; authenticatorData: string; signature: string; userHandle?: string | undefined } } | undefined };
    output: { ticket: string };
  };
  /** Begin the way to a connection of yours, to prove anew that it is you. Needs the permission `session.confirm-by-connection`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "sessions.confirmByConnection": {
    input: { connection: string; next: string };
    output: { address: string };
  };
  /** With what the caller can prove anew that it is them. Needs the permission `session.confirm`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "sessions.confirmation": {
    input: NoInput;
    output: { password: boolean; code: boolean; passkey: boolean; connections: ({ id: string; name: string })[] };
  };
  /** Get what a browser needs to prove it by a passkey. Needs the permission `session.confirm`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "sessions.confirmationChallenge": {
    input: NoInput;
    output: Record<string, unknown>;
  };
  /** List the caller's sessions. Needs the permission `session.list`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "sessions.list": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; current: boolean; device: string; address: string | null; createdAt: string; lastUsedAt: string; expiresAt: string })[]; nextCursor: string | null; total: number | null };
  };
  /** End one of the caller's sessions. Needs the permission `session.revoke`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "sessions.revoke": {
    input: { session: string };
    output: { id: string; endedAt: string };
  };
  /** Sign out everywhere else: end all other sessions and all devices. Needs the permission `session.revoke-others`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "sessions.revokeOthers": {
    input: NoInput;
    output: { sessions: number; devices: number };
  };
  /** Which connection the domain of an e-mail address leads to; changes nothing */
  "signIn.discover": {
    input: { email: string };
    output: { entrance: { organization: { name: string; slug: string }; connections: ({ id: string; name: string; provider: string })[]; required: boolean; message: string } | null };
  };
  /** Which connections stand on the sign-in page */
  "signIn.get": {
    input: NoInput;
    output: { entrance: { organization: { name: string; slug: string }; connections: ({ id: string; name: string; provider: string })[]; required: boolean; message: string } | null; emailFirst: boolean };
  };
  /** Which connections an organization signs people in by */
  "signIn.organization": {
    input: { organization: string };
    output: { organization: { name: string; slug: string }; connections: ({ id: string; name: string; provider: string })[]; required: boolean; message: string };
  };
  /** Keep an access to a bucket, by which addresses are signed for the caller alone. Needs the permission `storage-access.create`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "storage.create": {
    input: { kind: "s3" | "azure"; bucket: string; key: string; region?: string | undefined; host?: string | undefined; secret: string };
    output: { id: string; kind: "s3" | "azure"; bucket: string; key: string; region: string; host: string; createdAt: string; updatedAt: string; testedAt: string | null; testFailure: "address_not_allowed" | "unreachable" | "slow" | "too_large" | "redirected" | "key_unknown" | "secret_wrong" | "denied" | "bucket_missing" | "region_wrong" | "clock" | "expired" | "refused" | null };
  };
  /** List the caller's accesses to cloud storage. Needs the permission `storage-access.list`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "storage.list": {
    input: { limit?: number | undefined; cursor?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; kind: "s3" | "azure"; bucket: string; key: string; region: string; host: string; createdAt: string; updatedAt: string; testedAt: string | null; testFailure: "address_not_allowed" | "unreachable" | "slow" | "too_large" | "redirected" | "key_unknown" | "secret_wrong" | "denied" | "bucket_missing" | "region_wrong" | "clock" | "expired" | "refused" | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Say which links lead to stored objects, and which access of the caller reaches them. Needs the permission `storage-access.list`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "storage.match": {
    input: { urls: readonly (string)[] };
    output: { items: ({ url: string; access: string | null; name: string; display: "image" | "text" | null })[] };
  };
  /** Delete an access and its secret. Needs the permission `storage-access.remove`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "storage.remove": {
    input: { access: string };
    output: { id: string };
  };
  /** Sign the address of a stored object by an access of the caller, for fifteen minutes. Needs the permission `storage-access.sign`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "storage.sign": {
    input: { url: string; display?: boolean | undefined };
    output: { url: string; expiresAt: string; display: "image" | "text" | null };
  };
  /** Ask the storage for the name of one object, and say how that went. Needs the permission `storage-access.test`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "storage.test": {
    input: { access: string };
    output: { id: string; kind: "s3" | "azure"; bucket: string; key: string; region: string; host: string; createdAt: string; updatedAt: string; testedAt: string | null; testFailure: "address_not_allowed" | "unreachable" | "slow" | "too_large" | "redirected" | "key_unknown" | "secret_wrong" | "denied" | "bucket_missing" | "region_wrong" | "clock" | "expired" | "refused" | null };
  };
  /** Change an access; whoever changes where it leads gives the secret again. Needs the permission `storage-access.update`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. */
  "storage.update": {
    input: { access: string; kind: "s3" | "azure"; bucket: string; key: string; region?: string | undefined; host?: string | undefined; secret?: string | undefined };
    output: { id: string; kind: "s3" | "azure"; bucket: string; key: string; region: string; host: string; createdAt: string; updatedAt: string; testedAt: string | null; testFailure: "address_not_allowed" | "unreachable" | "slow" | "too_large" | "redirected" | "key_unknown" | "secret_wrong" | "denied" | "bucket_missing" | "region_wrong" | "clock" | "expired" | "refused" | null };
  };
  /** End the plan with the month. Needs the permission `plan.cancel`. */
  "subscriptions.cancel": {
    input: { organization: string };
    output: { plan: string; name: string; terms: { charged: boolean; basePrice: number; seatPrice: number; includedSeats: number; limits: { members: number | null; storageBytes: number | null; apiCalls: number | null }; meters: ({ meter: string; where: Record<string, string>; included: string; unitPrice: string })[] }; since: string | null; termsVersion: string | null; consentAt: string | null; upcoming: { plan: string; name: string; at: string } | null; status: "active" | "past_due"; period: { start: string; end: string; timeZone: string; endsAt: string }; currency: string; offered: boolean };
  };
  /** Change the plan of an organization. Needs the permission `plan.change`. */
  "subscriptions.change": {
    input: { organization: string; plan: string; planVersion: number; termsVersion: string; accept: true };
    output: { plan: string; name: string; terms: { charged: boolean; basePrice: number; seatPrice: number; includedSeats: number; limits: { members: number | null; storageBytes: number | null; apiCalls: number | null }; meters: ({ meter: string; where: Record<string, string>; included: string; unitPrice: string })[] }; since: string | null; termsVersion: string | null; consentAt: string | null; upcoming: { plan: string; name: string; at: string } | null; status: "active" | "past_due"; period: { start: string; end: string; timeZone: string; endsAt: string }; currency: string; offered: boolean };
  };
  /** Get the plan of an organization. Needs the permission `plan.read`. */
  "subscriptions.get": {
    input: { organization: string };
    output: { plan: string; name: string; terms: { charged: boolean; basePrice: number; seatPrice: number; includedSeats: number; limits: { members: number | null; storageBytes: number | null; apiCalls: number | null }; meters: ({ meter: string; where: Record<string, string>; included: string; unitPrice: string })[] }; since: string | null; termsVersion: string | null; consentAt: string | null; upcoming: { plan: string; name: string; at: string } | null; status: "active" | "past_due"; period: { start: string; end: string; timeZone: string; endsAt: string }; currency: string; offered: boolean };
  };
  /** List the plans to choose from, and the terms. Needs the permission `plan.read`. */
  "subscriptions.offered": {
    input: { organization: string };
    output: { plans: ({ id: string; name: string; description: string; version: number; public: boolean; own: boolean; archived: boolean; terms: { charged: boolean; basePrice: number; seatPrice: number; includedSeats: number; limits: { members: number | null; storageBytes: number | null; apiCalls: number | null }; meters: ({ meter: string; where: Record<string, string>; included: string; unitPrice: string })[] } })[]; currency: string; terms: string; termsVersion: string };
  };
  /** Take back what was to follow the plan. Needs the permission `plan.resume`. */
  "subscriptions.resume": {
    input: { organization: string };
    output: { plan: string; name: string; terms: { charged: boolean; basePrice: number; seatPrice: number; includedSeats: number; limits: { members: number | null; storageBytes: number | null; apiCalls: number | null }; meters: ({ meter: string; where: Record<string, string>; included: string; unitPrice: string })[] }; since: string | null; termsVersion: string | null; consentAt: string | null; upcoming: { plan: string; name: string; at: string } | null; status: "active" | "past_due"; period: { start: string; end: string; timeZone: string; endsAt: string }; currency: string; offered: boolean };
  };
  /** Say what a change of plans comes to. Needs the permission `plan.change`. */
  "subscriptions.review": {
    input: { organization: string; plan: string };
    output: { plan: { id: string; name: string; description: string; version: number; public: boolean; own: boolean; archived: boolean; terms: { charged: boolean; basePrice: number; seatPrice: number; includedSeats: number; limits: { members: number | null; storageBytes: number | null; apiCalls: number | null }; meters: ({ meter: string; where: Record<string, string>; included: string; unitPrice: string })[] } }; atOnce: boolean; begins: string; currency: string; people: number; lines: ({ kind: "plan" | "seats" | "usage" | "adjustment"; description: string; meter: string | null; periodStart: string; periodEnd: string; quantity: string; unit: string; unitPrice: string; amount: number })[]; subtotal: number; taxName: string; taxRate: number; tax: number; total: number; month: number; tooMany: boolean; missing: (string)[] };
  };
  /** Say what putting an organization on a plan would change. Needs the permission `organization.set-plan`. */
  "subscriptions.reviewSet": {
    input: { target: string; plan: string };
    output: { plan: { id: string; name: string; description: string; version: number; public: boolean; own: boolean; archived: boolean; terms: { charged: boolean; basePrice: number; seatPrice: number; includedSeats: number; limits: { members: number | null; storageBytes: number | null; apiCalls: number | null }; meters: ({ meter: string; where: Record<string, string>; included: string; unitPrice: string })[] } }; begins: string; currency: string; people: number; lines: ({ kind: "plan" | "seats" | "usage" | "adjustment"; description: string; meter: string | null; periodStart: string; periodEnd: string; quantity: string; unit: string; unitPrice: string; amount: number })[]; subtotal: number; taxName: string; taxRate: number; tax: number; total: number; month: number; tooMany: boolean; missing: (string)[]; from: { plan: string; name: string; terms: { charged: boolean; basePrice: number; seatPrice: number; includedSeats: number; limits: { members: number | null; storageBytes: number | null; apiCalls: number | null }; meters: ({ meter: string; where: Record<string, string>; included: string; unitPrice: string })[] } }; withdraws: { plan: string; name: string; at: string } | null };
  };
  /** Put an organization on a plan, at once. Needs the permission `organization.set-plan`. */
  "subscriptions.set": {
    input: { target: string; plan: string };
    output: { plan: string; name: string; terms: { charged: boolean; basePrice: number; seatPrice: number; includedSeats: number; limits: { members: number | null; storageBytes: number | null; apiCalls: number | null }; meters: ({ meter: string; where: Record<string, string>; included: string; unitPrice: string })[] }; since: string | null; termsVersion: string | null; consentAt: string | null; upcoming: { plan: string; name: string; at: string } | null; status: "active" | "past_due"; period: { start: string; end: string; timeZone: string; endsAt: string }; currency: string; offered: boolean };
  };
  /** Whether anonymous counts are sent, and which. Needs the permission `telemetry.read`. */
  "telemetry.get": {
    input: NoInput;
    output: { share: boolean | null; address: string | null; report: { instance: string; version: string; database: "embedded" | "postgresql"; counts: { users: number; organizations: number; workspaces: number; projects: number; serviceAccounts: number; resources: number; vaults: number; identityProviders: number } }; sentAt: string | null; failure: string | null };
  };
  /** Agree to the daily report of counts, or no longer. Needs the permission `telemetry.set`. */
  "telemetry.set": {
    input: { share: boolean };
    output: { share: boolean | null; address: string | null; report: { instance: string; version: string; database: "embedded" | "postgresql"; counts: { users: number; organizations: number; workspaces: number; projects: number; serviceAccounts: number; resources: number; vaults: number; identityProviders: number } }; sentAt: string | null; failure: string | null };
  };
  /** Say what was used in an organization. Needs the permission `organization-usage.read`. */
  "usage.ofOrganization": {
    input: { organization: string; limit?: number | undefined; cursor?: string | undefined; total?: "exact" | "none" | undefined; from?: string | undefined; to?: string | undefined; meter?: string | undefined; groupBy?: string | undefined; over?: "day" | undefined; inWorkspace?: string | undefined; project?: string | undefined; actor?: string | undefined };
    output: { items: ({ key: string; name: string | null; gone: boolean; meter: string; unit: string; quantity: string; previous: string; amount: number | null })[]; nextCursor: string | null; total: number | null; from: string; to: string; timeZone: string; currency: string; meter: string | null; groupBy: string; aggregation: "sum" | "max" | null; sum: { quantity: string; unit: string; previous: string; amount: number | null } | null; over: { days: (string)[]; total: (string)[]; groups: ({ key: string; name: string | null; gone: boolean; quantities: (string)[] })[]; rest: (string)[] | null } | null };
  };
  /** Say what was used in a project. Needs the permission `usage.read`. */
  "usage.ofProject": {
    input: { workspace?: string | undefined; project?: string | undefined; limit?: number | undefined; cursor?: string | undefined; total?: "exact" | "none" | undefined; from?: string | undefined; to?: string | undefined; meter?: string | undefined; groupBy?: string | undefined; over?: "day" | undefined; actor?: string | undefined };
    output: { items: ({ key: string; name: string | null; gone: boolean; meter: string; unit: string; quantity: string; previous: string; amount: number | null })[]; nextCursor: string | null; total: number | null; from: string; to: string; timeZone: string; currency: string; meter: string | null; groupBy: string; aggregation: "sum" | "max" | null; sum: { quantity: string; unit: string; previous: string; amount: number | null } | null; over: { days: (string)[]; total: (string)[]; groups: ({ key: string; name: string | null; gone: boolean; quantities: (string)[] })[]; rest: (string)[] | null } | null };
  };
  /** Say what was used in a workspace. Needs the permission `workspace-usage.read`. */
  "usage.ofWorkspace": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; total?: "exact" | "none" | undefined; from?: string | undefined; to?: string | undefined; meter?: string | undefined; groupBy?: string | undefined; over?: "day" | undefined; project?: string | undefined; actor?: string | undefined };
    output: { items: ({ key: string; name: string | null; gone: boolean; meter: string; unit: string; quantity: string; previous: string; amount: number | null })[]; nextCursor: string | null; total: number | null; from: string; to: string; timeZone: string; currency: string; meter: string | null; groupBy: string; aggregation: "sum" | "max" | null; sum: { quantity: string; unit: string; previous: string; amount: number | null } | null; over: { days: (string)[]; total: (string)[]; groups: ({ key: string; name: string | null; gone: boolean; quantities: (string)[] })[]; rest: (string)[] | null } | null };
  };
  /** Say how many people, bytes and API calls an organization uses of what its plan allows. Needs the permission `organization-usage.read`. */
  "usage.organizationSummary": {
    input: { organization: string };
    output: { plan: string; periodStart: string; periodEnd: string; timeZone: string; members: { used: number; invited: number; limit: number | null; limitedBy: "plan" | "operator" | null }; storage: { used: string; available: string | null; limit: number | null }; apiCalls: { used: string; limit: number | null } };
  };
  /** Say what the caller used in a workspace. Needs the permission `own-usage.read`. */
  "usage.own": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; total?: "exact" | "none" | undefined; from?: string | undefined; to?: string | undefined; meter?: string | undefined; groupBy?: string | undefined; over?: "day" | undefined; project?: string | undefined };
    output: { items: ({ key: string; name: string | null; gone: boolean; meter: string; unit: string; quantity: string; previous: string; amount: number | null })[]; nextCursor: string | null; total: number | null; from: string; to: string; timeZone: string; currency: string; meter: string | null; groupBy: string; aggregation: "sum" | "max" | null; sum: { quantity: string; unit: string; previous: string; amount: number | null } | null; over: { days: (string)[]; total: (string)[]; groups: ({ key: string; name: string | null; gone: boolean; quantities: (string)[] })[]; rest: (string)[] | null } | null };
  };
  /** Record up to 1,000 usage events; each is kept, recognised as sent before, or refused by itself. Needs the permission `usage.record`. */
  "usage.record": {
    input: { events: readonly ({ id: string; time: string; meter: string; quantity: number | string; workspace?: string | undefined; project?: string | undefined; actor?: string | undefined; resource?: string | undefined; dimensions?: Record<string, string> | undefined })[] };
    output: { items: ({ id: string | null; status: "accepted" | "duplicate" | "refused"; code?: string; reason?: string; field?: string })[] };
  };
  /** Say how many people, bytes and API calls a workspace uses, and what the plan allows. Needs the permission `workspace-usage.read`. */
  "usage.workspaceSummary": {
    input: { workspace?: string | undefined };
    output: { plan: string; periodStart: string; periodEnd: string; timeZone: string; members: { used: number; invited: number; limit: number | null; limitedBy: "plan" | "operator" | null }; storage: { used: string; available: string | null; limit: number | null }; apiCalls: { used: string; limit: number | null } };
  };
  /** Create an administrator vault. Needs the permission `vault.create`. */
  "vaults.create": {
    input: { workspace?: string | undefined; name: string; groups: readonly (string)[]; format: "hocon" | "json" | "yaml"; content: string; active?: boolean | undefined; locked?: boolean | undefined };
    output: { id: string; name: string; groups: ({ id: string; name: string })[]; position: number; locked: boolean; format: "hocon" | "json" | "yaml"; active: boolean; version: number; appliedVersion: number | null; keyCount: number; topKeys: (string)[]; createdAt: string; updatedAt: string; updatedBy: { id: string; name: string } | null };
  };
  /** Get an administrator vault, without its values. Needs the permission `vault.list`. */
  "vaults.get": {
    input: { workspace?: string | undefined; vault: string };
    output: { id: string; name: string; groups: ({ id: string; name: string })[]; position: number; locked: boolean; format: "hocon" | "json" | "yaml"; active: boolean; version: number; appliedVersion: number | null; keyCount: number; topKeys: (string)[]; createdAt: string; updatedAt: string; updatedBy: { id: string; name: string } | null };
  };
  /** List what was done to an administrator vault. Needs the permission `vault.list`. */
  "vaults.history": {
    input: { workspace?: string | undefined; vault: string; limit?: number | undefined; cursor?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; at: string; actor: { type: string; id: string | null; name: string | null }; behalfOf: { id: string; name: string } | null; action: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null })[]; nextCursor: string | null; total: number | null };
  };
  /** List the administrator vaults of a workspace, the one that wins first. Needs the permission `vault.list`. */
  "vaults.list": {
    input: { workspace?: string | undefined; limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; total?: "exact" | "none" | undefined; group?: string | undefined };
    output: { items: ({ id: string; name: string; groups: ({ id: string; name: string })[]; position: number; locked: boolean; format: "hocon" | "json" | "yaml"; active: boolean; version: number; appliedVersion: number | null; keyCount: number; topKeys: (string)[]; createdAt: string; updatedAt: string; updatedBy: { id: string; name: string } | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Put an administrator vault into another row. Needs the permission `vault.move`. */
  "vaults.move": {
    input: { workspace?: string | undefined; vault: string; position: number };
    output: { id: string; position: number };
  };
  /** Delete an administrator vault. Needs the permission `vault.remove`. */
  "vaults.remove": {
    input: { workspace?: string | undefined; vault: string };
    output: { id: string; name: string };
  };
  /** Bring a former version of an administrator vault back, as a new one. Needs the permission `vault.restore`. */
  "vaults.restore": {
    input: { workspace?: string | undefined; vault: string; version: number };
    output: { id: string; name: string; groups: ({ id: string; name: string })[]; position: number; locked: boolean; format: "hocon" | "json" | "yaml"; active: boolean; version: number; appliedVersion: number | null; keyCount: number; topKeys: (string)[]; createdAt: string; updatedAt: string; updatedBy: { id: string; name: string } | null };
  };
  /** Show what an administrator vault says. Needs the permission `vault.reveal`. In a session of the console alone; a credential is answered 403 `fresh_sign_in_required`. Whoever acts by a session has proved within ten minutes who they are; otherwise the answer is 403 `fresh_sign_in_required`. */
  "vaults.reveal": {
    input: { workspace?: string | undefined; vault: string; version?: number | undefined; compareWith?: number | undefined };
    output: { version: number; format: "hocon" | "json" | "yaml"; content: string; id: string; compared: { version: number; format: "hocon" | "json" | "yaml"; content: string } | null };
  };
  /** Change an administrator vault: its name, groups, content, whether it counts, whether it is locked. Needs the permission `vault.update`. */
  "vaults.update": {
    input: { workspace?: string | undefined; vault: string; name?: string | undefined; groups?: readonly (string)[] | undefined; locked?: boolean | undefined; format?: "hocon" | "json" | "yaml" | undefined; content?: string | undefined; active?: boolean | undefined; expectedVersion?: number | undefined };
    output: { id: string; name: string; groups: ({ id: string; name: string })[]; position: number; locked: boolean; format: "hocon" | "json" | "yaml"; active: boolean; version: number; appliedVersion: number | null; keyCount: number; topKeys: (string)[]; createdAt: string; updatedAt: string; updatedBy: { id: string; name: string } | null };
  };
  /** List the versions of an administrator vault. Needs the permission `vault.list`. */
  "vaults.versions": {
    input: { workspace?: string | undefined; vault: string; limit?: number | undefined; cursor?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; number: number; format: "hocon" | "json" | "yaml"; keyCount: number; restoredFrom: number | null; createdAt: string; createdBy: { id: string; name: string } | null })[]; nextCursor: string | null; total: number | null };
  };
  /** Archive a workspace: it becomes read-only. Needs the permission `workspace.archive`. */
  "workspaces.archive": {
    input: { organization: string; target: string };
    output: { id: string; name: string; slug: string; status: "active" | "archived" | "suspended" | "deleted"; deletedAt: string | null; restorableUntil: string | null };
  };
  /** Create a workspace in an organization. Needs the permission `workspace.create`. */
  "workspaces.create": {
    input: { organization: string; name: string; slug?: string | undefined };
    output: { id: string; name: string; slug: string; isDefault: boolean; personal: boolean; organization: { id: string; name: string; slug: string }; role: "admin" | "member" | "viewer" | "custom"; permissions: (string)[]; status: "active" | "archived" | "suspended"; createdAt: string };
  };
  /** Get a workspace. Needs the permission `workspace.read`. */
  "workspaces.get": {
    input: { workspace?: string | undefined };
    output: { id: string; name: string; slug: string; isDefault: boolean; personal: boolean; organization: { id: string; name: string; slug: string }; role: "admin" | "member" | "viewer" | "custom"; permissions: (string)[]; status: "active" | "archived" | "suspended"; createdAt: string };
  };
  /** List the workspaces that you can enter. Needs the permission `workspace.list`. */
  "workspaces.list": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; name: string; slug: string; isDefault: boolean; personal: boolean; organization: { id: string; name: string; slug: string }; role: "admin" | "member" | "viewer" | "custom"; permissions: (string)[]; status: "active" | "archived" | "suspended"; createdAt: string })[]; nextCursor: string | null; total: number | null };
  };
  /** List the workspaces that you can enter, with their people and your credentials in short. Needs the permission `workspace.list`. */
  "workspaces.listMine": {
    input: { limit?: number | undefined; cursor?: string | undefined; search?: string | undefined; sort?: "created" | "-created" | undefined; total?: "exact" | "none" | undefined };
    output: { items: ({ id: string; name: string; slug: string; isDefault: boolean; personal: boolean; organization: { id: string; name: string; slug: string }; role: "admin" | "member" | "viewer" | "custom"; permissions: (string)[]; status: "active" | "archived" | "suspended"; createdAt: string; members: { total: number; names: (string)[] } | null; credentials: { total: number; newest: ({ id: string; label: string; accessKey: string; lastUsedAt: string | null })[] } | null; lastUsedAt: string | null })[]; nextCursor: string | null; total: number | null };
  };
  /** See what goes with a workspace if it is deleted. Needs the permission `workspace.remove`. */
  "workspaces.previewRemoval": {
    input: { organization: string; target: string };
    output: { id: string; name: string; slug: string; projects: { total: number; names: (string)[] }; members: { total: number; names: (string)[] }; serviceAccounts: { total: number; names: (string)[] }; groups: { total: number; names: (string)[] }; rules: { total: number; names: (string)[] }; credentials: { total: number; names: (string)[] }; invitations: { total: number; names: (string)[] }; links: { total: number; names: (string)[] } };
  };
  /** Delete a workspace; for 30 days it can be restored. Needs the permission `workspace.remove`. */
  "workspaces.remove": {
    input: { organization: string; target: string; name: string };
    output: { id: string; name: string; slug: string; status: "active" | "archived" | "suspended" | "deleted"; deletedAt: string | null; restorableUntil: string | null; credentials: number; invitations: number; links: number };
  };
  /** Rename a workspace. Needs the permission `workspace.rename`. */
  "workspaces.rename": {
    input: { workspace?: string | undefined; name?: string | undefined; slug?: string | undefined };
    output: { id: string; name: string; slug: string; isDefault: boolean; personal: boolean; organization: { id: string; name: string; slug: string }; role: "admin" | "member" | "viewer" | "custom"; permissions: (string)[]; status: "active" | "archived" | "suspended"; createdAt: string };
  };
  /** Restore a deleted workspace. Needs the permission `workspace.restore`. */
  "workspaces.restore": {
    input: { organization: string; target: string };
    output: { id: string; name: string; slug: string; status: "active" | "archived" | "suspended" | "deleted"; deletedAt: string | null; restorableUntil: string | null };
  };
  /** End the suspension of a workspace. Needs the permission `workspace.resume`. */
  "workspaces.resume": {
    input: { organization: string; target: string };
    output: { id: string; name: string; slug: string; status: "active" | "archived" | "suspended" | "deleted"; deletedAt: string | null; restorableUntil: string | null };
  };
  /** Suspend a workspace and all that is in it. Needs the permission `workspace.suspend`. */
  "workspaces.suspend": {
    input: { organization: string; target: string };
    output: { id: string; name: string; slug: string; status: "active" | "archived" | "suspended" | "deleted"; deletedAt: string | null; restorableUntil: string | null };
  };
  /** Bring an archived workspace back. Needs the permission `workspace.unarchive`. */
  "workspaces.unarchive": {
    input: { organization: string; target: string };
    output: { id: string; name: string; slug: string; status: "active" | "archived" | "suspended" | "deleted"; deletedAt: string | null; restorableUntil: string | null };
  };
}

/** What every refusal says (RFC 9457). */
export type Problem = { type: string; title: string; status: number; detail: string; code: "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "CONFLICT" | "LIMIT" | "EXPIRED" | "INVALID" | "UNAVAILABLE" | "INTERNAL"; reason: "access_asked" | "account_exists" | "address_mismatch" | "address_not_allowed" | "address_unverified" | "admin_already" | "already_allowed" | "already_invited" | "already_member" | "already_owner" | "archived" | "asker_address" | "asker_outside" | "billing_details_missing" | "body_too_large" | "body_unreadable" | "break_glass_unready" | "budget_reached" | "built_in_group" | "card_unfinished" | "cards_off" | "code_wrong" | "credential_disabled" | "credential_reach" | "credential_revoked" | "credential_scope" | "cross_site_request" | "csv_encoding" | "csv_header" | "csv_malformed" | "csv_rows" | "currency_in_use" | "database_unavailable" | "default_key_exists" | "default_plan" | "default_project" | "default_workspace" | "domain_not_allowed" | "domain_public" | "domain_unproved" | "duplicate_row" | "event_changed" | "examples_read_only" | "expired" | "external_collaborator" | "factor_exists" | "factor_first" | "factor_missing" | "fresh_sign_in_required" | "idempotency_key_in_progress" | "idempotency_key_reused" | "impersonation_not_allowed" | "in_future" | "inherited_role" | "gpu_type_not_owned" | "in_by_workspace" | "internal" | "invalid_cursor" | "invalid_limit" | "invalid_value" | "invitation_accepted" | "invitation_ended" | "invoice_paid" | "inviter_gone" | "join_asked" | "key_kind_differs" | "last_admin" | "last_operator" | "last_owner" | "lifetime_too_long" | "link_used" | "mail_off" | "managed_by_directory" | "meter_counted" | "meter_unknown" | "method_not_allowed" | "name_differs" | "network_not_allowed" | "not_disabled" | "not_found" | "not_in_organization" | "oidc_algorithm" | "oidc_audience" | "oidc_discovery" | "oidc_email_differs" | "oidc_expired" | "oidc_issuer" | "oidc_nonce" | "oidc_signature" | "oidc_token" | "oidc_userinfo" | "operators_only" | "outbound_large" | "outbound_slow" | "outbound_unreachable" | "passkey_refused" | "passkeys_unavailable" | "password_common" | "password_too_short" | "password_wrong" | "permission_missing" | "picture_unreadable" | "payment_method_missing" | "payment_pending" | "payment_provider" | "payment_too_large" | "people_only" | "personal_organization" | "plan_limit" | "plan_changed" | "plan_fixed" | "project_owner" | "quantity_not_whole" | "refund_too_large" | "rank_too_low" | "rate_limited" | "recovery_not_allowed" | "request_ended" | "role_in_use" | "saml_algorithm" | "saml_audience" | "saml_certificate" | "saml_comment" | "saml_destination" | "saml_doctype" | "saml_encrypted" | "saml_expired" | "saml_issuer" | "saml_metadata" | "saml_not_yet_valid" | "saml_recipient" | "saml_refused" | "saml_replayed" | "saml_request" | "saml_session_over" | "saml_signature" | "saml_signature_scope" | "saml_status" | "saml_structure" | "saml_subject" | "saml_too_large" | "saml_transient" | "saml_unreadable" | "saml_unsigned" | "saml_unsolicited" | "seat_maximum" | "second_factor_required" | "set_up_done" | "sign_in_expired" | "sign_in_required" | "sign_up_closed" | "sso_address_unproved" | "sso_domain" | "sso_domain_missing" | "sso_email_missing" | "sso_email_unverified" | "sso_identity_taken" | "sso_no_role" | "sso_not_invited" | "sso_not_member" | "sso_other_person" | "sso_last_way_in" | "sso_certificate" | "sso_certificate_expired" | "sso_connection_off" | "sso_connection_missing" | "sso_denied" | "sso_incomplete" | "sso_key_pair" | "sso_last_way" | "sso_other_protocol" | "sso_private_key" | "sso_provider_failed" | "sso_secret_again" | "sso_no_external" | "sso_other_domain" | "sso_required" | "sso_second_way_missing" | "sso_state" | "sso_subject_missing" | "sso_test_missing" | "sso_too_many_certificates" | "sso_too_many_connections" | "storage_access_missing" | "storage_secret_again" | "storage_signature_ended" | "suspended" | "taken" | "time_out_of_range" | "token_invalid" | "too_many" | "too_many_credentials" | "too_many_keys" | "too_many_storage_accesses" | "too_many_types" | "too_many_vaults" | "type_in_use" | "unchanged" | "unknown_parameter" | "vault_changed" | "vault_forbidden_key" | "vault_invalid" | "webhook_signature"; field?: string; line?: number; column?: number; permission?: string; ask?: string; path?: string; requestId: string };
