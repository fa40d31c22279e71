"""What CloudFront needs in front of a bucket in S3: two functions, and a policy of headers.

The function for answers is not called for errors, so what holds for every address is a policy too.
"""

import json
from typing import Any

from generator.render.hosts.place import Place
from generator.render.hosts.rules import POLICY

# Headers that have a place of their own in a policy.
_REFERRER, _SNIFFING = "Referrer-Policy", "X-Content-Type-Options"

MOST_BYTES = 10_000  # of a function: CloudFront takes 10 KB

_REQUEST = """\
// For requests of viewers, cloudfront-js-2.0: old addresses lead on, a folder is its first page.
{comment}var MOVED = {moved};
var LISTS = {lists};

function handler(event) {{
  var request = event.request;
  var uri = request.uri;
  if (Object.prototype.hasOwnProperty.call(MOVED, uri)) return movedTo(MOVED[uri]);
  if (LISTS.indexOf(uri) !== -1) return movedTo(uri + "/");
  if (uri.slice(-1) === "/") request.uri = uri + "index.html";
  return request;
}}

function movedTo(uri) {{
  return {{
    statusCode: 301,
    statusDescription: "Moved Permanently",
    headers: {{ location: {{ value: uri }} }},
  }};
}}
"""
_RESPONSE = """\
// For answers to viewers, cloudfront-js-2.0: the headers of each address.
var RULES = {rules};

function handler(event) {{
  var headers = event.response.headers;
  var uri = event.request.uri;
  RULES.forEach(function (rule) {{
    if (!rule.paths.some(fits)) return;
    Object.keys(rule.headers).forEach(function (name) {{
      headers[name] = {{ value: rule.headers[name] }};
    }});
  }});
  return event.response;

  function fits(path) {{
    return path.slice(-1) === "*" ? uri.indexOf(path.slice(0, -1)) === 0 : uri === path;
  }}
}}
"""
_TOO_MANY = "// The old addresses of this guide do not fit in here: the pages at them lead on.\n"


def viewer_request(place: Place) -> str:
    """A function that says where a request leads."""
    lists = _json(place.lists)
    text = _REQUEST.format(comment="", moved=_json(dict(place.moved)), lists=lists)
    if len(text.encode()) > MOST_BYTES:
        return _REQUEST.format(comment=_TOO_MANY, moved="{}", lists=lists)
    return text


def viewer_response(place: Place) -> str:
    """A function that gives each answer its headers."""
    rules = [
        {
            "paths": [f"{place.folder}{path[1:]}" for path in rule.paths],
            "headers": {name.lower(): value for name, value in rule.headers.items()},
        }
        for rule in place.rules
    ]
    return _RESPONSE.format(rules=_json(rules))


def headers_policy(place: Place) -> str:
    """A response headers policy: what holds everywhere, where nobody has said anything else."""
    everywhere = place.rules[0].headers
    policy, referrer = (everywhere[name] for name in (POLICY, _REFERRER))
    others = [
        {"Header": name, "Value": value, "Override": False}
        for name, value in everywhere.items()
        if name not in (POLICY, _REFERRER, _SNIFFING)
    ]
    told = {
        "Name": "guide",
        "Comment": f"What every answer of {place.name} says",
        "SecurityHeadersConfig": {
            "ContentSecurityPolicy": {"Override": False, "ContentSecurityPolicy": policy},
            "ContentTypeOptions": {"Override": False},  # which means nosniff
            "ReferrerPolicy": {"Override": False, "ReferrerPolicy": referrer},
        },
        "CustomHeadersConfig": {"Quantity": len(others), "Items": others},
    }
    return f"{_json(told)}\n"


def _json(value: Any) -> str:
    return json.dumps(value, indent=2)
