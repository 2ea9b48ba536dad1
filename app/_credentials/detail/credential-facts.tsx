import { CopyButton } from "@/app/_components/copy-button";
import { DescriptionList } from "@/app/_components/page/description-list";
import { StatusBadge } from "@/app/_components/table/status-badge";
import { exactTime, formatNumber, relativeTime, utcTime, type Clock } from "@/app/_lib/format";
import { CREDENTIAL, LIMITS } from "@/app/_sentences/machines/credential";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import { PLACE } from "@/app/_sentences/places/place";
import type { CredentialView } from "@/server/credentials/schema";

import { CREDENTIAL_TONES, endOf, ownerName } from "../credential-row";
import { permissionName } from "../limits/permission-name";

interface CredentialFactsProps {
  credential: CredentialView;
  clock: Clock;
}

function time(iso: string, text: string) {
  return (
    <time dateTime={iso} title={utcTime(iso)}>
      {text}
    </time>
  );
}

function statusOf(credential: CredentialView, clock: Clock) {
  const { status, overPolicy } = credential;
  const end = endOf(credential, clock);
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <StatusBadge tone={CREDENTIAL_TONES[status]}>{CREDENTIALS.statuses[status]}</StatusBadge>
      {end === null ? null : <span>{end}</span>}
      {overPolicy ? <StatusBadge tone="warn">{CREDENTIAL.overPolicy}</StatusBadge> : null}
      {overPolicy ? <span className="text-muted text-sm">{CREDENTIAL.overPolicyText}</span> : null}
    </span>
  );
}

function scopesOf({ scopes }: CredentialView) {
  if (scopes === null) return LIMITS.all;
  const { readOnly, project, permissions } = scopes;
  return (
    <ul className="grid gap-1">
      {readOnly ? <li>{LIMITS.readOnly}</li> : null}
      {project === null ? null : (
        <li>
          {LIMITS.project}: <code className="break-all">{project}</code>
        </li>
      )}
      {permissions?.map((permission) => (
        <li key={permission}>{permissionName(permission)}</li>
      ))}
    </ul>
  );
}

function networksOf({ networks }: CredentialView) {
  if (networks.length === 0) return CREDENTIAL.everywhere;
  return (
    <ul className="flex flex-wrap gap-x-4">
      {networks.map((network) => (
        <li key={network}>
          <code>{network}</code>
        </li>
      ))}
    </ul>
  );
}

function usedOf({ lastUsedAt, lastUsedAddress }: CredentialView, clock: Clock) {
  if (lastUsedAt === null) return CREDENTIAL.notUsed;
  const when = relativeTime(lastUsedAt, clock);
  return time(lastUsedAt, lastUsedAddress === null ? when : CREDENTIAL.usedFrom(when, lastUsedAddress));
}

function secretOf({ secretVersion, rotatedAt }: CredentialView, clock: Clock) {
  if (rotatedAt === null) return CREDENTIAL.first;
  return time(rotatedAt, CREDENTIAL.version(formatNumber(secretVersion, clock.locale), exactTime(rotatedAt, clock)));
}

/** All that is known of one credential. */
export function CredentialFacts({ credential, clock }: CredentialFactsProps) {
  const { accessKey, createdAt, createdBy, expiresAt } = credential;
  return (
    <DescriptionList
      items={[
        {
          label: CREDENTIALS.accessKey,
          value: <code className="break-all">{accessKey}</code>,
          action: <CopyButton text={accessKey} />,
        },
        { label: CREDENTIAL.owner, value: ownerName(credential) },
        { label: CREDENTIAL.status, value: statusOf(credential, clock) },
        { label: CREDENTIAL.limits, value: scopesOf(credential) },
        { label: CREDENTIAL.networks, value: networksOf(credential) },
        { label: CREDENTIAL.rotated, value: secretOf(credential, clock) },
        {
          label: CREDENTIAL.expires,
          value: expiresAt === null ? CREDENTIAL.never : time(expiresAt, exactTime(expiresAt, clock)),
        },
        { label: CREDENTIAL.used, value: usedOf(credential, clock) },
        { label: CREDENTIAL.createdBy, value: createdBy?.name ?? CREDENTIAL.nobody },
        { label: PLACE.created, value: time(createdAt, exactTime(createdAt, clock)) },
      ]}
    />
  );
}
