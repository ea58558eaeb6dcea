/** Where this machine remembers that the tour was seen or left. */
export const TOUR_DONE = 'mtqg:tour-done';
