// After a part is swapped, a field in error has the focus; so has the choice that was pressed.
export function focusing() {
  document.addEventListener("htmx:after:swap", () => {
    document.querySelector("[aria-invalid=true]")?.focus();
  });
}
