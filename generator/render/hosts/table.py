"""The table of hosts: what settings there are, and what each is made with."""

from collections.abc import Callable

from generator.render.hosts.apache import apache
from generator.render.hosts.caddy import caddy
from generator.render.hosts.cloudfront import headers_policy, viewer_request, viewer_response
from generator.render.hosts.files import forced_redirects_file, headers_file, redirects_file
from generator.render.hosts.nginx import nginx
from generator.render.hosts.pipelines import GITHUB, GITLAB
from generator.render.hosts.place import Place
from generator.render.hosts.vercel import vercel

KINDS: dict[str, Callable[[Place], str]] = {
    "nginx": nginx,
    "caddy": caddy,
    "apache": apache,
    "vercel": vercel,
    "cloudfront-request": viewer_request,
    "cloudfront-response": viewer_response,
    "cloudfront-policy": headers_policy,
    "headers": headers_file,
    "redirects": redirects_file,
    "netlify": forced_redirects_file,
    "github": lambda _: GITHUB,
    "gitlab": lambda _: GITLAB,
}
