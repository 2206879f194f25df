# Sourced by the commands beside it: brings node_modules to what package-lock.json asks for.

say() {
  printf 'offstage: %s\n' "$1" >&2
}

# Asks the notes that npm itself keeps whether every package of the lockfile is there in its version.
packages_are_current() {
  [ -x "$root/node_modules/.bin/node" ] && [ -f "$root/node_modules/.package-lock.json" ] && node -e '
    const { readFileSync } = require("node:fs")
    const read = (file) => JSON.parse(readFileSync(file, "utf8")).packages
    const [wanted, found] = process.argv.slice(1).map(read)
    const missing = Object.entries(wanted).some(([path, { version, optional, link }]) =>
      path !== "" && !link && !(optional && !found[path]) && found[path]?.version !== version)
    process.exit(missing ? 1 : 0)
  ' "$root/package-lock.json" "$root/node_modules/.package-lock.json"
}

install_packages() {
  if ! command -v npm >/dev/null 2>&1 || ! command -v node >/dev/null 2>&1; then
    say 'Node and npm were not found. Install Node 20 or newer from https://nodejs.org.'
    exit 1
  fi
  stamp="$root/node_modules/.offstage-lockfile"
  wanted=$(cksum <"$root/package-lock.json")
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && [ -x "$root/node_modules/.bin/node" ]; then
    return 0
  fi
  if ! packages_are_current; then
    say 'installing packages, which takes a few minutes the first time …'
    if ! (cd "$root" && npm ci --no-audit --no-fund --loglevel=error >&2); then
      say 'the packages could not be installed (see above).'
      exit 1
    fi
  fi
  # Somebody else may own the packages; the note only saves time.
  printf "%s" "$wanted" 2>/dev/null >"$stamp" || :
}
