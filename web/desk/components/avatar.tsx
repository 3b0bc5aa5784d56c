/** The first letter of a name, as people see letters. */
export function Avatar({ name, small = false }: { name: string; small?: boolean }) {
  const [first] = new Intl.Segmenter().segment(name);
  return (
    <span class={small ? 'avatar small' : 'avatar'} aria-hidden="true">
      {first?.segment.toUpperCase()}
    </span>
  );
}
