// Passkeys: the browser's own dialogue, and a plain sentence when it does not work out.
import { forgetLeft } from "./parts/left.mjs";

const verbs = {
  register: (publicKey) => navigator.credentials.create({ publicKey }),
  "sign-in": (publicKey) => navigator.credentials.get({ publicKey }),
};

// Base64url without padding, as the server writes it; older browsers cannot read it themselves.
const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

function opened(options) {
  const made = { ...options, challenge: bytes(options.challenge) };
  if (options.user) made.user = { ...options.user, id: bytes(options.user.id) };
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    if (options[list]) made[list] = options[list].map((one) => ({ ...one, id: bytes(one.id) }));
  }
  return made;
}

function closed(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return { id: credential.id, rawId: text(credential.rawId), type: credential.type, response, clientExtensionResults: {} };
}

async function post(path, body = {}) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.says);
  return found;
}

async function run(name) {
  const asked = await post(`/passkeys/${name}/options`);
  const credential = await verbs[name](opened(asked.options));
  const done = await post(`/passkeys/${name}`, { challenge_id: asked.challenge_id, credential: closed(credential) });
  forgetLeft();
  location.assign(done.next);
}

// The dialogue that was closed, a signal that was lost, an answer that is no JSON: the page has one sentence for them.
function sentence(problem, says) {
  return problem.constructor === Error && problem.message ? problem.message : says.dataset.stopped;
}

if (window.PublicKeyCredential) {
  for (const button of document.querySelectorAll("[data-passkey]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const says = document.querySelector("[data-passkey-says]");
      says.hidden = true;
      button.disabled = true;
      try {
        await run(button.dataset.passkey);
      } catch (problem) {
        says.textContent = sentence(problem, says);
        says.hidden = false;
      }
      button.disabled = false;
    });
  }
}
