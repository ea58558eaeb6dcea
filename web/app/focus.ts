/**
 * Whoever works by keyboard stands somewhere. What is focused may be taken away (a dialog closes, a row is withdrawn, a form is handed in, a
 * link leads to another place): the focus goes back to what opened the dialog, else to what is left of where it was.
 */

const DIALOG = '[role=dialog]';
/** The library's list of several choices takes Tab for a choice, on and off: nobody would get out of it. */
const SEVERAL = '.ant-select-multiple';

/** An element and what it stands in, innermost first. */
function trailOf(from: Element): Element[] {
  const trail: Element[] = [];
  for (let at: Element | null = from; at && at !== document.body; at = at.parentElement) trail.push(at);
  return trail;
}

const standing = (trail: readonly Element[]) => trail.find((one): one is HTMLElement => one instanceof HTMLElement && one.isConnected);

export function keepFocus(): void {
  let trail: readonly Element[] = [];
  /** Where the focus was when a dialog took it. */
  let before: readonly Element[] = [];
  let byKeyboard = true;
  addEventListener(
    'keydown',
    (event) => {
      byKeyboard = true;
      if (event.key === 'Tab' && event.target instanceof Element && event.target.closest(SEVERAL)) event.stopPropagation();
    },
    true,
  );
  addEventListener(
    'pointerdown',
    () => {
      byKeyboard = false;
    },
    true,
  );
  addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.closest(DIALOG) && !trail[0]?.closest(DIALOG)) before = trail;
    trail = trailOf(target);
  });
  const restore = () => {
    const [last] = trail;
    if (!last || last.isConnected || !byKeyboard || document.activeElement !== document.body) return;
    // A sheet with a chosen cell hears every key by itself.
    if (document.querySelector('.dsg-active-cell')) return;
    const place = standing(trail) ?? standing(before) ?? document.getElementById('content');
    if (!place) return;
    if (place.tabIndex < 0 && !place.hasAttribute('tabindex')) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
  // After what comes in its place had the time to take the focus itself.
  new MutationObserver(() => void requestAnimationFrame(restore)).observe(document.body, { childList: true, subtree: true });
}
