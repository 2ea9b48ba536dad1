import { RESOURCE_TYPES, type ResourceType } from "@/server/access/rights/resource-types";

/** Names of the product's resource types, one and many. */
const TYPE_NAMES: Readonly<Record<ResourceType, readonly [one: string, many: string]>> = {
  job: ["Job", "Jobs"],
  dataset: ["Dataset", "Datasets"],
  dataview: ["Dataview", "Dataviews"],
  model: ["Model", "Models"],
  pipeline: ["Pipeline", "Pipelines"],
  pipeline_run: ["Pipeline run", "Pipeline runs"],
  artifact: ["Artifact", "Artifacts"],
  snapshot: ["Snapshot", "Snapshots"],
  experiment: ["Experiment", "Experiments"],
  volume: ["Volume", "Volumes"],
  endpoint: ["Endpoint", "Endpoints"],
  evaluation: ["Evaluation", "Evaluations"],
  file: ["File", "Files"],
  application_category: ["Application category", "Application categories"],
  queue: ["Queue", "Queues"],
  cluster: ["Cluster", "Clusters"],
};

function known(type: string): ResourceType | undefined {
  return RESOURCE_TYPES.find((name) => name === type);
}

/** "Jobs"; a type that the operator registered is called as it is written. */
export function typesName(type: string): string {
  const name = known(type);
  return type === "*" ? RULES.allTypes : name === undefined ? type : TYPE_NAMES[name][1];
}

/** "Job". */
export function typeName(type: string): string {
  const name = known(type);
  return name === undefined ? type : TYPE_NAMES[name][0];
}

/** Every sentence of the page of access rules. */
export const RULES = {
  title: "Access rules",
  description:
    "What people, service accounts and groups may read or modify. Rules add up: none takes away what another one gives. Where no rule holds, nobody but the admins gets in.",
  defaults: "A workspace starts with two rules: members read and modify everything in open projects, viewers read it.",
  add: "Add rule",
  addTitle: "Add access rule",
  editTitle: "Edit access rule",
  view: "View",
  allTypes: "All resources",
  target: "Resource",
  where: "Holds for",
  wholeWorkspace: "The workspace and its open projects",
  whereHelp: "A rule reaches downwards: whoever gets a project gets what is in it.",
  levels: {
    workspace: "The workspace and its open projects",
    project: "One project",
    resource: "One object",
  },
  type: "Resource type",
  project: "Project",
  object: "Object",
  objectHelp: "Type a part of its name. The rule gives nothing on the others beside it.",
  permission: "Permission",
  permissions: { read: "Read only", modify: "Read & modify" },
  permissionHelp: {
    read: "List, view and download logs.",
    modify: "Also create, edit, delete, start and stop.",
  },
  categories: "Application categories are always read & modify.",
  subjects: "Who",
  users: "Users",
  serviceAccounts: "Service accounts",
  groups: "Groups",
  roles: "Everybody with the role",
  roleNames: { member: "Members", viewer: "Viewers" },
  sharedWith: "Shared with projects",
  sharedWithHelp: "Whoever reaches such a project reaches this object as if it lay in it.",
  nobody: "Choose somebody: a rule needs at least one user, service account, group, role or project.",
  many: (count: string) => `The rule names ${count}. They stay; find and remove single ones in the list of the rule.`,
  expires: "Ends",
  expiresHelp: "The rule counts for nothing from the end of this day on. Empty: no end.",
  next: "Continue",
  looking: "Looking up who is concerned",
  save: "Save",
  saving: "Saving",
  back: "Back",
  saved: "Access rule saved",
  added: "Access rule added",
  edit: "Edit",
  remove: "Delete",
  removeTitle: (name: string) => `Delete the rule ${name}?`,
  removeVerb: "Delete rule",
  removing: "Deleting",
  removed: "Access rule deleted",
  gain: "Gain access",
  lose: "Lose access",
  gainers: "Who gets more",
  losers: "Who gets less",
  atLeast: "and perhaps more",
  unchanged: "Nobody gains or loses anything: other rules or roles give the same.",
  warnings: {
    founding: "This is one of the two rules that the workspace started with.",
    open_projects:
      "No rule is left that holds in all open projects: only admins and collaborators reach what is in them.",
  },
  reach: { none: "no access", read: "read only", modify: "read & modify" },
  change: (from: string, to: string) => `${from} → ${to}`,
  sources: { manual: "", founding: "Starting rule", request: "Requested" },
  everybodyWith: (role: string) => `All ${role}`,
  intoProject: (name: string) => `Shared with ${name}`,
  more: (count: number) => `${String(count)} more`,
  found: "Find by project or object",
  filterType: "View",
  filterProject: "Target",
  filterObject: "Object",
  filterUser: "User",
  filterGroup: "Group",
  filterMachine: "Service account",
  empty: "No access rules",
  emptyText:
    "Without a rule only admins and the collaborators of a project reach its resources. Add a rule to let others in.",
  name: (type: string, place: string) => `${type}: ${place}`,
  noEnd: "No end",
  until: "Ends",
  by: "Added by",
  lookingUp: "Fetching the rule…",
  lookUpFailed: "The rule could not be fetched. Close this and try again.",
} as const;
