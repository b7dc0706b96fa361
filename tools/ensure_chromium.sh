#!/bin/sh
# The browser tests need a real browser: Debian's Chromium. Root installs it; others are told the one command.
set -eu
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests ..."
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "Chromium is missing, so the browser tests will fail. Install it with: sudo apt-get install chromium" >&2
exit 0
