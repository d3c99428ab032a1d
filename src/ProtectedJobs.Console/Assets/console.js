// What the pages cannot do from the server: change the colours at once and remember them, move the focus.
const cookie = "protected-jobs-theme";

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  for (const sheet of document.querySelectorAll("link[data-scheme]")) {
    sheet.media = theme === "auto" ? `(prefers-color-scheme: ${sheet.dataset.scheme})` : theme === sheet.dataset.scheme ? "all" : "not all";
  }
  document.cookie = theme === "auto"
    ? `${cookie}=; path=/; max-age=0; SameSite=Strict`
    : `${cookie}=${theme}; path=/; max-age=31536000; SameSite=Strict`;
}

// The router scrolls to a place in the page; who skips to the content also wants to go on from there.
document.addEventListener("click", event => {
  if (event.target.closest?.("a.skip")) {
    event.preventDefault();
    event.stopPropagation();
    document.getElementById("content").focus();
  }
}, true);

window.protectedJobs = { setTheme };
