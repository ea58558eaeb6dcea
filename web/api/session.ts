/** Who waits for somebody to sign in. The page stays as it is meanwhile: what is being entered is not lost. */
let waiting: { promise: Promise<void>; done: () => void } | null = null;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

/** Resolves once somebody has signed in. */
export function askSignIn(): Promise<void> {
  if (!waiting) {
    let done: () => void = () => undefined;
    const promise = new Promise<void>((resolve) => {
      done = resolve;
    });
    waiting = { promise, done };
    tell();
  }
  return waiting.promise;
}

export function signedIn(): void {
  waiting?.done();
  waiting = null;
  tell();
}

export const signInStore = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  isWanted: () => waiting !== null,
};
