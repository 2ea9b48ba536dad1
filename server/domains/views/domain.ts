import { CHECK_FAILURES, recordName, recordValue, type DomainView } from "../schema";

export const DOMAIN_COLUMNS = {
  id: true,
  domain: true,
  challenge: true,
  verifiedAt: true,
  verifiedBy: true,
  checkedAt: true,
  checkFailure: true,
  createdAt: true,
} as const;

interface DomainRow {
  id: string;
  domain: string;
  challenge: string | null;
  verifiedAt: Date | null;
  verifiedBy: string | null;
  checkedAt: Date | null;
  checkFailure: string | null;
  createdAt: Date;
}

export function toDomainView(row: DomainRow): DomainView {
  const { id, domain, challenge, verifiedAt, checkedAt, checkFailure, createdAt } = row;
  const verifiedBy = row.verifiedBy === "dns" ? "dns" : "operator";
  return {
    id,
    domain,
    status: verifiedAt === null ? "pending" : "verified",
    verifiedBy: verifiedAt === null ? null : verifiedBy,
    verifiedAt: verifiedAt?.toISOString() ?? null,
    record: challenge === null ? null : { type: "TXT", name: recordName(domain), value: recordValue(challenge) },
    checkedAt: checkedAt?.toISOString() ?? null,
    checkFailure: CHECK_FAILURES.find((failure) => failure === checkFailure) ?? null,
    createdAt: createdAt.toISOString(),
  };
}
