export const dynamic = "force-dynamic";
export const metadata = { title: "Credentials" };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
