import { DeadEnd } from "@/app/_components/dead-end";
import { INVITATION } from "@/app/_lib/entry-sentences";
import { urls } from "@/app/_lib/urls";

export default function UnknownInvitationPage() {
  const links = [{ label: INVITATION.home, href: urls.home() }];
  return <DeadEnd title={INVITATION.unknownTitle} text={INVITATION.unknownText} links={links} />;
}
