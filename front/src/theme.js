// Light or dark, where somebody has chosen otherwise than the system: before anything is drawn, so that nothing flashes.
(() => {
  const KEY = "dragoman-theme";
  const ORDER = ["system", "light", "dark"];

  function chosen() {
    try {
      return ORDER.includes(localStorage.getItem(KEY)) ? localStorage.getItem(KEY) : "system";
    } catch {
      return "system"; // a browser that keeps nothing
    }
  }

  function use(theme) {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }

  use(chosen());
  document.addEventListener("change", (event) => {
    if (event.target.id !== "theme") return;
    use(event.target.value);
    try {
      localStorage.setItem(KEY, event.target.value);
    } catch {
      // it holds for this page alone
    }
    document.dispatchEvent(new CustomEvent("dragoman:theme"));
  });
  document.addEventListener("DOMContentLoaded", () => {
    const choice = document.getElementById("theme");
    if (choice) choice.value = chosen();
  });
})();
