/** One number and what it is. */
export function FigureTile({ label, value, tone }: { label: string; value: string; tone?: 'late' | 'due' | 'fresh' }) {
  return (
    <div class={`tile ${tone ? `tile-${tone}` : ''}`}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
