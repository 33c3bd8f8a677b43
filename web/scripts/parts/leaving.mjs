// Leave now: the page is empty at once, the sitting ends, every tab follows, and Back finds only the cover.
import { forgetLeft, hasLeft, isServerTold, rememberLeft, tellServer } from "./left.mjs";

const COVER = "/kitchen-measures";
const PRESSES = 3;
const WITHIN_MS = 5000;
const tabs = self.BroadcastChannel ? new BroadcastChannel("tabs") : null;

function cover() {
  rememberLeft();
  document.title = document.querySelector("[data-leave]")?.dataset.leave ?? "";
  document.documentElement.className = "cover";
  document.body.replaceChildren();
  location.replace(COVER);
}

function leaveNow() {
  tellServer();
  tabs?.postMessage("left");
  cover();
}

// A press counts only when Shift went down and up by itself: typing capitals leads nowhere.
function countPresses() {
  let presses = [], alone = false;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") presses = [];
    alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
  }, true);
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    presses = [...presses.filter((then) => event.timeStamp - then < WITHIN_MS), event.timeStamp];
    if (presses.length >= PRESSES) leaveNow();
  }, true);
}

// After leaving, a page reached by Back turns into the cover; opening the site by hand starts afresh.
function comeBack() {
  if (!hasLeft()) return;
  const [came] = performance.getEntriesByType("navigation");
  const isSignedIn = document.body.classList.contains("signed-in");
  if (isSignedIn && !isServerTold()) leaveNow(); // the word did not get through
  else if (!isSignedIn && came?.type === "back_forward") cover();
  else forgetLeft();
}

export function leaving() {
  comeBack();
  countPresses();
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-leave]")) return;
    event.preventDefault();
    leaveNow();
  });
  if (tabs) tabs.onmessage = cover;
  // a page out of the browser's memory may be somebody's who has left
  addEventListener("pageshow", (event) => {
    if (event.persisted) hasLeft() ? cover() : location.reload();
  });
}
