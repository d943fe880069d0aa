#!/usr/bin/env bash
# Declares the public surface of the libraries anew: writes src/*/PublicAPI.Unshipped.txt from what the analyzer misses in a build.
# The commit that changes these files says why.
#   eng/public-api.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
libraries() { for project in src/*/*.csproj; do case "$project" in */Chrysalis.Cli.csproj) ;; *) echo "$project" ;; esac; done; }

for project in $(libraries); do
  printf '#nullable enable\n' | tee "$(dirname "$project")/PublicAPI.Shipped.txt" >"$(dirname "$project")/PublicAPI.Unshipped.txt"
done
for project in src/Chrysalis.Cli src/Chrysalis.Jobs; do
  dotnet build "$project" -c Release --no-incremental -v q -clp:NoSummary -p:TreatWarningsAsErrors=false >>"$log" 2>&1 </dev/null ||
    { grep -E ' error ' "$log" | sort -u | head -n 20 >&2; exit 1; }
done
for project in $(libraries); do
  file="$(dirname "$project")/PublicAPI.Unshipped.txt"
  { grep -F "/$project]" "$log" |
    sed -n "s/.*RS0016: Symbol '\(.*\)' is not part of the declared public API.*/\1/p" | LC_ALL=C sort -u; } >>"$file" || true
  printf '%s: %s symbols\n' "$(basename "${project%.csproj}")" "$(($(wc -l <"$file") - 1))"
done
