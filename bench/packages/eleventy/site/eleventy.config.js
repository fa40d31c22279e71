import anchor from "markdown-it-anchor";
import footnote from "markdown-it-footnote";

export default function (config) {
  config.amendLibrary("md", (markdown) => markdown.use(footnote).use(anchor, { level: [2] }));
  config.addPassthroughCopy("src/style.css");
  config.addFilter("around", (pages, url) => {
    const at = pages.findIndex((page) => page.url === url);
    const start = Math.max(0, Math.min(at - 12, pages.length - 24));
    return pages.slice(start, start + 24);
  });
  config.addFilter("nearby", (parts, name) => {
    const at = parts.findIndex((part) => part.name === name);
    const start = Math.max(0, Math.min(at - 6, parts.length - 12));
    return parts.slice(start, start + 12);
  });
  config.addFilter("contents", (html) =>
    [...html.matchAll(/<h2 id="([^"]*)"[^>]*>(.*?)<\/h2>/g)].map(([, id, title]) => ({ id, title })),
  );
  return {
    dir: { input: "src", output: "_site" },
    markdownTemplateEngine: false, // the chapters hold no templates, and need not be read as such
  };
}
