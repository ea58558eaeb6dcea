/** What is typed and not sent yet, kept on this machine under a name. */

export function kept<T>(name: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as T | null;
  } catch {
    // Somebody else wrote there: as good as nothing.
    return null;
  }
}
export const keep = (name: string, value: unknown): void => localStorage.setItem(name, JSON.stringify(value));
export const forget = (name: string): void => localStorage.removeItem(name);
