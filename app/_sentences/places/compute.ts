/** Sentences about what a project asks of its resources. */
export const COMPUTE = {
  title: "Compute and visibility",
  submit: "Update",
  owned: "Use only owned compute",
  ownedHelp:
    "Jobs, datasets and models are taken on GPU types of the organization’s own clusters alone. Choose Refresh after you turn it on, and whenever there are new clusters.",
  hidden: "Hide this project",
  hiddenHelp: "It shows in lists only for people who want to see hidden projects. Its address works as before.",
  defaultShown: "The default project stays in sight.",
  types: "Available GPU types",
  typesText: "Those of the clusters in all workspaces of the organization, by their attributes gpuType and gpuTypes.",
  refresh: "Refresh available GPU types",
  refreshing: "Refreshing",
  refreshed: (count: number) => (count === 1 ? "1 GPU type is available" : `${count} GPU types are available`),
  never: "Never refreshed.",
  none: "No cluster of the organization says which GPU types it has.",
  at: "Refreshed",
  blocks: "Nothing with a GPU type can be registered here until the available GPU types are refreshed.",
  saved: "Settings saved",
} as const;
