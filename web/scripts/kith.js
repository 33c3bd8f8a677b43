// What every page does beyond HTML. Every part works without it, in its plain way.
import { leaving } from "./parts/leaving.mjs";
import { choosing } from "./parts/choosing.mjs";
import { answering } from "./parts/answering.mjs";
import { keeping } from "./parts/keeping.mjs";
import { showing } from "./parts/showing.mjs";
import { announcing } from "./parts/announcing.mjs";
import { locking } from "./parts/locking.mjs";

document.documentElement.classList.add("js");
leaving();
choosing();
answering();
keeping();
showing();
announcing();
locking();
