// Long text that is not saved yet: the browser asks before it goes. Nothing is stored: phones are shared.
const ENOUGH = 20;
let isSaving = false;

const isUnsaved = (area) => area.value !== area.defaultValue && area.value.length >= ENOUGH;

export function keeping() {
  document.addEventListener("submit", (event) => (isSaving = !event.defaultPrevented));
  addEventListener("beforeunload", (event) => {
    if (!isSaving && [...document.querySelectorAll("form textarea")].some(isUnsaved)) event.preventDefault();
  });
}
