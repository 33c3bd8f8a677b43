// Whether somebody left from this tab. One word in the tab's own storage; it says nothing of who or what.
const KEY = "left";

// Storage may be switched off: then Back finds the sign-in page instead of the cover.
function storage(use) {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}

export const hasLeft = () => storage((kept) => kept.getItem(KEY)) !== null;
export const rememberLeft = () => storage((kept) => kept.setItem(KEY, "1"));
export const forgetLeft = () => storage((kept) => kept.removeItem(KEY));

// Outlives the page it was sent from.
export function tellServer() {
  return fetch("/leave", { method: "POST", keepalive: true, redirect: "manual" }).catch(() => {});
}
