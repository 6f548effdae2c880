#!/bin/sh
# Builds the documentation site into target/site: the pages of docs/ with search, the Javadoc below api/. Then checks each link and
# anchor, that no page loads from another host, and that each shell block can be parsed; the Java blocks are compiled by the tests
# of the module docs. Any web server can serve the folder, below the path in SITE_BASE (default: /).
#
#   docs.sh [--pages]
#     --pages   keeps the Javadoc of the last run, and builds the pages only
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"

case ${1:-} in
    '' | --pages) ;;
    *) fail "unknown argument \"$1\"; possible: --pages" ;;
esac
pages=$REPO/docs/site
javadoc=$REPO/target/api
site=$REPO/target/site
tree=$REPO/target/guide

{ command -v node && command -v npm; } >/dev/null || "$REPO/scripts/setup.sh" docs
cd "$pages"
# Installs the packages of the lock file, with their checksums.
if ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
    npm ci --ignore-scripts --no-fund --no-audit
fi
if [ "${1:-}" != --pages ] || ! [ -d "$javadoc" ]; then
    "$REPO/scripts/javadoc.sh"
    rm -rf "$javadoc"
    mv "$site/apidocs" "$javadoc"
fi
rm -rf "$tree" "$tree-files" .vitepress/.temp
npm run --silent build
cp -R "$javadoc" "$tree/api"
[ ! -d "$tree-files" ] || mv "$tree-files" "$tree/files"
rm -rf "$site"
mv "$tree" "$site"
node check.js "$site" || fail "the site in $site has the errors above"
say "The site is in $site; serve that folder, for example with: python3 -m http.server --bind 127.0.0.1 --directory $site"
