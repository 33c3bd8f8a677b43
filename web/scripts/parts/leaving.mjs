// Leave now: the page is empty at once, the sitting ends, and Back finds only the cover.
const COVER = "/kitchen-measures";
const PRESSES = 3;
const WITHIN_MS = 5000;

export function leaveNow() {
  document.documentElement.replaceChildren();
  document.title = "";
  try {
    fetch("/leave", { method: "POST", keepalive: true, redirect: "manual", credentials: "same-origin" }).catch(() => {});
  } finally {
    location.replace(COVER);
  }
}

export function leaving() {
  document.addEventListener("submit", (event) => {
    if (event.target.querySelector?.("[data-leave]")) {
      event.preventDefault();
      leaveNow();
    }
  });
  let presses = [];
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    const now = Date.now();
    presses = [...presses.filter((then) => now - then < WITHIN_MS), now];
    if (presses.length >= PRESSES) leaveNow();
  });
  // a page taken from the browser's memory may belong to somebody who has left
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
