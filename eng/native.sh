#!/usr/bin/env bash
# Compiles the quantum filters natively: out/native/chrysalis-quantum, for this platform. Brings .NET's native compiler by NuGet, and
# gcc where no linker is there. Afterwards './chrysalis quantum detect' and the other filters run natively while nothing has changed.
#   eng/native.sh
set -eu
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
. "$root/eng/setup.sh"
mkdir -p "$state"
need_dotnet
command -v clang >/dev/null || need_tool gcc gcc "it links the native program"
if [ ! -e /usr/include/zlib.h ]; then apt_install zlib1g-dev || true; fi

target="$root/src/Chrysalis.Cli.Quantum"
is_built native "$target" && exit 0
say "Compiling chrysalis-quantum ..."
fingerprint "$target" >"$state/native.new"
quietly native dotnet publish "$target" -c Release -v q -o "$root/out/native" ||
  { grep -E 'error' "$log" | sort -u | head -n 20 >&2; die "The native compilation failed; see '$log'." 1; }
mv "$state/native.new" "$state/native.built"
