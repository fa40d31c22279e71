// For requests of viewers, cloudfront-js-2.0: old addresses lead on, a folder is its first page.
var MOVED = {
  "/guide/closer-and-safer.html": "/guide/say-what-you-need.html",
  "/guide/keep-going.html": "/guide/setbacks.html",
  "/guide/techniques-to-try.html": "/techniques/index.html"
};
var LISTS = [
  "/exercises",
  "/paths",
  "/quizzes",
  "/techniques"
];

function handler(event) {
  var request = event.request;
  var uri = request.uri;
  if (Object.prototype.hasOwnProperty.call(MOVED, uri)) return movedTo(MOVED[uri]);
  if (LISTS.indexOf(uri) !== -1) return movedTo(uri + "/");
  if (uri.slice(-1) === "/") request.uri = uri + "index.html";
  return request;
}

function movedTo(uri) {
  return {
    statusCode: 301,
    statusDescription: "Moved Permanently",
    headers: { location: { value: uri } },
  };
}
