export interface MailText {
  subject: string;
  html: string;
  text: string;
}

interface Paragraphs {
  subject: string;
  /** Plain sentences; they are escaped here, so names may hold anything. */
  lines: readonly string[];
  action?: { label: string; url: string };
  /** What to do if the reader did not expect the letter. */
  closing: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** One line without control or direction characters: for subjects and for names within sentences. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

/**
 * Mail programs turn `evil.example` in a name into a link; a zero-width non-joiner after each dot and slash stops that.
 */
export function unlinked(name: string): string {
  return oneLine(name).replace(/([./:])(?=\S)/g, "$1\u200c");
}

export function compose({ subject, lines, action, closing }: Paragraphs): MailText {
  const paragraphs = lines.map((line) => `<p>${escape(line)}</p>`).join("\n");
  const button =
    action === undefined
      ? ""
      : `<p><a href="${escape(action.url)}" style="display:inline-block;padding:10px 16px;border-radius:6px;background:#2f5bd0;color:#ffffff;text-decoration:none">${escape(action.label)}</a></p>\n<p>Or copy this address into the browser:<br>${escape(action.url)}</p>`;
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escape(subject)}</title></head>
<body style="font:16px/1.5 system-ui,sans-serif;color:#1c1d21;max-width:560px;margin:24px auto;padding:0 16px">
${paragraphs}
${button}
<p style="color:#5b5e66;font-size:14px">${escape(closing)}</p>
</body></html>`;
  const text = [...lines, ...(action === undefined ? [] : [`${action.label}: ${action.url}`]), closing].join("\n\n");
  return { subject: oneLine(subject), html, text: `${text}\n` };
}

const UNEXPECTED = "If you did not ask for this, you can ignore this letter: nothing changes.";

export function verifyEmailMail(url: string): MailText {
  return compose({
    subject: "Confirm your e-mail address",
    lines: ["Please confirm that this address is yours. The link works once, for 24 hours."],
    action: { label: "Confirm address", url },
    closing: UNEXPECTED,
  });
}

export function changeEmailMail(url: string): MailText {
  return compose({
    subject: "Confirm your new e-mail address",
    lines: ["Please confirm that your account shall use this address from now on. The link works once, for 24 hours."],
    action: { label: "Use this address", url },
    closing: UNEXPECTED,
  });
}

export function emailChangedMail(): MailText {
  return compose({
    subject: "The e-mail address of your account was changed",
    lines: ["Your account now uses another e-mail address. This letter goes to the former one."],
    closing: "If that was not you, ask the operator of this installation for help at once.",
  });
}

export function resetPasswordMail(url: string): MailText {
  return compose({
    subject: "Reset your password",
    lines: ["Somebody, we hope you, asked to reset the password of your account. The link works once, for one hour."],
    action: { label: "Choose a new password", url },
    closing: UNEXPECTED,
  });
}

export function passwordChangedMail(): MailText {
  return compose({
    subject: "Your password was changed",
    lines: ["The password of your account was changed, and all other sessions were ended."],
    closing: "If that was not you, reset your password at once.",
  });
}

export function resetSecondFactorMail(url: string): MailText {
  return compose({
    subject: "Remove the second factors of your account",
    lines: [
      "An administrator started this, so that you can sign in again after the loss of a device.",
      "The link removes the app, the passkeys and the recovery codes of your account and ends all its sessions. It works once, for one hour.",
    ],
    action: { label: "Remove second factors", url },
    closing:
      "If you have not lost anything, leave the link alone, and ask who started this: nothing changes without it.",
  });
}

export function secondFactorChangedMail(change: string): MailText {
  return compose({
    subject: "What protects your account was changed",
    lines: [unlinked(change)],
    closing: "If that was not you, change your password at once, and look at your sessions and second factors.",
  });
}

export function recoveryCodeUsedMail(left: number): MailText {
  return compose({
    subject: "A recovery code of your account was used",
    lines: [
      `Somebody, we hope you, used a recovery code in place of your second factor. ${left} of them are left; each works once.`,
    ],
    closing: "If that was not you, change your password at once and make new recovery codes.",
  });
}

export function invitationMail(
  from: string,
  workspace: string,
  organization: string,
  days: number,
  url: string,
): MailText {
  return compose({
    subject: `Invitation to ${unlinked(workspace)}`,
    lines: [
      `${unlinked(from)} invites you to the workspace “${unlinked(workspace)}” of the organization “${unlinked(organization)}”.`,
      `The invitation is valid for ${days} days. Opening the link changes nothing: you accept or decline on the page.`,
    ],
    action: { label: "Open the invitation", url },
    closing: "If you do not know the sender, you can ignore this letter.",
  });
}

/** To somebody outside of the organization, for one of its projects. */
export function externalInvitationMail(
  from: string,
  project: string,
  organization: string,
  days: number,
  url: string,
): MailText {
  return compose({
    subject: `Invitation to ${unlinked(project)}`,
    lines: [
      `${unlinked(from)} invites you to work on the project “${unlinked(project)}” of the organization “${unlinked(organization)}”.`,
      `The invitation is valid for ${days} days. Opening the link changes nothing: you accept or decline on the page.`,
    ],
    action: { label: "Open the invitation", url },
    closing: "If you do not know the sender, you can ignore this letter.",
  });
}

/** A notice of the inbox, as a letter. Names in it lead nowhere. */
export function noticeMail(title: string, sentence: string, url: string): MailText {
  return compose({
    subject: title,
    lines: [unlinked(sentence)],
    action: { label: "Open in the console", url },
    closing: "Your inbox says which of these letters you get, and lets you choose.",
  });
}

export function testMail(): MailText {
  return compose({
    subject: "Test mail",
    lines: ["This letter shows that the mail server of your installation works."],
    closing: "An operator asked for it on the instance page.",
  });
}
