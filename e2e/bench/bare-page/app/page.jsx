/** The table of the product's credentials page as Next's own documentation would write it: no session, no database. */
const ROWS = Array.from({ length: 50 }, (_, index) => ({
  id: `crd_${String(index).padStart(26, "0")}`,
  label: `Credential ${index + 1}`,
  accessKey: `tnak_${String(index).padStart(20, "0")}`,
  createdAt: new Date(Date.UTC(2026, 0, 1, 0, index)),
}));

const date = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

export default function Page() {
  return (
    <main>
      <h1>Credentials</h1>
      <table>
        <thead>
          <tr>
            <th scope="col">Label</th>
            <th scope="col">Access key</th>
            <th scope="col">Created</th>
            <th scope="col">Expires</th>
            <th scope="col">Last used</th>
            <th scope="col">Status</th>
            <th scope="col">Actions</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row.id}>
              <td>{row.label}</td>
              <td>
                <code>{row.accessKey}</code>
              </td>
              <td>
                <time dateTime={row.createdAt.toISOString()}>{date.format(row.createdAt)}</time>
              </td>
              <td>Never</td>
              <td>Never</td>
              <td>
                <span>Active</span>
              </td>
              <td>
                <button type="button">Actions</button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
