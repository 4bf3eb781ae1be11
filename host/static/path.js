// The short way: shows the sections of the start page one after another, what a
// tick opens, and the card of a sign. It needs no program and holds no rule:
// which card a sign has is written into the page from the packs.
"use strict";
globalThis.aftercarePath = globalThis.document && (() => {
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const RANK = ["", "soon", "same-day", "emergency"];
  const rank = (card) => RANK.findIndex((level) => level && card?.startsWith(level));
  let main = null; // the start page as it came, while it is one
  let at = 0, went = () => {};
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
    refresh();
    if (quiet) return;
    scrollTo(0, 0);
    main.querySelector(`[data-step="${at}"] h1`)?.focus({ preventScroll: true });
  }

  function next() {
    const steps = order(), n = steps.indexOf(at);
    if (n + 1 < steps.length) {
      show(steps[n + 1]);
      went(at);
    } else main.querySelector("[name=go][value=answer]").click();
  }

  function clicked(event) {
    const button = event.target.closest("button");
    if (button?.dataset.ask) {
      put("ask", button.dataset.ask);
      next();
    } else if (button && "next" in button.dataset) next();
    else if (button && "back" in button.dataset) history.back();
    else if (button?.value === "answer" && order().at(-1) !== at && event.isTrusted) {
      event.preventDefault(); // something is asked after it
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
    if (field.name === "danger-line" && field.checked) {
      field.closest("[data-group]").querySelector("[name=none]").checked = false;
    }
    refresh();
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
    for (let turn = 0; turn < 3; turn++) { // what opens can open more
      const data = fields();
      for (const element of all(main, "[data-if], [data-unless]")) {
        const { if: when, unless } = element.dataset;
        off(element, Boolean(when && !holds(data, when) || unless && holds(data, unless)));
      }
    }
    for (const element of all(main, "[data-untold]")) off(element, Boolean(main.querySelector(`.opens [name=${element.dataset.untold}]:checked:enabled`)));
    for (const group of all(main, "[data-group]")) {
      const some = group.querySelector("[name=danger-line]:checked");
      group.querySelector("[data-first]").hidden = some;
      group.querySelector("[data-rest]").hidden = !some;
    }
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

  function cardOf(field) {
    const code = country()?.value;
    const own = field.dataset.cardIn?.split(" ").find((part) => part.startsWith(code + ":"));
    return code && own ? own.slice(code.length + 1) : field.dataset.card ?? "";
  }

  const worst = (cards) => cards.reduce((worse, card) => rank(card) > rank(worse) ? card : worse, "");

  // judge puts a card under the question or line that needs one. What was ticked
  // without saying which counts as the worst of its line.
  function judge() {
    const ticked = all(main, "[name=danger-line]:checked").map((field) => field.value);
    for (const place of all(main, "[data-line], [data-step] fieldset:not(.opens):not([data-group])")) {
      const checked = all(place, "[data-card]:checked:enabled").filter((field) => field.closest("[data-line], fieldset:not(.opens)") === place);
      const bare = checked.find((field) => field.name === "danger-line");
      const exact = checked.filter((field) => field !== bare);
      let card = worst((exact.length ? exact : checked).map(cardOf));
      if (bare && !exact.length) {
        const pairs = place.dataset.with?.split(" ").filter((pair) => ticked.includes(pair.split(":")[0])) ?? [];
        card = worst([card, ...pairs.map((pair) => pair.split(":")[1])]);
      }
      if (place.dataset.degrees) card = degrees(place);
      setCard(place, card, Boolean(bare && !exact.length));
    }
  }

  function degrees(place) {
    const text = place.querySelector("input").value.replace(",", ".").trim();
    let value = parseFloat(text);
    if (!(value > 0)) return "";
    if (value > 60) value = (value - 32) / 1.8;
    let card = "";
    for (const step of place.dataset.degrees.split(" ")) {
      const [from, then] = step.split(":");
      if (value + 1e-9 >= Number(from)) card = then;
    }
    return card;
  }

  function setCard(place, card, bare) {
    const now = place.querySelector(":scope > .call-card");
    if (now?.dataset.for === card && now.dataset.isBare === String(bare)) return;
    now?.remove();
    const model = card && main.querySelector(`#cards [data-for="${card}"]`);
    if (!model) return;
    const made = model.cloneNode(true);
    made.dataset.isBare = bare;
    const note = made.querySelector("[data-bare]");
    if (note) note.hidden = !bare;
    if (place.dataset.line) place.querySelector(":scope > .tick").after(made);
    else place.append(made);
    dial(made);
  }

  // forget empties everything that was told.
  function forget() {
    if (!main) return;
    form().reset();
    for (const field of all(main, "input[form=path], select[form=path]")) {
      if (field.type === "radio") field.checked = field.defaultChecked;
      else field.selectedIndex = 0;
    }
    form().querySelector("input[type=hidden][name=ask]")?.remove();
    show(0, true);
  }

  // drop lets go of the page, for one in another language.
  function drop() { main = null; }

  return { begin, show, forget, drop, get main() { return main; }, get country() { return main && country()?.value; } };
})();
