/** Views of one place; which one is in its address. */

export function Tabs<Key extends string>(props: {
  readonly label: string;
  readonly tabs: readonly { readonly key: Key; readonly title: string }[];
  readonly chosen: Key;
  readonly choose: (key: Key) => void;
}) {
  const { label, tabs, chosen, choose } = props;
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ key, title }) => (
        <button key={key} type="button" aria-current={key === chosen ? 'page' : undefined} onClick={() => choose(key)}>
          {title}
        </button>
      ))}
    </nav>
  );
}
