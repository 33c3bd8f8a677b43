// Choices that save on press. Arrow keys run through a set of radios: the one rested on is saved, not each one passed.
const REST_MS = 600;
const waiting = new Map();
const again = new Set(); // not an attribute: a part swapped in would take it off

function rest(form) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
}

function send(form) {
  rest(form);
  // an answer still to come brings the form's new key with it: send after it, not beside it
  if (form.classList.contains("htmx-request")) again.add(form);
  else if (form.isConnected) form.requestSubmit();
}

export function choosing() {
  let byArrow = false;
  document.addEventListener("keydown", (event) => {
    byArrow = event.key.startsWith("Arrow");
  }, true);
  document.addEventListener("keyup", () => (byArrow = false), true);
  document.addEventListener("change", ({ target }) => {
    if (!target.matches("[data-at-once]")) return;
    if (!byArrow || target.type !== "radio") return send(target.form);
    rest(target.form);
    waiting.set(target.form, setTimeout(() => send(target.form), REST_MS));
  });
  document.addEventListener("submit", (event) => rest(event.target), true);
  document.addEventListener("focusout", (event) => {
    const { form } = event.target;
    if (waiting.has(form) && !form.contains(event.relatedTarget)) send(form);
  });
  document.addEventListener("htmx:finally:request", ({ target }) => {
    if (again.delete(target)) setTimeout(() => send(target));
  });
}
