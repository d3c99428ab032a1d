// What the pages cannot do from the server: change the colours at once, and remember them.
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

window.protectedJobs = { setTheme };
