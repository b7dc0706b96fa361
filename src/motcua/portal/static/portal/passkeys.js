// A key on the device instead of a password. Without this script, or without keys, everything works by password.
(() => {
  "use strict";
  const form = document.getElementById("passkey");
  if (!form || !window.PublicKeyCredential || !window.fetch) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const listed = (ids) => (ids || []).map((one) => ({ ...one, id: bytes(one.id) }));
  const state = document.getElementById("passkey-state");

  const ask = async () => {
    const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
    const answer = await fetch(form.dataset.ask, { method: "POST", headers });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const make = async (options) => {
    const user = { ...options.user, id: bytes(options.user.id) };
    const excludeCredentials = listed(options.excludeCredentials);
    return navigator.credentials.create({ publicKey: { ...options, challenge: bytes(options.challenge), user, excludeCredentials } });
  };
  const use = async (options) =>
    navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: listed(options.allowCredentials) } });

  const told = (key) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
      if (key.response[name]) response[name] = text(key.response[name]);
    return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response, clientExtensionResults: {} });
  };

  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const options = await ask();
      form.elements.answer.value = told(await (form.dataset.make ? make(options) : use(options)));
      form.submit();
    } catch {
      state.textContent = form.dataset.failed;
    }
  });
})();
