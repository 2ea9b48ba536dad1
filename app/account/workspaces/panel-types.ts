/** What the panel of a workspace shows: small plain values. */
export interface PanelWorkspace {
  name: string;
  slug: string;
  organization: { name: string; slug: string };
  isDefault: boolean;
  personal: boolean;
  role: string;
  permissions: readonly string[];
  status: "active" | "archived" | "suspended";
  members: { total: number; names: readonly string[] } | null;
  credentials: {
    total: number;
    newest: readonly { id: string; label: string; accessKey: string; lastUsedAt: string | null }[];
  } | null;
  lastUsedAt: string | null;
  /** Of its organization, told to those who may invite. */
  seats: { used: number; maximum: number | null; reached: boolean } | null;
}
