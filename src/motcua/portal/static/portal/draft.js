// Saves a page of an application by itself; what cannot be sent stays on this device, sealed for this draft alone.
// No clock of the device is asked anything. Everything works without this script, too.
(() => {
  "use strict";
  const PREFIX = "motcua.draft.", SENT = "motcua.sent";
  let store = null;
  try { store = localStorage; } catch { /* switched off: then the page alone keeps it */ }
  const forget = (place) => store && store.removeItem(place);
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  const wipe = document.querySelector("[data-wipe]");
  if (wipe && store) {
    const begin = PREFIX + wipe.dataset.wipe;
    Object.keys(store).filter((name) => name.startsWith(begin)).forEach(forget);
  }
  const path = location.pathname.replace(/^\/en\//, "/");
  const sent = store && sessionStorage.getItem(SENT);
  if (sent && !sent.endsWith(path)) forget(sent);  // the server answered with another page: it has it
  if (store) sessionStorage.removeItem(SENT);
  const form = document.getElementById("answers");
  if (!form) return;

  const at = (id) => document.getElementById(id);
  const { tag, key, posted, lost, kept } = form.dataset, place = PREFIX + tag + path;
  const pairs = () => [...new FormData(form)].filter(([name]) => name.includes("."));
  const now = () => JSON.stringify(pairs());
  const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const sealer = store && crypto.subtle && crypto.subtle.importKey("raw", bytes(key), "AES-GCM", false, ["encrypt", "decrypt"]);
  const keep = async (text) => {
    if (!sealer) return;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await sealer, new TextEncoder().encode(text)));
    try { store.setItem(place, btoa([...iv, ...sealed].map((code) => String.fromCharCode(code)).join(""))); } catch { /* full */ }
  };
  const open = async () => {
    try {
      const all = bytes(store.getItem(place));
      return new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: all.slice(0, 12) }, await sealer, all.slice(12)));
    } catch { return ""; }
  };

  let saved = now(), timer = 0, busy = false, leaving = false;
  const say = (good, bad) => { at("save-state").textContent = good; at("save-failed").textContent = bad; };
  const send = async (list, keepalive) => {
    const body = new URLSearchParams(list);
    for (const name of ["csrfmiddlewaretoken", "draft", "seen"]) body.append(name, form.elements[name].value);
    try {
      const answer = await fetch(location.href, { method: "POST", body, keepalive, redirect: "error", headers: { "X-Autosave": "1" } });
      const told = await answer.json();
      if (answer.ok) form.elements.seen.value = told.seen;
      answer.ok ? say(told.words, "") : say("", told.words);
      return answer.ok ? "saved" : "refused";
    } catch {
      say("", sealer ? lost + " " + kept : lost);
      return "lost";
    }
  };
  const save = async (keepalive) => {
    clearTimeout(timer);
    const text = now();
    if (busy || leaving || text === saved) return;
    busy = true;
    await keep(text);
    const became = await send(pairs(), keepalive === true);
    busy = false;
    if (became === "saved") { saved = text; forget(place); }
    if (became !== "refused" && now() !== saved) wait();
  };
  const wait = () => { clearTimeout(timer); timer = setTimeout(save, 4000); };
  form.addEventListener("input", wait);
  form.addEventListener("submit", () => {
    leaving = true;
    if (!sealer) return;
    sessionStorage.setItem(SENT, place);
    keep(now());
  });
  addEventListener("online", save);
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(true); });

  if (posted) forget(place);
  else if (sealer && store.getItem(place)) open().then((text) => {
    if (!text || text === saved) return forget(place);
    at("kept-here").hidden = false;
    at("drop-kept").addEventListener("click", () => { forget(place); at("kept-here").hidden = true; form.querySelector("input:not([type=hidden]),select,textarea")?.focus(); });
    at("take-kept").addEventListener("click", async () => { if (await send(JSON.parse(text)) === "saved") { forget(place); location.reload(); } });
  });
})();
