// Sends photos and scans by parts (tus 1.0.0): shrunk on the device, gone on with where the line broke, one by one.
// Everything works without this script, too.
(() => {
  "use strict";
  const form = document.getElementById("papers");
  if (!form || !window.fetch) return;
  const words = form.dataset, state = document.getElementById("upload-state");
  const token = form.elements.csrfmiddlewaretoken.value, TUS = { "Tus-Resumable": "1.0.0", "X-CSRFToken": token };
  const EDGE = 2000, SMALL = 500 * 1024, LEAST = 16384, MOST = 1048576, PATIENCE = 120000, LONGEST_WAIT = 30000;
  const jobs = [];
  let size = 65536, running = false, going = null, said = "", saidAt = 0;

  const fill = (text, values) => text.replace(/\{(\w)\w*\}/g, (_all, name) => values[name]);
  const say = (text) => { said = text; saidAt = Date.now(); state.textContent = text; };
  const sayNow = (text) => { if (text !== said && Date.now() - saidAt > 3000) say(text); };
  const make = (tag, text, parent) => { const one = document.createElement(tag); one.textContent = text; parent.append(one); return one; };
  const hex = (bytes) => [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, "0")).join("");
  const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const memory = {
    get: (key) => { try { return sessionStorage.getItem("motcua.upload." + key); } catch { return null; } },
    set: (key, value) => { try { value ? sessionStorage.setItem("motcua.upload." + key, value) : sessionStorage.removeItem("motcua.upload." + key); } catch { /* then it begins anew */ } },
  };

  // A photo at most 2,000 points long, upright, without place and device; what the browser cannot open goes as it is.
  const shrink = async (file) => {
    if (!/^image\//.test(file.type) && !/\.(jpe?g|png|hei[cf])$/i.test(file.name)) return file;
    let picture;
    try { picture = await createImageBitmap(file, { imageOrientation: "from-image" }); } catch { return file; }
    const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height));
    if (scale === 1 && file.size <= SMALL && /jpeg|png/.test(file.type)) return file;
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.8));
    if (!blob || (blob.size >= file.size && /jpeg|png/.test(file.type))) return file;
    return new File([blob], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg" });
  };

  class Final extends Error {}
  const ask = async (job, url, method, headers, body) => {
    job.line = new AbortController();
    const clock = setTimeout(() => job.line.abort(), PATIENCE);
    try {
      const answer = await fetch(url, { method, body, headers: { ...TUS, ...headers }, redirect: "manual", signal: job.line.signal });
      if (answer.ok) return answer;
      if ([404, 410].includes(answer.status) && method !== "POST") { memory.set(job.key, ""); job.url = ""; }
      const hopeless = answer.status >= 400 && answer.status < 500 && ![404, 408, 409, 410, 423, 425, 429, 460].includes(answer.status);
      if (hopeless) throw new Final((answer.headers.get("Content-Type") || "").startsWith("text/plain") ? await answer.text() : words.lost);
      throw new Error(String(answer.status));
    } finally { clearTimeout(clock); }
  };

  const progress = (job, sent) => {
    const percent = Math.floor((100 * sent) / job.blob.size);
    job.bar.value = percent;
    const open = jobs.filter((one) => !one.failed), done = open.filter((one) => one.done).length;
    sayNow(fill(words.sending, { n: done + 1, m: open.length, p: percent }));
  };

  const attempt = async (job) => {
    let sent;
    if (!job.url) {
      const about = [["filename", job.blob.name], ["paper", job.paper], ...(job.digest ? [["sha256", job.digest]] : [])];
      const metadata = about.map(([name, text]) => name + " " + base64(text)).join(",");
      const begun = await ask(job, words.begin, "POST", { "Upload-Length": String(job.blob.size), "Upload-Metadata": metadata });
      job.url = begun.headers.get("Location");
      memory.set(job.key, job.url);
      sent = 0;
    } else sent = Number((await ask(job, job.url, "HEAD", {})).headers.get("Upload-Offset"));
    progress(job, sent);
    while (sent < job.blob.size) {
      const since = performance.now();
      const part = job.blob.slice(sent, sent + size);
      const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(sent) };
      sent = Number((await ask(job, job.url, "PATCH", headers, part)).headers.get("Upload-Offset"));
      const took = performance.now() - since;
      size = took < 3000 ? Math.min(MOST, size * 2) : took > 12000 ? Math.max(LEAST, size / 2) : size;
      job.wait = 1000;
      progress(job, sent);
    }
  };

  const pause = (job) => new Promise((go) => {
    const clock = setTimeout(go, job.wait);
    job.wait = Math.min(LONGEST_WAIT, job.wait * 2);
    job.wake = () => { clearTimeout(clock); go(); };
  });
  const send = async (job) => {
    say(fill(words.shrinking, { n: job.file.name }));
    job.blob = job.blob || (await shrink(job.file));
    if (window.crypto && crypto.subtle && !job.digest) job.digest = hex(await crypto.subtle.digest("SHA-256", await job.blob.arrayBuffer()));
    job.key = job.paper + "." + (job.digest || job.file.name + job.blob.size);
    job.url = job.url || memory.get(job.key) || "";
    while (!job.stopped) {
      try { return await attempt(job); } catch (error) {
        if (error instanceof Final) throw error;
        if (job.stopped) return;
        size = Math.max(LEAST, size / 2);
        if (said !== words.waiting) say(words.waiting);
        job.note.textContent = words.waiting;
        await pause(job);
        job.note.textContent = "";
      }
    }
  };

  const refresh = async (paper) => {
    const place = document.querySelector(`[data-paper="${CSS.escape(paper)}"] [data-files]`);
    try {
      const answer = await fetch(`?paper=${encodeURIComponent(paper)}`, { redirect: "error" });
      if (answer.ok) place.innerHTML = await answer.text();
    } catch { /* the next one shows it */ }
  };

  const name = (job, text) => { job.stop.textContent = text; job.stop.setAttribute("aria-label", `${text}: ${job.file.name}`); };
  const fail = (job, why) => {
    job.failed = true;
    job.bar.hidden = true;
    name(job, words.again);
    memory.set(job.key, "");
    job.note.textContent = `${job.file.name}: ${why}`;
    job.note.className = "govuk-error-message";
    job.note.setAttribute("role", "alert");
    state.textContent = "";
  };
  const run = async () => {
    if (running) return;
    running = true;
    for (let job; (job = jobs.find((one) => !one.done && !one.failed)); ) {
      try {
        await send(job);
        job.done = true;
        job.row.remove();
        if (!job.stopped) {
          memory.set(job.key, "");
          say(fill(words.done, { n: job.blob.name }));
          await refresh(job.paper);
          setTimeout(refresh, 6000, job.paper);
        }
      } catch (error) { fail(job, error instanceof Final ? error.message : words.lost); }
    }
    running = false;
    if (going && !jobs.some((job) => job.failed)) form.requestSubmit(going);
    going = null;
    jobs.splice(0, jobs.length, ...jobs.filter((job) => job.failed));
  };

  const press = (job) => {
    if (job.failed) {
      Object.assign(job, { failed: false, url: "", wait: 1000 });
      job.note.textContent = "";
      job.note.removeAttribute("role");
      job.note.className = "";
      job.bar.hidden = false;
      name(job, words.stop);
      if (!jobs.includes(job)) jobs.push(job);
      return run();
    }
    job.stopped = job.done = true;
    job.line?.abort();
    job.wake?.();
    job.row.remove();
    if (job.url) fetch(job.url, { method: "DELETE", headers: TUS, keepalive: true }).catch(() => {});
    memory.set(job.key, "");
    say(fill(words.dropped, { n: job.file.name }));
  };
  const take = (input, box) => {
    for (const file of input.files) {
      const row = make("div", "", box.querySelector("[data-queue]"));
      const job = { file, row, paper: box.dataset.paper, wait: 1000 };
      make("span", file.name + " ", row);
      job.bar = make("progress", "", row);
      job.bar.max = 100;
      job.bar.value = 0;
      job.bar.setAttribute("aria-label", file.name);
      job.stop = make("button", "", row);
      name(job, words.stop);
      job.stop.type = "button";
      job.stop.className = "remove";
      job.stop.addEventListener("click", () => press(job));
      job.note = make("p", "", row);
      jobs.push(job);
    }
    input.value = "";
    run();
  };

  const onPhone = matchMedia("(pointer: coarse)").matches;
  for (const box of form.querySelectorAll("[data-paper]")) {
    const input = box.querySelector("input[type=file]");
    input.addEventListener("change", () => take(input, box));
    if (!onPhone) continue;
    const camera = make("input", "", box);
    Object.assign(camera, { type: "file", accept: "image/*", hidden: true });
    camera.setAttribute("capture", "environment");
    camera.addEventListener("change", () => take(camera, box));
    const button = make("button", words.camera, input.parentElement);
    Object.assign(button, { type: "button", className: "govuk-button govuk-button--secondary" });
    button.setAttribute("aria-describedby", input.id);
    button.addEventListener("click", () => camera.click());
  }
  addEventListener("online", () => jobs.forEach((job) => job.wake?.()));
  form.addEventListener("submit", (event) => {
    if (!running) return;
    event.preventDefault();
    going = event.submitter;
    say(words.hold);
  });
  addEventListener("beforeunload", (event) => { if (running) event.preventDefault(); });
})();
