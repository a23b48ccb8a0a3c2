// <judge-keys>: judging from the keyboard. Forms are sent without leaving the page; without a script they work as forms.
const NAME = "dragoman-judge";

function known() {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return ""; // a browser that keeps nothing
  }
}

function remember(name) {
  try {
    localStorage.setItem(NAME, name);
  } catch {
    // it holds for this page alone
  }
}

function isWriting(target) {
  return target instanceof Element && target.closest("input:not([type=hidden]), select, textarea") !== null;
}

class JudgeKeys extends HTMLElement {
  connectedCallback() {
    for (const field of this.querySelectorAll("input[name=by]")) if (!field.value) field.value = known();
    this.opener = this.querySelector("button.opens");
    if (this.opener) this.opener.hidden = false;
    this.classList.add("scripted");
    this.pressed = (event) => this.press(event);
    document.addEventListener("keydown", this.pressed);
    this.addEventListener("click", (event) => event.target.closest("button.opens") && this.correct());
    this.addEventListener("input", (event) => event.target.name === "by" && this.sign(event.target.value));
    this.addEventListener("submit", (event) => this.send(event));
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.pressed);
  }

  press(event) {
    if (event.key === "Enter" && isWriting(event.target)) this.enter(event);
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape" && this.contains(event.target) && isWriting(event.target)) {
      event.target.blur();
      return;
    }
    if (isWriting(event.target) || this.busy) return;
    const act = this.acts()[event.key.length === 1 ? event.key.toLowerCase() : ""];
    if (!act) return;
    event.preventDefault();
    act();
  }

  // Enter in a field of a correction saves it, in a name or a note it leaves the field: it never accepts the claim.
  enter(event) {
    const { target } = event;
    if (!target.closest("form.verdict") || (target.matches("textarea") && !event.ctrlKey)) return;
    event.preventDefault();
    const correction = target.closest("details.correcting");
    if (!correction) target.blur();
    else if (!this.busy) correction.querySelector("button[value=correct]").click();
  }

  acts() {
    const click = (found) => found && (() => found.click());
    const next = click(this.querySelector("a[data-key=s]"));
    return {
      a: click(this.querySelector("button[data-key=a]")),
      r: click(this.querySelector("button[data-key=r]")),
      c: this.opener && (() => this.correct()),
      s: next,
      n: next,
      u: click(this.querySelector("form.undo button")),
      "?": () => {
        const keys = this.querySelector("details.keys");
        keys.open = !keys.open;
        if (keys.open) keys.querySelector("summary").focus();
      },
    };
  }

  correct() {
    const fields = this.querySelector("details.correcting");
    fields.open = !fields.open;
    this.opener.setAttribute("aria-expanded", String(fields.open));
    if (fields.open) fields.querySelector("select, input").focus();
  }

  sign(name) {
    remember(name);
    for (const field of this.querySelectorAll("input[name=by]")) if (field.value !== name) field.value = name;
  }

  async send(event) {
    const form = event.target;
    if (form.method !== "post") return;
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    try {
      const body = new URLSearchParams(new FormData(form, event.submitter));
      const answer = await fetch(form.action, { method: "POST", body, headers: { accept: "application/json" } });
      if (!answer.ok) {
        this.say(await whatIsWrong(answer), true);
        return;
      }
      const saved = await answer.json();
      history.replaceState(null, "", saved.next);
      await window.dragoman.show(saved.next, { push: false });
      const now = document.querySelector("judge-keys");
      now?.say(saved.words);
      (now?.querySelector("#the-claim") ?? document.querySelector("h1"))?.focus();
    } catch {
      this.say("The program that serves these pages does not answer. Nothing was judged.", true);
    } finally {
      this.busy = false;
    }
  }

  say(words, bad = false) {
    const said = this.querySelector(".said");
    said.classList.toggle("bad", bad);
    said.textContent = words;
  }
}

async function whatIsWrong(answer) {
  const text = await answer.text();
  try {
    return JSON.parse(text).error;
  } catch {
    return text.trim() || `It was refused (${answer.status}).`;
  }
}

customElements.define("judge-keys", JudgeKeys);
