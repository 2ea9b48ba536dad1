export default function HomePage() {
  return <main>Tenantry</main>;
}
