// For answers to viewers, cloudfront-js-2.0: the headers of each address.
var RULES = [
  {
    "paths": [
      "/*"
    ],
    "headers": {
      "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; manifest-src 'self'; worker-src 'self'; connect-src 'none'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types offline; frame-ancestors 'none'",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
      "cache-control": "no-cache"
    }
  },
  {
    "paths": [
      "/quizzes/*",
      "/exercises/*",
      "/paths/*",
      "/my-space.html",
      "/search.html"
    ],
    "headers": {
      "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; manifest-src 'self'; connect-src 'none'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'none'",
      "connection-allowlist": "(response-origin \"https://www.wikipedia.org/*\")"
    }
  },
  {
    "paths": [
      "/assets/*"
    ],
    "headers": {
      "cache-control": "public, max-age=31536000, immutable"
    }
  },
  {
    "paths": [
      "/steady-ground.html"
    ],
    "headers": {
      "content-disposition": "attachment"
    }
  },
  {
    "paths": [
      "/sw.js"
    ],
    "headers": {
      "content-security-policy": "default-src 'none'; connect-src 'self'"
    }
  }
];

function handler(event) {
  var headers = event.response.headers;
  var uri = event.request.uri;
  RULES.forEach(function (rule) {
    if (!rule.paths.some(fits)) return;
    Object.keys(rule.headers).forEach(function (name) {
      headers[name] = { value: rule.headers[name] };
    });
  });
  return event.response;

  function fits(path) {
    return path.slice(-1) === "*" ? uri.indexOf(path.slice(0, -1)) === 0 : uri === path;
  }
}
