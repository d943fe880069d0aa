# Sourced by ./chrysalis and ./test: installs what is missing and builds. Expects $root; everything it says goes to stderr.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
# No build server may outlive the script: it would keep pipes and locks open.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
[ -n "${HOME:-}" ] || export HOME="${TMPDIR:-/tmp}"

state="$root/out/.setup"

say() { printf '%s\n' "$*" >&2; }
die() { say "$1"; exit "${2:-2}"; }

# Runs "$@" quietly; its output goes to a log that is named when it fails.
quietly() {
  log="$state/$1.log"
  shift
  "$@" >"$log" 2>&1 </dev/null 9>&-
}

apt_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  say "Installing $* ..."
  export DEBIAN_FRONTEND=noninteractive
  quietly apt apt-get install -y -q --no-install-recommends "$@" && return
  quietly apt-update apt-get update -q && quietly apt apt-get install -y -q --no-install-recommends "$@"
}

# need_tool PROGRAM PACKAGE PURPOSE: has the program, gets it, or ends.
need_tool() {
  command -v "$1" >/dev/null || apt_install "$2" ||
    die "$1 is missing ($3): install it, on Debian or Ubuntu with 'sudo apt-get install $2'."
}

need_dotnet() {
  command -v dotnet >/dev/null || { [ -x "$HOME/.dotnet/dotnet" ] && PATH="$HOME/.dotnet:$PATH"; } ||
    die "The .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download or with your distribution's package dotnet-sdk-10.0."
}

need_tools() {
  need_dotnet
  need_tool ffmpeg ffmpeg "it reads and writes audio and video"
  # Only the demo synthesises speech, and says so itself when it cannot.
  command -v espeak-ng >/dev/null || apt_install espeak-ng || true
}

need_models() {
  [ -f "$root/models/package-lock.json" ] || return 0
  stamp="$root/models/node_modules/.installed"
  [ "$stamp" -nt "$root/models/package-lock.json" ] && return
  need_tool npm npm "it installs the face models at pinned versions"
  say "Installing the face models ..."
  quietly npm npm ci --ignore-scripts --no-audit --no-fund --prefix "$root/models" ||
    die "The face models could not be installed by npm; see '$log'." 1
  touch "$stamp"
}

# What the build depends on; a changed list or a newer file means it is out of date.
sources() {
  find "$root/src" "$@" "$root"/Directory.* "$root/.editorconfig" \
    \( -name bin -o -name obj \) -prune -o -type f "${newer[@]}" -print
}

fingerprint() { newer=(); printf '%s %s %s\n' "${TorchDevice:-cpu}" "${CI:-}" "$(sources "$@" | sort | cksum)"; }

# is_built NAME FOLDER...: the build NAME is newer than src and the folders.
is_built() {
  built="$state/$1.built"
  shift
  [ -f "$built" ] && [ "$(cat "$built")" = "$(fingerprint "$@")" ] || return 1
  newer=(-newer "$built")
  [ -z "$(sources "$@" | head -n 1)" ]
}

# compile NAME TARGET: the program that is run is published, for compiled ahead it starts in two thirds of the time; where the compiler for
# that is not to be had, it goes without.
compile() {
  if [ "$1" != program ]; then
    quietly build dotnet build "$2" -c Release -v q -clp:NoSummary
    return
  fi
  set -- dotnet publish "$2" -c Release -v q -o "$root/out/program"
  quietly build "$@" || { grep -qi crossgen "$log" && quietly build "$@" -p:PublishReadyToRun=false; }
}

# build NAME TARGET FOLDER...: builds the target in Release unless that is done already.
build() {
  name="$1" target="$2"
  shift 2
  is_built "$name" "$@" && return
  [ -d "$state/first" ] && note="" || note=" (the first time takes a few minutes)"
  say "Building Chrysalis$note ..."
  # The stamp is older than the build, so that a file saved meanwhile is seen the next time.
  fingerprint "$@" >"$state/$name.new"
  # MSBuild leaves an empty folder or two in the temporary folder with every build.
  scratch="$(mktemp -d)"
  built_well=1
  TMPDIR="$scratch" compile "$name" "$target" || built_well=0
  rm -rf "$scratch"
  [ "$built_well" = 1 ] || {
    grep -E 'error|Unhandled' "$log" | sort -u | head -n 20 >&2
    die "The build failed; see '$log'." 1
  }
  mkdir -p "$state/first"
  mv "$state/$name.new" "$state/$name.built"
}

# set_up NAME TARGET FOLDER...: everything, one run at a time; costs little when nothing is to do.
set_up() {
  need_dotnet
  if command -v ffmpeg >/dev/null && { [ ! -f "$root/models/package-lock.json" ] || [ "$root/models/node_modules/.installed" -nt "$root/models/package-lock.json" ]; } && is_built "$1" "${@:3}"; then
    return
  fi
  mkdir -p "$state" || die "'$state' cannot be written: Chrysalis builds itself there." 2
  exec 9>"$state/lock"
  if command -v flock >/dev/null; then flock 9; fi
  need_tools
  need_models
  build "$@"
  exec 9>&-
}
