// What a test looks at inside a page. Evaluated by the browser's driver, so the page's own
// policy stays as it is. Each function returns findings as words; none means all is well.
(() => {
  const CONTROLS =
    "a[href], area[href], button, input:not([type='hidden']), select, textarea, summary, " +
    "iframe, audio[controls], video[controls], [contenteditable], [tabindex]";

  const name = (one) => {
    const words = (one.getAttribute("aria-label") || one.textContent || one.name || "").trim();
    const classes = [...one.classList].map((own) => `.${own}`).join("");
    const id = one.id ? `#${one.id}` : "";
    return `${one.localName}${id}${classes} “${words.replace(/\s+/g, " ").slice(0, 30)}”`;
  };

  const isSeen = (one) =>
    one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;

  const isForEars = (one) => getComputedStyle(one.closest(".unseen") || one).clipPath !== "none";

  const isChosen = (one) => {
    if (one.type !== "radio" || !one.name) return true;
    const group = [...document.querySelectorAll("input[type='radio']")].filter(
      (other) => other.name === one.name && other.form === one.form && !other.disabled,
    );
    return one === (group.find((other) => other.checked) || group[0]);
  };

  const isFirstSummary = (one) =>
    one.localName !== "summary" || one === one.parentElement.querySelector(":scope > summary");

  // Everything that the Tab key must reach, in the order of the document.
  const controls = () =>
    [...document.querySelectorAll(CONTROLS)].filter(
      (one) =>
        isSeen(one) &&
        one.tabIndex >= 0 &&
        !one.matches(":disabled") &&
        !one.closest("[inert]") &&
        isChosen(one) &&
        isFirstSummary(one),
    );

  const scrollsInside = (one) => {
    for (let at = one.parentElement; at && at !== document.body; at = at.parentElement) {
      const { overflowX } = getComputedStyle(at);
      if (overflowX !== "visible") return true;
    }
    return false;
  };

  const ARROW = 18; // what a browser draws beside the chosen words

  // The chosen words of a list are no elements: they can only be measured. In large text some
  // are longer than a small window is wide; then the open list shows them.
  const isCutList = (one) => {
    if (one.localName !== "select" || !one.selectedOptions.length) return false;
    if (parseFloat(getComputedStyle(document.documentElement).fontSize) > 16) return false;
    const style = getComputedStyle(one);
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = style.font;
    const room = one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return pen.measureText(one.selectedOptions[0].text).width > room - ARROW + 1;
  };

  // Wider than the window, or a text that is cut off; with more room between its letters, or not.
  const cut = (isSpread) => {
    spread(isSpread);
    const found = [];
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > wide) {
      found.push(`the page is ${document.documentElement.scrollWidth} px wide in ${wide}`);
    }
    for (const one of document.body.querySelectorAll("*")) {
      if (!isSeen(one) || isForEars(one) || one.closest("svg, .skip")) continue;
      const box = one.getBoundingClientRect();
      if ((box.right > wide + 1 || box.left < -1) && box.width > 0 && !scrollsInside(one)) {
        found.push(`beyond the edge: ${name(one)}`);
      }
      const style = getComputedStyle(one);
      const hides = (way) => way === "hidden" || way === "clip";
      const isCut =
        (hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1) ||
        (hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1);
      if ((isCut && one.textContent.trim()) || isCutList(one)) found.push(`cut off: ${name(one)}`);
    }
    return found;
  };

  const isInLine = (one) => one.localName === "a" && getComputedStyle(one).display === "inline";

  // Smaller than 24 × 24 px. Axe looks at links in lines: what counts there is the space around.
  const small = () =>
    controls()
      .filter((one) => !one.matches(".skip, pre, main, [role='region']") && !isInLine(one))
      .map((one) => [one, one.getBoundingClientRect()])
      .filter(([, box]) => box.width < 24 || box.height < 24)
      .map(([one, box]) => `${name(one)} is ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`);

  const seconds = (words) =>
    Math.max(...words.split(",").map((one) => parseFloat(one) * (one.includes("ms") ? 0.001 : 1)));

  // What still moves although the person asked for less motion.
  const moving = () => {
    const found = document
      .getAnimations()
      .filter((one) => one.playState === "running")
      .map((one) => `runs: ${one.animationName || one.transitionProperty || one.id}`);
    for (const one of document.querySelectorAll("*")) {
      for (const part of [null, "::before", "::after"]) {
        const style = getComputedStyle(one, part);
        const long = Math.max(seconds(style.animationDuration), seconds(style.transitionDuration));
        const endless = style.animationName !== "none" && style.animationIterationCount !== "1";
        if (long > 0.001 || endless) found.push(`would move: ${name(one)} ${part || ""}`);
        if (style.scrollBehavior === "smooth") found.push(`scrolls smoothly: ${name(one)}`);
      }
    }
    return found;
  };

  // More room between letters, words and lines, as some readers need it (WCAG 1.4.12).
  const spread = (on) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;" +
        " word-spacing: 0.16em !important } p { margin-block-end: 2em !important }",
    );
    document.adoptedStyleSheets = on ? [sheet] : [];
  };

  const isMarked = (one) => {
    for (let at = one; at; at = at.parentElement) {
      if (!at.matches(":focus, :focus-within")) return false;
      const style = getComputedStyle(at);
      if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) return true;
      if (at.matches("form, main, body")) return false;
    }
    return false;
  };

  const isCovered = (one) => {
    const all = [...one.getClientRects()];
    const points = all.flatMap((box) =>
      [0.1, 0.5, 0.9].flatMap((x) =>
        [0.1, 0.5, 0.9].map((y) => [box.left + box.width * x, box.top + box.height * y]),
      ),
    );
    return !points.some(([x, y]) => {
      const top = document.elementFromPoint(x, y);
      return top && (one.contains(top) || top.contains(one));
    });
  };

  // Where the focus is now: at which control of the list, and what is wrong with it there.
  const focus = () => {
    const one = document.activeElement;
    const wrong = [];
    if (!one || one === document.body) return { place: -1, name: "nothing", wrong };
    if (!isMarked(one)) wrong.push(`focus is not to be seen: ${name(one)}`);
    if (isCovered(one)) wrong.push(`has the focus and is covered: ${name(one)}`);
    return { place: controls().indexOf(one), name: name(one), wrong };
  };

  // Where each press of Tab led.
  const way = [];
  addEventListener("keyup", (event) => event.key === "Tab" && way.push(focus()), true);

  // The next Tab goes to the first control.
  const start = () => {
    way.length = 0;
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
  };

  const walked = () => way;

  const looks = new Map();

  // All that decides how well a text can be read: its own colours, and those of all around it.
  const look = (one) => {
    const own = getComputedStyle(one);
    const parts = [own.fontSize, own.fontWeight, own.textDecorationLine, own.textShadow];
    for (let at = one; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      parts.push(
        ...[style.color, style.backgroundColor, style.backgroundImage, style.opacity],
        ...[style.filter, style.mixBlendMode, style.position],
      );
    }
    return parts.join("|");
  };

  const hasWords = (one) =>
    one.matches("input, select, textarea") ||
    [...one.childNodes].some((own) => own.nodeType === Node.TEXT_NODE && own.data.trim());

  // The texts that look as none did on this page before, in this theme.
  const unseen = (scheme) => {
    const before = looks.get(scheme) || new Set();
    const all = [...document.body.querySelectorAll("*")]
      .filter((one) => isSeen(one) && hasWords(one))
      .map((one) => [one, look(one)]);
    looks.set(scheme, new Set([...before, ...all.map(([, own]) => own)]));
    return all.filter(([, own]) => !before.has(own)).map(([one]) => one);
  };

  const turned = () =>
    [...document.querySelectorAll("[tabindex]")]
      .filter((one) => one.tabIndex > 0)
      .map((one) => `jumps the queue: ${name(one)}`);

  const list = () => controls().map(name);

  const OURS = new Set(
    ("html head meta title link script body a header main footer nav section article aside form " +
      "label input button select option textarea template details summary fieldset legend " +
      "h1 h2 h3 p ul ol li dl dt dd div span bdi strong em code pre blockquote br hr time figure " +
      "figcaption table caption thead tbody tr th td svg use g path rect line circle text title " +
      "tspan desc polyline polygon small output progress").split(" "),
  );

  const leadsAway = (address) => {
    const to = new URL(address, document.baseURI);
    return to.origin !== location.origin;
  };

  // What no template of ours could have made: elements, handlers, styles, ways to elsewhere.
  const strangers = () => {
    const found = [];
    for (const one of document.querySelectorAll("*")) {
      if (!OURS.has(one.localName)) found.push(`element: ${name(one)}`);
      if (one.localName === "script" && !one.src) found.push("a script in the page");
      for (const { name: own, value } of one.attributes) {
        if (own.startsWith("on") || own === "style" || own === "srcdoc") {
          found.push(`${own} of ${name(one)}`);
        }
        const isAddress = /^(href|xlink:href|src|srcset|action|formaction|poster|data|ping)$/.test(own);
        if (isAddress && leadsAway(value)) found.push(`${own}=${value} of ${name(one)}`);
      }
    }
    return found;
  };

  return { cut, focus, list, moving, small, start, strangers, turned, unseen, walked };
})()
