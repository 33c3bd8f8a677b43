// What comes back: a part goes in its place, a whole page takes the page, no answer is said in plain words.
let unanswered = null;
const trouble = () => document.getElementById("trouble");

function say(id, form) {
  unanswered = form;
  trouble()?.replaceChildren(document.getElementById(id).content.cloneNode(true));
}

const isPage = (text) => /^\s*<!doctype/i.test(text);

// What a status bar says is read out only when it changes after it is there.
function readOut() {
  const bar = document.getElementById("undo-bar");
  if (bar?.firstElementChild && !bar.contains(document.activeElement)) bar.append(...bar.children);
}

function take(event) {
  const { ctx } = event.detail;
  const { raw, status } = ctx.response;
  if (raw.redirected && !ctx.hx.redirect) {
    event.preventDefault();
    location.assign(raw.url);
  } else if (status < 500 && isPage(ctx.text)) {
    ctx.target = document.body;
    ctx.swap = "outerSync";
  }
}

function taken({ detail: { ctx } }) {
  if (ctx.response.status >= 500) return;
  trouble()?.replaceChildren();
  if (ctx.target !== document.body) return;
  scrollTo(0, 0);
  if (!document.querySelector("[autofocus]")) document.getElementById("main").focus();
}

export function answering() {
  document.addEventListener("htmx:after:request", take);
  document.addEventListener("htmx:after:swap", taken);
  document.addEventListener("htmx:response:error", ({ detail: { ctx } }) => {
    if (ctx.response.status >= 500) say("not-saved", ctx.sourceElement);
  });
  document.addEventListener("htmx:error", ({ detail: { ctx } }) => ctx && say("no-signal", ctx.sourceElement));
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.("[data-again]") && unanswered?.isConnected) unanswered.requestSubmit();
  });
  // without a signal a form stays where it is, with all its words
  document.addEventListener("submit", (event) => {
    if (navigator.onLine || !trouble() || event.target.method !== "post") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say("no-signal", event.target);
  }, true);
  addEventListener("load", () => setTimeout(readOut, 300));
}
