import { DeadEnd } from "@/app/_components/page/dead-end";
import { urls } from "@/app/_lib/urls";
import { INVITATION } from "@/app/_sentences/sign-in/entry";

export default function UnknownInvitationPage() {
  const links = [{ label: INVITATION.home, href: urls.home() }];
  return <DeadEnd title={INVITATION.unknownTitle} text={INVITATION.unknownText} links={links} />;
}
