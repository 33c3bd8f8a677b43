// A page of somebody who works here does not stay open on a desk: without a press for a quarter of an hour it locks.
const IDLE_MS = 15 * 60 * 1000;
const EVERY_MS = 5000;

const isBegun = (form) =>
  [...form.elements].some((one) =>
    one.type === "radio" || one.type === "checkbox"
      ? one.checked !== one.defaultChecked
      : one.defaultValue !== undefined && one.type !== "hidden" && one.value !== one.defaultValue,
  );

// A form that was begun is sent to the lock, which saves nothing and keeps its words until somebody has shown who they are.
async function lock(button) {
  const begun = [...document.querySelectorAll('main form[method="post"]')].find(isBegun);
  if (begun) {
    const answer = await fetch(button.action, { method: "POST", redirect: "manual" }).catch(() => null);
    if (answer?.type === "opaqueredirect") return begun.submit();
  }
  button.submit();
}

export function locking() {
  const button = document.querySelector('form[action="/staff/lock"]');
  if (!button) return;
  const tabs = self.BroadcastChannel ? new BroadcastChannel("work") : null;
  let last = Date.now();
  const press = () => {
    last = Date.now();
    tabs?.postMessage("here");
  };
  for (const what of ["pointerdown", "keydown", "wheel"]) addEventListener(what, press, { capture: true, passive: true });
  if (tabs) tabs.onmessage = () => (last = Date.now());
  const look = setInterval(() => {
    if (Date.now() - last < IDLE_MS) return;
    clearInterval(look);
    lock(button);
  }, EVERY_MS);
}
