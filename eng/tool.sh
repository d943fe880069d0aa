#!/usr/bin/env bash
# Packs the dotnet tool for this platform: out/tool holds the packages that 'dotnet tool install chrysalis --add-source out/tool' takes.
#   eng/tool.sh
set -eu
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
. "$root/eng/setup.sh"
mkdir -p "$state"
need_dotnet
target="$root/src/Chrysalis.Cli"
is_built tool "$target" && exit 0
say "Packing the dotnet tool ..."
fingerprint "$target" >"$state/tool.new"
rm -rf "$root/out/tool"
platform="$(dotnet --info | sed -n 's/^ *RID: *//p' | head -n 1)"
quietly tool dotnet pack "$target" -c Release -v q -o "$root/out/tool" -p:ToolPackageRuntimeIdentifiers="$platform" ||
  { grep -E 'error' "$log" | sort -u | head -n 20 >&2; die "The tool could not be packed; see '$log'." 1; }
mv "$state/tool.new" "$state/tool.built"
