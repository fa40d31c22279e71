export default {
  layout: "chapter.njk",
  permalink: (data) => `${data.page.filePathStem}.html`,
};
