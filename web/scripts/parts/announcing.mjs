// Push on this phone: asks the browser, puts its answer into a plain form, and sends that.
const worker = "/sw.js";
const canPush = () => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

// Base64url without padding, as the server writes it.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));

async function subscribed(key) {
  if ((await Notification.requestPermission()) !== "granted") throw new Error("not allowed");
  await navigator.serviceWorker.register(worker);
  const { pushManager } = await navigator.serviceWorker.ready;
  const kept = await pushManager.getSubscription();
  return kept ?? pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
}

const says = (name) => document.querySelector(`[data-push-says="${name}"]`);

async function start(form) {
  says("stopped").hidden = true;
  try {
    const { endpoint, keys } = (await subscribed(form.dataset.key)).toJSON();
    Object.entries({ endpoint, ...keys }).forEach(([name, value]) => {
      if (form.elements[name]) form.elements[name].value = value;
    });
    form.submit();
  } catch {
    says("stopped").hidden = false;
  }
}

async function forget() {
  const registration = await navigator.serviceWorker.getRegistration(worker);
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

async function offer(form) {
  const registration = await navigator.serviceWorker.getRegistration(worker);
  const isHere = document.querySelector('[data-push="stop"]') && (await registration?.pushManager.getSubscription());
  form.hidden = Boolean(isHere);
}

// Who signs out here may hand the phone on: notes no longer come to it.
function leaving(event) {
  if (!event.target.matches('form[action="/sign-out"]')) return;
  event.preventDefault();
  forget().catch(() => {}).finally(() => event.target.submit());
}

export function announcing() {
  if ("serviceWorker" in navigator) document.addEventListener("submit", leaving);
  const form = document.querySelector('[data-push="start"]');
  if (!form || !canPush()) return;
  says("cannot")?.remove();
  offer(form).catch(() => (form.hidden = false));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    start(form);
  });
  document.querySelector('[data-push="stop"]')?.addEventListener("submit", () => forget().catch(() => {}));
}
