// The moving parts of the review: flash what a link leads to, filter, search, and go from finding to finding.
// Without this file every link still works and everything is shown.
"use strict";

(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  let behavior = "auto"; // a page opens where it should be; later moves are seen, unless the reader wants none
  const tools = document.querySelector(".tools");
  if (!tools) return;
  const split = document.querySelector(".split");
  const now = document.querySelector(".now");

  // As `condensed` in shown.py does: NFC, lower case, without white space and unseen characters.
  const unseen = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\ue000-\uf8ff]/g;
  const condensed = (text) => text.normalize("NFC").replace(/\s/g, "").replace(unseen, "").toLowerCase();

  const scrollTo = (element) => element.scrollIntoView({ block: "center", inline: "nearest", behavior });

  function flash(elements) {
    for (const old of all(".flash")) old.classList.remove("flash");
    for (const element of elements) {
      void element.getBoundingClientRect(); // a class taken off and put on again must run its animation again
      element.classList.add("flash");
    }
  }

  // Everything that shows the same value as this element: its record and all its boxes.
  const kin = (element) => {
    const pointer = element.dataset.pointer;
    return pointer === undefined ? [element] : all(`[data-pointer="${CSS.escape(pointer)}"]`);
  };

  // ---- filters -------------------------------------------------------------------------------------------
  const severities = () => all('[name="severity"]:checked', tools).map((box) => box.value);
  const chosen = (name) => tools.elements[name]?.value ?? "";
  const passes = (element) =>
    severities().includes(element.dataset.severity) && (!chosen("rule") || element.dataset.rule === chosen("rule"));

  const query = () => condensed(tools.elements.q?.value ?? "");

  function show(elements, test) {
    let count = 0;
    for (const element of elements) {
      element.hidden = !test(element);
      if (!element.hidden) count += 1;
    }
    return count;
  }

  function filterPledge() {
    const count = show(all(".records .finding"), passes);
    const kept = new Set(all(".records .finding:not([hidden])").map((finding) => finding.id));
    for (const mark of all(".outline, .flag")) mark.classList.toggle("filtered-out", !kept.has(mark.dataset.finding));
    const empty = document.querySelector(".filtered");
    if (empty) empty.hidden = count > 0;
  }

  function filterReport() {
    const wanted = query();
    const narrowed = chosen("rule") || severities().length < all('[name="severity"]', tools).length;
    const status = (row) => !chosen("status") || row.dataset.status === chosen("status");
    const found = new Set(
      all(".pledges tbody tr").filter((row) => row.dataset.search.includes(wanted)).map((row) => row.dataset.pledge));
    show(all(".issues tbody tr"), (row) => passes(row) && status(row) && (found.has(row.dataset.pledge) || condensed(row.textContent).includes(wanted)));
    show(all(".wide .finding"), passes);
    const named = new Set(all(".issues tbody tr:not([hidden])").map((row) => row.dataset.pledge));
    const count = show(all(".pledges tbody tr"), (row) =>
      status(row) && (found.has(row.dataset.pledge) || named.has(row.dataset.pledge)) && (!narrowed || named.has(row.dataset.pledge)));
    if (!tools.elements.hits) return;
    tools.elements.hits.value = wanted || narrowed || chosen("status") ? `${count}건` : "";
    document.querySelector(".filtered").hidden = count > 0;
    for (const link of all(".pledges a, .issues a")) link.search = state(tools.elements.q.value);
  }

  // ---- search on a pledge's page -------------------------------------------------------------------------
  let hits = [];
  let at = -1;

  function search() {
    const wanted = query();
    hits = wanted ? all(".records .value, .lines li").filter((value) => condensed(value.textContent).includes(wanted)) : [];
    at = -1;
    for (const old of all(".hit")) old.classList.remove("hit", "found");
    for (const hit of hits) hit.classList.add("hit");
    tools.elements.hits.value = wanted ? `${hits.length}건` : "";
  }

  function nextHit(step) {
    if (!hits.length) return;
    hits[at]?.classList.remove("found");
    at = (at + step + hits.length) % hits.length;
    hits[at].classList.add("found");
    scrollTo(hits[at]);
    tools.elements.hits.value = `${at + 1}/${hits.length}`;
    const box = document.getElementById((hits[at].getAttribute("href") ?? "#").slice(1));
    if (box) {
      scrollTo(box);
      flash(kin(box));
    }
  }

  // ---- from finding to finding ---------------------------------------------------------------------------
  const listed = () => all(split ? ".records .finding:not([hidden])" : ".wide .finding:not([hidden]), .issues tbody tr:not([hidden])");
  let current = null;

  function select(finding) {
    for (const old of all("[aria-current=true]")) old.removeAttribute("aria-current");
    for (const old of all(".outline.current")) old.classList.remove("current");
    current = finding;
    finding.setAttribute("aria-current", "true");
    if (!split) {
      const marks = (finding.dataset.marks ?? "").split(" ").map((id) => document.getElementById(id)).filter(Boolean);
      scrollTo(marks[0] ?? finding);
      flash(marks);
      if (now) tell(finding);
      else finding.querySelector("a")?.focus({ preventScroll: true });
      return;
    }
    for (const outline of all(`.outline[data-finding="${finding.id}"]`)) outline.classList.add("current");
    const value = document.getElementById(finding.dataset.value ?? "");
    const printed = document.querySelector(".outline.current .frame") ?? document.getElementById((finding.querySelector('.go a:last-child')?.getAttribute("href") ?? "#").slice(1));
    scrollTo(value ?? finding);
    if (printed && printed !== value) scrollTo(printed);
    flash([value, printed?.matches("li") ? printed : null].filter(Boolean));
    tell(finding);
  }

  function tell(finding) {
    const findings = listed();
    const count = document.createElement("b");
    count.textContent = `${findings.indexOf(finding) + 1}/${findings.length} ${finding.querySelector(".badge").textContent} ${finding.querySelector(".what b").textContent}`;
    now.replaceChildren(count, finding.querySelector(".message").textContent);
    now.hidden = false;
  }

  function move(step) {
    const findings = listed();
    const next = findings[findings.indexOf(current) + (current ? step : step > 0 ? 1 : findings.length)];
    if (next) select(next);
    else leave(step);
  }

  // Past the last finding: to the nearest pledge that has one of a severity that is shown.
  function leave(step) {
    if (!now) return;
    const way = step > 0 ? "after" : "before";
    const files = severities().map((severity) => split?.getAttribute(`data-${way}-${severity}`)).filter(Boolean).sort((a, b) => parseInt(a, 10) - parseInt(b, 10));
    const file = step > 0 ? files[0] : files[files.length - 1];
    if (file) location.href = file + state("", step > 0 ? "first" : "last");
    else {
      now.textContent = step > 0 ? "마지막 검증 사항입니다." : "첫 검증 사항입니다.";
      now.hidden = false;
    }
  }

  // ---- what is carried from page to page, in the address --------------------------------------------------
  function state(text, start) {
    const parts = new URLSearchParams();
    const kept = severities();
    if (kept.length < all('[name="severity"]', tools).length) parts.set("severity", kept.join(","));
    if (text) parts.set("q", text);
    if (start) parts.set("at", start);
    const string = parts.toString();
    return string && `?${string}`;
  }

  function restore() {
    const parts = new URLSearchParams(location.search);
    if (tools.elements.q) tools.elements.q.value = parts.get("q") ?? "";
    const kept = parts.get("severity")?.split(",");
    for (const box of all('[name="severity"]', tools)) box.checked = !kept || kept.includes(box.value);
    return parts.get("at");
  }

  // ---- events --------------------------------------------------------------------------------------------
  const refresh = split ? () => { filterPledge(); search(); } : filterReport;

  tools.addEventListener("input", refresh);
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.elements.zoom?.addEventListener("click", (event) => {
    const large = document.querySelector(".sheets").classList.toggle("large");
    event.currentTarget.setAttribute("aria-pressed", String(large));
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || !now || String(getSelection())) return;
    const target = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
    if (!target) return;
    event.preventDefault();
    history.replaceState(null, "", link.getAttribute("href"));
    arrive(target);
  });

  function arrive(target) {
    if (target.classList.contains("finding")) select(target);
    else {
      scrollTo(target);
      flash(kin(target));
    }
    if (target.closest(".records, .both")) target.focus({ preventScroll: true });
  }

  // A pledge may begin far down on a page that ends the one before.
  function begin() {
    const title = document.getElementById("b-title")?.getBoundingClientRect();
    const pane = document.querySelector(".sheets");
    const frame = pane.getBoundingClientRect();
    if (title && title.top > frame.top + frame.height / 2) pane.scrollTop += title.top - frame.top - 40;
  }

  // The element of that id; else the first below it, else the closest above: a date's place is its item's.
  function named(id) {
    for (let part = id; part; part = part.slice(0, Math.max(0, part.lastIndexOf("-")))) {
      const found = document.getElementById(part) ?? document.querySelector(`[id^="${CSS.escape(part)}-"]`);
      if (found) return found;
    }
    return null;
  }

  const turn = (rel) => {
    const link = document.querySelector(`a[rel="${rel}"]`);
    if (link) location.href = link.getAttribute("href") + state("");
  };
  const keys = {
    n: () => move(1), j: () => move(1), ArrowRight: () => move(1),
    p: () => move(-1), k: () => move(-1), ArrowLeft: () => move(-1),
    "/": () => tools.elements.q?.focus(),
    "[": () => turn("prev"), "]": () => turn("next"),
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input[type=search], select, textarea");
    if (typing && event.target.name === "q" && event.key === "Enter" && split) nextHit(event.shiftKey ? -1 : 1);
    if (event.key === "Escape" && now) now.hidden = true;
    if (typing && event.key === "Escape") event.target.blur();
    const act = keys[event.key];
    if (!act || typing || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !tools.elements.keys.checked) return;
    event.preventDefault();
    act();
  });

  // Boxes and records light up together under the pointer.
  for (const kind of ["mouseover", "mouseout"]) {
    document.addEventListener(kind, (event) => {
      const element = event.target.closest?.("[data-pointer]");
      for (const other of element && split ? kin(element) : []) other.classList.toggle("lit", kind === "mouseover");
    });
  }

  addEventListener("beforeprint", () => {
    for (const closed of all("details")) closed.open = true;
  });

  tools.hidden = false;
  const start = restore();
  refresh();
  const target = named(decodeURIComponent(location.hash.slice(1)));
  if (now && target) {
    const box = kin(target).find((element) => element.matches(".spot"));
    if (box) scrollTo(box);
    arrive(target);
  }
  else if (split && start) move(start === "first" ? 1 : -1);
  else if (split) begin();
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) behavior = "smooth";
})();
