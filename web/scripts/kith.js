// What every page does beyond HTML. Each part works without it.
import { leaving } from "./parts/leaving.mjs";
import { choosing } from "./parts/choosing.mjs";
import { focusing } from "./parts/focusing.mjs";

document.documentElement.classList.add("js");
leaving();
document.addEventListener("DOMContentLoaded", () => {
  choosing();
  focusing();
});
