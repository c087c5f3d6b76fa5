/* The class edition's script. Plain, without libraries; search loads MiniSearch when first used. */
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  /* A page opened at a place, or come back to, is laid out whole: the place must not move away. */
  var visit = performance.getEntriesByType("navigation")[0];
  if (location.hash || !visit || visit.type !== "navigate") root.classList.add("whole");

  function stored(key) {
    try { return localStorage.getItem("howopen:" + key); } catch (e) { return null; }
  }
  function store(key, value) {
    try {
      if (value === null) localStorage.removeItem("howopen:" + key);
      else localStorage.setItem("howopen:" + key, value);
    } catch (e) { /* no storage: nothing is remembered */ }
  }
  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }
  function make(tag, props, parent) {
    var node = Object.assign(document.createElement(tag), props || {});
    if (parent) parent.appendChild(node);
    return node;
  }

  /* Theme: the system's, until somebody chooses. To ask the storage takes as long as to lay out
     the first screen, so it is asked when that has been drawn. The name of the window carries the
     choice from page to page meanwhile: only the first page in a window may change its colours. */
  function choose(name) {
    if (name !== "dark" && name !== "light") return;
    root.dataset.theme = name;
    window.name = "howopen:" + name;
  }
  choose(window.name.replace("howopen:", ""));

  function isDark() {
    if (root.dataset.theme) return root.dataset.theme === "dark";
    return matchMedia("(prefers-color-scheme: dark)").matches;
  }
  function theme() {
    var button = document.querySelector(".theme-button");
    function show() { button.setAttribute("aria-pressed", String(isDark())); }
    button.addEventListener("click", function () {
      choose(isDark() ? "light" : "dark");
      store("theme", root.dataset.theme);
      show();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
    choose(stored("theme"));
    show();
  }

  /* Menu on narrow screens. */
  function menu() {
    var button = document.querySelector(".menu-button"), nav = document.getElementById("menu");
    if (!button || !nav) return;
    function set(open) {
      nav.classList.toggle("open", open);
      button.setAttribute("aria-expanded", String(open));
    }
    button.addEventListener("click", function () { set(!nav.classList.contains("open")); });
    nav.addEventListener("click", function (event) { if (event.target.closest("a")) set(false); });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && nav.classList.contains("open")) { set(false); button.focus(); }
    });
  }

  /* Code can be copied; what does not scroll needs no stop of the tab key. */
  function copyButtons() {
    all(".scroll.code").forEach(function (box) {
      var wrap = make("div", { className: "copied" });
      box.replaceWith(wrap);
      wrap.appendChild(box);
      var button = make("button", { type: "button", className: "copy", textContent: "Copy" }, wrap);
      make("span", { className: "hidden", textContent: " " + box.getAttribute("aria-label") }, button);
      button.addEventListener("click", function () { copy(box.textContent, button); });
    });
  }
  function copy(text, button) {
    function done() {
      button.firstChild.data = "Copied";
      setTimeout(function () { button.firstChild.data = "Copy"; }, 1600);
    }
    function byHand() {
      var area = make("textarea", { value: text }, document.body);
      area.select();
      if (document.execCommand("copy")) done();
      area.remove();
      button.focus();
    }
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
    else byHand();
  }
  function scrollers() {
    var sizes = new ResizeObserver(function (changes) {
      changes.forEach(function (change) {
        var box = change.target;
        if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
        else box.removeAttribute("tabindex");
      });
    });
    all(".scroll").forEach(function (box) { sizes.observe(box); });
  }

  /* Definitions on focus and hover; Escape hides them, the pointer may rest on them. */
  function terms() {
    var tip = null, owner = null, timer = 0;
    function hide() { if (tip) tip.remove(); tip = owner = null; }
    function show(link) {
      clearTimeout(timer);
      if (owner === link) return;
      hide();
      var text = document.getElementById(link.getAttribute("aria-describedby"));
      if (!text) return;
      owner = link;
      tip = make("div", { className: "tip", textContent: text.textContent }, document.body);
      tip.setAttribute("aria-hidden", "true"); /* the link's description says the same */
      var at = link.getClientRects()[0], size = tip.getBoundingClientRect();
      var below = at.bottom + 6 + size.height < innerHeight || at.top < size.height + 12;
      tip.style.top = (below ? at.bottom + 6 : at.top - size.height - 6) + "px";
      tip.style.left = Math.max(8, Math.min(at.left, innerWidth - size.width - 16)) + "px";
      tip.addEventListener("mouseenter", function () { clearTimeout(timer); });
      tip.addEventListener("mouseleave", leave);
    }
    function leave() { clearTimeout(timer); timer = setTimeout(hide, 250); }
    all("a.term").forEach(function (link) {
      link.addEventListener("mouseenter", function () { show(link); });
      link.addEventListener("mouseleave", leave);
      link.addEventListener("focus", function () { show(link); });
      link.addEventListener("blur", hide);
    });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
    addEventListener("scroll", hide, { passive: true });
  }

  /* Choice questions. `data-answers` holds a character for each possible answer. */
  function answers() {
    all("form.answer").forEach(function (form) {
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        var place = form.querySelector(".feedback"), number = given(form);
        place.textContent = "";
        if (number < 0) {
          make("p", { textContent: "Nothing is chosen yet, or not everything." }, place);
          return;
        }
        var said = all("template", form)[form.dataset.answers.charCodeAt(number) - 48];
        place.appendChild(said.content.cloneNode(true));
      });
    });
  }
  function given(form) {
    var way = form.dataset.way;
    if (way === "labels") {
      var labels = Number(form.dataset.labels);
      return all("select", form).reduceRight(function (sum, select) {
        return sum < 0 || select.value === "" ? -1 : sum * labels + Number(select.value);
      }, 0);
    }
    var on = all("input:checked", form).map(function (input) { return Number(input.value); });
    if (!on.length) return -1;
    if (way === "choice") return on[0];
    return on.reduce(function (sum, place) { return sum + Math.pow(2, place); }, 0);
  }

  /* Reading: the current section in the menu, and which sections have been read. */
  function reading() {
    var parts = all("main .part"), lesson = document.body.dataset.page;
    var links = {};
    all(".menu .sections a").forEach(function (link) { links[link.hash.slice(1)] = link; });
    if (!parts.length) return;
    var seen = {};
    (stored("read:" + lesson) || "").split(" ").forEach(function (id) { if (id) seen[id] = true; });
    function name(part) { return part.getAttribute("aria-labelledby"); }
    function look() {
      var current = null;
      parts.forEach(function (part) {
        var box = part.getBoundingClientRect();
        if (box.height === 0) return;
        if (box.top < innerHeight * 0.35) current = part;
        if (box.bottom < innerHeight * 1.02) seen[name(part)] = true;
      });
      Object.keys(links).forEach(function (id) {
        if (current && name(current) === id) links[id].setAttribute("aria-current", "location");
        else links[id].removeAttribute("aria-current");
      });
      if (lesson) {
        var read = parts.filter(function (part) { return seen[name(part)]; });
        store("read:" + lesson, read.map(name).join(" "));
        store("parts:" + lesson, String(parts.length));
      }
    }
    var waiting = false;
    function soon() {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(function () { waiting = false; look(); });
    }
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    look();
  }
  function progress() {
    var button = document.querySelector(".forget"), any = false;
    all("[data-lesson]").forEach(function (item) {
      var read = (stored("read:" + item.dataset.lesson) || "").split(" ").filter(Boolean).length;
      var parts = Number(stored("parts:" + item.dataset.lesson));
      if (!read || !parts) return;
      any = true;
      var place = make("p", { className: "read-so-far" }, item);
      var bar = make("progress", { max: parts, value: Math.min(read, parts) }, place);
      bar.setAttribute("aria-label", "Read so far of " + item.dataset.lesson);
      place.append(read >= parts ? "read to the end" : read + " of " + parts + " sections read");
    });
    if (!button || !any) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      all("[data-lesson]").forEach(function (item) {
        store("read:" + item.dataset.lesson, null);
        store("parts:" + item.dataset.lesson, null);
      });
      all(".read-so-far").forEach(function (place) { place.remove(); });
      button.textContent = "Forgotten";
      button.disabled = true;
    });
  }

  /* Search: the library and the texts come as one script when the box is first used. */
  function search() {
    var box = document.getElementById("search");
    if (!box) return;
    var panel = document.querySelector(".results"), list = panel.querySelector("ol");
    var count = panel.querySelector(".count"), index = null, loading = false;
    function load() {
      if (loading) return;
      loading = true;
      make("script", { src: "search.js", onload: ready }, document.head);
    }
    function ready() {
      index = new MiniSearch({
        fields: ["title", "text"],
        searchOptions: { boost: { title: 4 }, prefix: true, fuzzy: 0.15, combineWith: "AND" }
      });
      index.addAll(window.howopenTexts);
      show();
    }
    function close() { panel.hidden = true; }
    function show() {
      var query = box.value.trim();
      if (query.length < 2) { close(); return; }
      panel.hidden = false;
      list.textContent = "";
      if (!index) { count.textContent = "Loading the index \u2026"; return; }
      var found = index.search(query);
      count.textContent = found.length === 0 ? "Nothing found." : found.length === 1 ? "1 place" : found.length + " places";
      found.slice(0, 20).forEach(function (hit) {
        var text = window.howopenTexts[hit.id];
        var link = make("a", { href: text.url }, make("li", {}, list));
        make("b", { textContent: text.title }, link);
        make("small", { textContent: text.where }, link);
        excerpt(text.text, hit.terms, make("small", {}, link));
      });
    }
    function excerpt(text, words, place) {
      var at = words.reduce(function (first, word) {
        var found = text.toLowerCase().indexOf(word);
        return found >= 0 && (first < 0 || found < first) ? found : first;
      }, -1);
      if (at < 0) { place.textContent = text.slice(0, 110) + (text.length > 110 ? " \u2026" : ""); return; }
      var start = at > 50 ? text.indexOf(" ", at - 50) + 1 : 0;
      var end = text.slice(at).search(/[^\p{L}\p{N}]/u);
      end = end < 0 ? text.length : at + end;
      place.append((start ? "\u2026 " : "") + text.slice(start, at));
      make("mark", { textContent: text.slice(at, end) }, place);
      place.append(text.slice(end, end + 70) + (text.length > end + 70 ? " \u2026" : ""));
    }
    box.addEventListener("focus", load);
    box.addEventListener("input", function () { load(); show(); });
    box.addEventListener("keydown", function (event) {
      var first = list.querySelector("a");
      if (event.key === "ArrowDown" && first) { event.preventDefault(); first.focus(); }
      if (event.key === "Enter" && first) { event.preventDefault(); first.click(); }
    });
    list.addEventListener("keydown", function (event) {
      var links = all("a", list), at = links.indexOf(document.activeElement);
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      if (event.key === "ArrowUp" && at === 0) box.focus();
      else if (links[at + (event.key === "ArrowDown" ? 1 : -1)]) links[at + (event.key === "ArrowDown" ? 1 : -1)].focus();
    });
    list.addEventListener("click", close);
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && !panel.hidden) { close(); box.focus(); close(); }
      if ((event.ctrlKey || event.metaKey) && event.key === "k") { event.preventDefault(); box.focus(); }
    });
    document.addEventListener("click", function (event) {
      if (!event.target.closest(".search")) close();
    });
    document.addEventListener("focusin", function (event) {
      if (!event.target.closest(".search")) close();
    });
  }

  /* Lecture view: one section at a time. */
  function lecture() {
    var parts = all("main .part"), button = document.querySelector(".lecture-button"), at = 0;
    if (!button || parts.length < 2) return;
    var where = make("div", { className: "where" }, document.body);
    var back = make("button", { type: "button", textContent: "Back" }, where);
    var place = make("p", {}, where);
    place.setAttribute("role", "status");
    var on = make("button", { type: "button", textContent: "On" }, where);
    function show(number) {
      at = Math.max(0, Math.min(parts.length - 1, number));
      parts.forEach(function (part, i) {
        part.classList.toggle("shown", i === at);
        level(part, i === at);
      });
      place.textContent = at + 1 + " of " + parts.length;
      scrollTo(0, 0);
      dispatchEvent(new Event("resize"));
    }
    /* The one section shown is the page: its heading becomes the first, the others follow. */
    function level(part, shown) {
      all("h2, h3, h4, h5, h6", part).forEach(function (heading) {
        if (shown && part !== parts[0]) heading.setAttribute("aria-level", heading.tagName[1] - 1);
        else heading.removeAttribute("aria-level");
      });
    }
    function begin() {
      var current = document.querySelector(".menu .sections [aria-current]");
      var id = location.hash.slice(1) || (current ? current.hash.slice(1) : "");
      var target = id && document.getElementById(id);
      var number = target ? parts.findIndex(function (p) { return p.contains(target); }) : 0;
      root.classList.add("lecture");
      button.textContent = "Leave lecture view";
      show(Math.max(0, number));
    }
    function end() {
      root.classList.remove("lecture");
      button.textContent = "Lecture view";
      parts.forEach(function (part) { level(part, false); });
      parts[at].scrollIntoView();
      dispatchEvent(new Event("resize"));
    }
    function toggle() { if (root.classList.contains("lecture")) end(); else begin(); }
    button.addEventListener("click", toggle);
    back.addEventListener("click", function () { show(at - 1); });
    on.addEventListener("click", function () { show(at + 1); });
    document.addEventListener("keydown", function (event) {
      if (event.altKey && event.code === "KeyL") { event.preventDefault(); toggle(); return; }
      if (!root.classList.contains("lecture") || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.target.closest("input, select, textarea, .scroll[tabindex]")) return;
      var step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
      if (step) { event.preventDefault(); show(at + step); }
      if (event.key === "Home") show(0);
      if (event.key === "End") show(parts.length - 1);
      if (event.key === "Escape") end();
    });
    addEventListener("hashchange", function () {
      var target = document.getElementById(location.hash.slice(1));
      var number = target ? parts.findIndex(function (p) { return p.contains(target); }) : -1;
      if (root.classList.contains("lecture") && number >= 0) { show(number); target.scrollIntoView(); }
    });
    if (new URLSearchParams(location.search).has("lecture")) begin();
  }

  /* An address of a piece inside closed details opens them; printing opens all but hints. */
  function details() {
    function open() {
      var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      for (var node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    }
    addEventListener("hashchange", open);
    open();
    addEventListener("beforeprint", function () {
      all(".in-notebook").forEach(function (box) { box.open = true; });
    });
  }

  /* First what changes the look, then, when the first screen has been drawn, all else. */
  function rest() {
    root.classList.add("whole");
    theme(); copyButtons(); terms(); answers(); reading(); progress(); search(); details(); scrollers();
    root.classList.add("ready");
  }
  document.addEventListener("DOMContentLoaded", function () {
    var begun = false;
    function once() { if (!begun) { begun = true; rest(); } }
    menu(); lecture();
    requestAnimationFrame(function () { setTimeout(once, 50); });
    setTimeout(once, 300); /* a page that is not looked at draws nothing */
  });
})();
