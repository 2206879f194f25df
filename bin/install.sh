# Sourced by the commands beside it: brings node_modules to what package-lock.json asks for.

say() {
  printf 'offstage: %s\n' "$1" >&2
}

install_packages() {
  stamp="$root/node_modules/.offstage-lock-hash"
  command -v npm >/dev/null 2>&1 || { say 'npm was not found. Install Node 20 or newer from https://nodejs.org.'; exit 1; }
  wanted=$(cksum <"$root/package-lock.json")
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && [ -x "$root/node_modules/.bin/node" ]; then
    return 0
  fi
  # A checkout that somebody installed by hand: npm's own note tells whether it is complete.
  if [ ! -f "$stamp" ] && [ "$root/node_modules/.package-lock.json" -nt "$root/package-lock.json" ] &&
    [ -x "$root/node_modules/.bin/node" ]; then
    printf '%s' "$wanted" >"$stamp"
    return 0
  fi
  say 'installing packages, which takes a few minutes the first time …'
  if ! (cd "$root" && npm ci --no-audit --no-fund --loglevel=error >&2); then
    say 'the packages could not be installed (see above).'
    exit 1
  fi
  printf '%s' "$wanted" >"$stamp"
}
