// The theme's arrows that open a part of the navigation have no name; a screen reader says which part each opens.
document.addEventListener("DOMContentLoaded", () => {
  for (const arrow of document.querySelectorAll(".bd-sidebar-primary li > details > summary")) {
    const link = arrow.closest("li").querySelector("a");
    arrow.setAttribute("aria-label", `Pages below ${link.textContent.trim()}`);
  }
});
