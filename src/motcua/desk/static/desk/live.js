// Renews the pieces of a desk page that others changed. Whatever somebody is typing or choosing stays as it is.
// Everything works without this script, too.
(() => {
  "use strict";
  const place = document.getElementById("live");
  if (!place || !place.dataset.source || !window.EventSource) return;
  const { source, view, updated, waiting, gone } = place.dataset;
  const SOONEST = 400, BETWEEN = 3000, AFTER_REFUSAL = 60000, CONTROLS = "input:not([type=hidden]),select,textarea";
  let stream = null, timer = 0, last = -BETWEEN, busy = false, heard = "", ended = false;
  let revision = Number(place.dataset.revision || 0);  // of the dossier, as this page shows it

  const typed = (control) => {
    if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
    if (control.tagName === "SELECT") {
      const marked = [...control.options].some((one) => one.defaultSelected) || control.multiple;
      return [...control.options].some((one, at) => one.selected !== (marked ? one.defaultSelected : at === 0));
    }
    return control.value !== control.defaultValue;
  };
  const inUse = (piece) => [...piece.querySelectorAll(CONTROLS)].some((one) => one === document.activeElement || typed(one));
  const shown = (piece) => {
    const copy = piece.cloneNode(true);
    copy.querySelectorAll("input[type=hidden]").forEach((one) => one.remove());
    return copy.innerHTML;
  };
  const sameLink = (piece, link) => [...piece.querySelectorAll("a[href]")].find((one) => one.getAttribute("href") === link);
  const renew = (piece, fresh) => {
    const link = piece.contains(document.activeElement) && document.activeElement.getAttribute("href");
    const open = [...piece.querySelectorAll("details")].map((one) => one.open);
    piece.replaceChildren(...fresh.childNodes);
    piece.querySelectorAll("details").forEach((one, at) => { one.open = open[at] ?? one.open; });
    if (link) sameLink(piece, link)?.focus();
  };
  const address = () => {
    const url = new URL(location.href), seen = document.querySelector("form [name=revision]");
    if (seen) url.searchParams.set("revision", seen.value);
    url.hash = "";
    return url;
  };

  const close = () => { clearTimeout(timer); timer = 0; if (stream) stream.close(); stream = null; };
  const end = () => { ended = true; close(); place.textContent = gone; };
  const refresh = async () => {
    timer = 0;
    if (busy) return soon();
    busy = true;
    last = performance.now();
    try {
      const answer = await fetch(address(), { headers: { "X-Motcua-View": view }, redirect: "manual" });
      if (!answer.ok && answer.status !== 409) {
        if (answer.status < 500) end();
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      revision = Number(page.getElementById("live")?.dataset.revision || 0);
      let changed = false, held = false;
      for (const piece of document.querySelectorAll("[data-live]")) {
        const fresh = page.querySelector(`[data-live="${piece.dataset.live}"]`);
        if (!fresh || !piece.isConnected || shown(fresh) === shown(piece)) continue;
        if (inUse(piece)) held = true;
        else { renew(piece, fresh); changed = true; }
      }
      if (held) place.textContent = waiting;
      else if (changed) place.textContent = updated;
    } catch { /* the network is away: the stream comes again and asks for another look */ }
    finally { busy = false; }
  };
  const soon = () => {
    if (timer || ended) return;
    timer = setTimeout(refresh, Math.max(SOONEST, last + BETWEEN - performance.now()) + Math.random() * 300);
  };
  const listen = () => {
    if (stream || ended || document.hidden) return;
    const url = new URL(source, location.href);
    if (heard) url.searchParams.set("at", heard);
    stream = new EventSource(url, { withCredentials: true });
    for (const name of ["changed", "company", "again"]) stream.addEventListener(name, (event) => {
      heard = event.lastEventId || heard;
      const told = JSON.parse(event.data);
      if (name === "changed" && revision && told.revision <= revision && !told.beside) return;  // it is here already
      soon();
    });
    stream.addEventListener("error", () => {
      if (!stream || stream.readyState !== EventSource.CLOSED) return;  // else it comes again by itself
      close();
      setTimeout(listen, AFTER_REFUSAL);
    });
  };
  // A page that nobody looks at holds no stream: browsers allow few at once, and its officer is not there.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return close();
    listen();
    soon();
  });
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => { if (event.persisted) { listen(); soon(); } });
  listen();
})();
