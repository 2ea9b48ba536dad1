/** Sentences about the credentials of projects and the organization's default key. */
export const PROJECT_CREDENTIALS = {
  description: "Access key and secret key for programs that work for this project, whoever made them.",
  createText: (project: string) =>
    `They act as the project ${project} itself and reach nothing else. They go on working when whoever made them has left.`,
  roles: [
    { value: "member", label: "Member: works with everything in the project" },
    { value: "viewer", label: "Viewer: reads" },
    { value: "admin", label: "Admin: manages collaborators, credentials and settings too" },
  ],
} as const;

export const DEFAULT_KEY = {
  title: "Organization default key",
  text: "One pair of keys of the default project that only owners of the organization make, rotate and see.",
  warning: "Do not keep sensitive things in the default project",
  warningText: (project: string) =>
    `Everybody in the organization is in ${project}, the default project, and this key works there. Make a project of its own for what is sensitive.`,
  open: "Open the default project",
  none: "There is no default key.",
  createText: (project: string) =>
    `It works in ${project}, the default project, as a member, and nobody but the owners of the organization sees it.`,
  name: "Organization default key",
  revokeTitle: () => "Revoke the organization default key?",
  revokeConsequences: [
    "Programs that use it are refused from the next request on.",
    "This cannot be undone. You can create another one.",
  ],
} as const;
