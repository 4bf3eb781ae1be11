// The short way: shows the sections of the start page one after another, what a
// tick opens, and the card of a sign. It needs no program and holds no rule:
// which card a sign has alone is written into the page from the packs. The
// program, once it runs, says what all that is told so far amounts to.
"use strict";
globalThis.aftercarePath = globalThis.document && (() => {
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const RANK = ["", "soon", "same-day", "emergency"];
  const rank = (card) => RANK.findIndex((level) => level && card?.startsWith(level));
  let main = null; // the start page as it came, while it is one
  let at = 0, went = () => {};
  let judges = null; // asks the program, once it runs
  let said = null, turn = 0; // what it said last
  let current = false; // of all that is told, and not of what was told before
  let heard = null; // settles once that is so
  let touched = -Infinity; // a choice made by touch may lead on, one made by an arrow key may not

  const form = () => main.querySelector("#path");
  const fields = () => new FormData(form());
  const country = () => main.querySelector("#f-country")?.selectedOptions[0];

  // begin takes a page over, if it is the start. moved hears of each new step.
  function begin(page, moved) {
    if (!page.querySelector("#path")) return false;
    main = page;
    went = moved;
    main.addEventListener("input", changed);
    main.addEventListener("click", clicked);
    main.addEventListener("pointerdown", (event) => { touched = event.timeStamp; });
    show(Number(form().dataset.begin ?? 0), true);
    return true;
  }

  // The steps in their order; what care can make calmer is asked for its care next.
  function order() {
    const calmer = all(main, "[data-calmer]:checked:enabled").length > 0;
    const undated = fields().get("happened") === "pregnant";
    return (calmer ? [0, 1, 3, 4, 2] : [0, 1, 2, 3, 4]).filter((n) => main.querySelector(`[data-step="${n}"]`) && !(n === 4 && undated));
  }

  function show(step, quiet) {
    at = step;
    for (const section of all(main, "[data-step]")) section.hidden = section.dataset.step !== String(at);
    const signs = all(main, ".progress"), n = order().indexOf(at), sign = signs[at - 1];
    for (const each of signs) each.dataset.word ??= each.textContent;
    if (n > 0 && sign) {
      sign.textContent = signs[n - 1].dataset.word;
      sign.style.setProperty("--at", n);
      sign.style.setProperty("--of", signs.length);
    }
    refresh();
    together();
    if (quiet) return;
    scrollTo(0, 0);
    main.querySelector(`[data-step="${at}"] h1`)?.focus({ preventScroll: true });
  }

  function next() {
    const steps = order(), n = steps.indexOf(at);
    if (n + 1 < steps.length) {
      show(steps[n + 1]);
      went(at);
    } else answer();
  }

  // Her answer waits for what the program says of all that is told: it may have one
  // more question for this step, which she sees first.
  async function answer() {
    const asked = () => all(main, "[data-asks]").filter((box) => box.getClientRects().length), button = main.querySelector("[name=go][value=answer]"), step = at, before = asked().length;
    let last;
    do await (last = heard); while (last !== heard);
    if (!main?.contains(button) || at !== step) return; // she has gone elsewhere
    if (asked().length > before) asked()[0].querySelector("input:not([type=hidden])").focus();
    else button.click();
  }

  function clicked(event) {
    const button = event.target.closest("button");
    if (button?.dataset.ask) {
      put("ask", button.dataset.ask);
      next();
    } else if (button && "next" in button.dataset) next();
    else if (button && "back" in button.dataset) history.back();
    else if (button && "whom" in button.dataset) {
      show(0);
      went(at);
      main.querySelector("[name=about]:checked").focus();
    }
    else if (button?.value === "answer" && event.isTrusted && (order().at(-1) !== at || judges && !current)) {
      event.preventDefault();
      next();
    }
  }

  // put keeps a value in the form that no field of the page has.
  function put(name, value) {
    let field = form().querySelector(`input[type=hidden][name=${name}]`);
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      form().prepend(field);
    }
    field.value = value;
  }

  // A tick takes "none of these" back: pressed again, it means none of the others.
  function changed(event) {
    const field = event.target;
    current = false; // what the program said was of less
    if (field.name === "danger-line" && field.checked) {
      field.closest("[data-group]").querySelector("[name=none]").checked = false;
    }
    refresh();
    together();
    if (field.name === "no-fever-no-smell" && event.timeStamp - touched < 1000) {
      if (field.value === "true") next();
      else main.querySelector("[name=danger-line][value=line-7]").focus();
    }
  }

  const holds = (data, conditions) => conditions.split(" ").some((condition) => {
    const [name, value] = condition.split("=");
    return value === undefined ? Boolean(data.get(name)) : data.getAll(name).includes(value);
  });

  function refresh() {
    const off = (element, hide) => {
      element.hidden = hide;
      for (const field of all(element, "input")) field.disabled = hide;
    };
    for (const line of all(main, "[data-line]")) off(line.querySelector(".opens"), !line.querySelector("[name=danger-line]").checked);
    for (const element of all(main, "[data-asks]")) off(element, !said?.asks.includes(element.dataset.asks));
    for (let again = 0; again < 3; again++) { // what opens can open more
      const data = fields();
      for (const element of all(main, "[data-if], [data-unless]")) {
        const { if: when, unless } = element.dataset;
        off(element, Boolean(when && !holds(data, when) || unless && holds(data, unless)));
      }
    }
    for (const element of all(main, "[data-untold]")) off(element, Boolean(main.querySelector(`.opens [name=${element.dataset.untold}]:checked:enabled`)));
    dial();
    judge();
  }

  // The numbers of the country, wherever one is to be touched. Without one, the
  // number that most countries share.
  function dial(root = main) {
    const chosen = country();
    for (const link of all(root, "[data-dial]")) {
      const kind = link.dataset.dial, text = link.querySelector("bdi");
      const number = chosen?.dataset[kind] || text.dataset.shared || "";
      link.hidden = !number;
      text.textContent = number;
      if (number) link.href = "tel:" + number.replace(/[^+\d]/g, "");
      const name = link.querySelector("small"), own = chosen?.dataset[kind + "Name"];
      if (name) {
        name.dataset.word ??= name.textContent;
        name.textContent = own || name.dataset.word;
      }
      const unsure = link.parentElement.querySelector("[data-unsure]");
      if (unsure) unsure.hidden = !chosen?.dataset.unsure?.split(" ").includes(kind);
    }
  }

  // own is what the page holds of a field for her country.
  function own(field, name) {
    const code = country()?.value;
    const there = code && field.dataset[name + "In"]?.split(" ").find((part) => part.startsWith(code + ":"));
    return there ? there.slice(code.length + 1) : field.dataset[name] ?? "";
  }

  // pairs reads "a:b,c:d".
  const pairs = (text) => text.split(",").map((pair) => pair.split(":"));

  function cardOf(field) {
    const hours = fields().get("pads-hours");
    return (hours && pairs(own(field, "hours")).find(([n]) => n === hours)?.[1]) ?? own(field, "card");
  }

  const worst = (cards) => cards.reduce((worse, card) => rank(card) > rank(worse) ? card : worse, "");

  // together has the program judge all that is told so far.
  function together() {
    current = false;
    heard = judges && at ? hear() : null;
  }

  async function hear() {
    const mine = ++turn, reply = await judges(new URLSearchParams(fields()) + "&go=so-far").catch(() => "");
    if (mine !== turn || !main) return;
    said = reply ? JSON.parse(reply) : null;
    current = Boolean(said);
    refresh();
  }

  // judge puts a card under the question or line that needs one. What was ticked
  // without saying which counts as the worst of its line. What the program says
  // of all together may raise a card; it lowers one only by an expected effect,
  // with the reason, and only while nothing else was told since.
  function judge() {
    const ticked = all(main, "[name=danger-line]:checked").map((field) => field.value);
    let most = "";
    for (const place of all(main, "[data-line], [data-step] fieldset:not(.opens):not([data-group])")) {
      const checked = all(place, "[data-card]:checked:enabled").filter((field) => field.closest("[data-line], fieldset:not(.opens)") === place);
      const bare = checked.find((field) => field.name === "danger-line");
      const exact = checked.filter((field) => field !== bare);
      let card = worst((exact.length ? exact : checked).map(cardOf));
      if (bare && !exact.length) {
        card = worst([card, ...pairs(own(place, "with")).filter(([line]) => ticked.includes(line)).map(([, both]) => both)]);
      }
      if (own(place, "degrees")) card = degrees(place);
      const told = (card || checked.length) && said?.places[place.dataset.line ?? place.querySelector("input")?.name];
      const calmer = told && current && told.why && rank(told.card) < rank(card);
      if (told) card = calmer ? told.card || "expected" : worst([card, told.card]);
      most = worst([most, card]);
      setCard(place, card, Boolean(bare && !exact.length), calmer ? told.why : "");
    }
    for (const step of all(main, "section[data-step]")) {
      setCard(step, !step.hidden && rank(said?.card) > rank(most) ? said.card : "", false, "");
    }
  }

  function degrees(place) {
    const text = place.querySelector("input").value.replace(",", ".").trim();
    let value = parseFloat(text);
    if (!(value > 0)) return "";
    if (value > 60) value = (value - 32) / 1.8;
    let card = "";
    for (const [from, then] of pairs(own(place, "degrees"))) {
      if (value + 1e-9 >= Number(from)) card = then;
    }
    return card;
  }

  function setCard(place, card, bare, why) {
    const now = place.querySelector(":scope > .call-card");
    if (now?.dataset.for === card && now.dataset.isBare === String(bare) && now.dataset.why === why) return;
    now?.remove();
    const model = card && main.querySelector(`#cards [data-for="${card}"]`);
    if (!model && !why) return;
    const made = model ? model.cloneNode(true) : document.createElement("div");
    if (why) made.append(Object.assign(document.createElement("p"), { textContent: why }));
    if (!model) {
      made.className = "call-card";
      made.role = "status";
      made.dataset.for = card;
    }
    made.dataset.isBare = bare;
    made.dataset.why = why;
    const note = made.querySelector("[data-bare]");
    if (note) note.hidden = !bare;
    if (place.dataset.line) place.querySelector(":scope > .tick").after(made);
    else if (place.dataset.step) place.querySelector(":scope > .go").before(made);
    else place.append(made);
    dial(made);
  }

  // forget empties everything that was told, what she typed into the search too.
  function forget() {
    said = null;
    turn++;
    if (!main) return;
    for (const each of all(main, "form")) each.reset();
    for (const field of all(main, "input[form=path], select[form=path]")) {
      if (field.type === "radio") field.checked = field.defaultChecked;
      else field.selectedIndex = 0;
    }
    form().querySelector("input[type=hidden][name=ask]")?.remove();
    show(0, true);
  }

  // drop lets go of the page, for one in another language.
  function drop() {
    main = said = null;
    turn++;
  }

  // judgeWith takes the way to ask the program, from when it runs.
  function judgeWith(ask) {
    judges = ask;
    if (main) together();
  }

  return { begin, show, forget, drop, judgeWith, get main() { return main; }, get current() { return current; }, get country() { return main && country()?.value; } };
})();
