// Steps through the questions, as a reader takes them.

// fill answers the page's questions: with the given answers by field name, others
// with "none of these". It reports whether anything was answered.
export async function fill(page, answers = {}) {
  return page.evaluate((answers) => {
    let answered = false;
    const form = document.querySelector("main form");
    for (const field of form.elements) {
      if (field.type === "hidden" || field.type === "submit" || !field.name) continue;
      const wanted = answers[field.name];
      if (field.type === "radio" || field.type === "checkbox") {
        const values = [].concat(wanted ?? []);
        if (values.includes(field.value)) { field.click(); answered = true; }
      } else if (wanted !== undefined) {
        field.value = wanted;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        answered = true;
      }
    }
    const none = form.querySelector("input[name=none]:not([type=hidden])");
    if (!answered && none) { none.click(); answered = true; }
    return answered;
  }, answers);
}

// press presses a button of the page's form and waits for the page that
// follows it.
export async function press(page, value) {
  const before = await page.$("main");
  await page.click(`main form button[name=go][value="${value}"]`);
  await page.waitForFunction((main) => !main.isConnected, before);
}

// has reports whether the page has such a button.
export const has = (page, value) => page.$(`main form button[name=go][value="${value}"]`).then(Boolean);

// walk answers every question up to the answer, and returns the headings on the
// way. each is called on every page.
export async function walk(page, answers = {}, each = async () => {}) {
  const passed = [];
  for (let step = 0; step < 80; step++) {
    passed.push(await page.textContent("main h1"));
    await each(page);
    if (!(await has(page, "next"))) {
      if (await has(page, "anyway")) { await press(page, "anyway"); continue; }
      return passed;
    }
    await press(page, (await fill(page, answers)) ? "next" : "skip");
  }
  throw new Error("the questions do not end: " + passed.join(" / "));
}
