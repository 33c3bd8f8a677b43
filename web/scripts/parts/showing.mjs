// Buttons that need a script: print this page, show what is typed.
export function showing() {
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.("[data-print]")) print();
    const button = target.closest?.("[data-show]");
    if (!button) return;
    const input = document.getElementById(button.dataset.show);
    const isShown = input.type === "text";
    input.type = isShown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!isShown));
  });
}
