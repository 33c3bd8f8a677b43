// Whether somebody left from this tab. One word in the tab's own storage; it says nothing of who or what.
const KEY = "left";
const TOLD = "told";

// Storage may be switched off: then Back finds the sign-in page instead of the cover.
function storage(use) {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}

const word = () => storage((kept) => kept.getItem(KEY));
export const hasLeft = () => word() !== null;
export const isServerTold = () => word() === TOLD;
export const rememberLeft = () => storage((kept) => kept.setItem(KEY, word() ?? ""));
export const forgetLeft = () => storage((kept) => kept.removeItem(KEY));

// The request outlives the page it was sent from; a redirect is the answer when it worked.
export async function tellServer() {
  try {
    const answer = await fetch("/leave", { method: "POST", keepalive: true, redirect: "manual" });
    if (answer.type === "opaqueredirect") storage((kept) => kept.setItem(KEY, TOLD));
  } catch {
    // no signal: the cover tries again
  }
}
