// The cover: printing, and once more the word that somebody has left, in case it got lost.
import { hasLeft, isServerTold, tellServer } from "./parts/left.mjs";

if (hasLeft() && !isServerTold()) tellServer();
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
