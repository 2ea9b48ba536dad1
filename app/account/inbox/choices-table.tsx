"use client";

import { INBOX } from "@/app/_sentences/people/inbox";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import type { ChoiceView } from "@/server/notifications/schema";

type Way = "inbox" | "mail";

const WAYS: readonly { way: Way; label: string; of: (title: string) => string }[] = [
  { way: "inbox", label: INBOX.inInbox, of: INBOX.inInboxOf },
  { way: "mail", label: INBOX.byMail, of: INBOX.byMailOf },
];

/** One line per kind with two marks; each is saved when it is changed. */
export function ChoicesTable({ choices }: { choices: readonly ChoiceView[] }) {
  const command = useCommand(trpc.notifications.setChoice.mutate, {
    onDone: () => toast(INBOX.saved),
    onFailure: ({ sentence }) => toast(sentence),
  });
  return (
    <div className="panel overflow-x-auto">
      <table className="w-full text-start">
        <thead>
          <tr className="text-muted text-sm">
            <th scope="col" className="px-4 py-2 font-medium">
              {INBOX.kind}
            </th>
            {WAYS.map(({ way, label }) => (
              <th key={way} scope="col" className="w-20 px-2 py-2 text-center font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {choices.map(({ kind, title, inbox, mail }) => (
            <tr key={kind} className="border-line border-t">
              <th scope="row" className="px-4 py-2 font-normal">
                {title}
              </th>
              {WAYS.map(({ way, of }) => (
                <td key={way} className="px-2 py-2 text-center">
                  <label className="inline-grid size-[44px] place-items-center">
                    <input
                      type="checkbox"
                      className="field-check"
                      aria-label={of(title)}
                      checked={{ inbox, mail }[way]}
                      disabled={command.pending}
                      onChange={({ target }) => void command.run({ kind, inbox, mail, [way]: target.checked })}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
