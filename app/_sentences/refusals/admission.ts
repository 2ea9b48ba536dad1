import type { Reason } from "@/server/reasons";

type AdmissionReason = Extract<
  Reason,
  | "sso_address_unproved"
  | "sso_domain"
  | "sso_email_missing"
  | "sso_email_unverified"
  | "sso_identity_taken"
  | "sso_last_way_in"
  | "sso_no_role"
  | "sso_not_invited"
  | "sso_not_member"
  | "sso_other_person"
>;

/** Why somebody whom a provider has vouched for does not come in. */
export const ADMISSION_MESSAGES: Record<AdmissionReason, string> = {
  sso_address_unproved:
    "An account here has your address, but nobody has confirmed that it is theirs, or it has no sign-in of its own yet. Sign in to it (“Forgot the password?” gives it one) and confirm its address, or ask an admin to remove it from the organization. Then come again.",
  sso_domain:
    "This connection signs in people of its organization's own domains, and your address is in none of them. An owner can verify the domain.",
  sso_email_missing: "Your provider sent no e-mail address. Whoever runs it can add it to what it sends about you.",
  sso_email_unverified: "Your provider does not call your e-mail address verified. Confirm it there, then come again.",
  sso_identity_taken: "This sign-in belongs to another account here. Sign in with it instead.",
  sso_last_way_in: "This is the only way into your account. Set a password first.",
  sso_no_role: "Your groups give you no role in this organization. Ask one of its admins for access.",
  sso_not_invited:
    "You signed in, but nobody has let you into this organization yet. Ask one of its admins for access.",
  sso_not_member: "You do not belong to this organization any more. Ask one of its admins for an invitation.",
  sso_other_person:
    "Your provider knows you as somebody else in this browser. Sign in there with the account that is connected.",
};
