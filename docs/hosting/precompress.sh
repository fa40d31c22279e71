#!/bin/sh
# Publishes a site with its texts packed beforehand, for servers that send what lies ready.
#
#     precompress.sh site /srv/guide
#
# Copies the site, packs each text with gzip and, where it is installed, with brotli, and then puts
# the copy in the place of the one before, in one step: nobody sees half of it. /srv/guide is a link
# to the copy that is served; a folder of that name is left alone. Needs the mv of Linux.
set -eu

site=${1:?the folder that the build made, such as site}
place=${2:?the folder that the server sends, such as /srv/guide}
site=${site%/}
place=${place%/}

if [ ! -f "$site/index.html" ]; then
    echo "precompress.sh: there is no site in $site" >&2
    exit 2
fi
if [ -e "$place" ] && [ ! -L "$place" ]; then
    echo "precompress.sh: $place is a folder of its own; move it away first" >&2
    exit 2
fi

copy=$(mktemp -d "$place-XXXXXX")
trap 'rm -rf "$copy" "$copy.link"' EXIT
trap 'exit 1' HUP INT TERM
cp -Rp "$site/." "$copy"
chmod 755 "$copy"

# pack COMMAND ...: runs it with the names of all texts.
pack() {
    find "$copy" -type f \( -name '*.html' -o -name '*.css' -o -name '*.js' -o -name '*.json' \
        -o -name '*.svg' -o -name '*.xml' -o -name '*.txt' -o -name '*.webmanifest' \) \
        -exec "$@" {} +
}
pack gzip -kn9
if command -v brotli >/dev/null; then
    pack brotli -kq 11
else
    echo "precompress.sh: there is no brotli, so gzip alone it is" >&2
fi

before=$(readlink "$place" || true)
ln -s "$(basename "$copy")" "$copy.link"
mv -T "$copy.link" "$place"
trap - EXIT

# Away with the copy before, if it is one of ours and beside the link.
case $before in
*/* | "") ;;
"$(basename "$place")"-??????) rm -rf "$(dirname "$place")/$before" ;;
esac
