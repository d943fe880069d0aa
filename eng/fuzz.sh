#!/usr/bin/env bash
# Runs the fuzz and property tests one class after the other, with a million cases each, and logs what each target did.
#   eng/fuzz.sh [cases] [name]    name: only the classes whose name contains it
# The log is out/fuzz/log.txt; inputs that fail are kept beside it. A class whose process ends is named, with the case it was at.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
cases="${1:-1000000}" name="${2:-}"
export CHRYSALIS_FUZZ_CASES="$cases"
export CHRYSALIS_FUZZ_FOLDER="${CHRYSALIS_FUZZ_FOLDER:-$PWD/out/fuzz}"
export CHRYSALIS_FUZZ_LOG="$CHRYSALIS_FUZZ_FOLDER/log.txt"
export CHRYSALIS_MODELS="${CHRYSALIS_MODELS:-$PWD/models}"
mkdir -p "$CHRYSALIS_FUZZ_FOLDER"
printf '# %s, %s cases, %s\n' "$(date -u +%FT%TZ)" "$cases" "$(git rev-parse --short HEAD 2>/dev/null || true)" >>"$CHRYSALIS_FUZZ_LOG"

# The classes that call the fuzzer or a property, besides the fuzzer's own.
classes() {
  grep -rlE 'Fuzzer\.Run\(|PropertyCheck\.Holds\(' tests --include='*Tests.cs' | grep -v '/Fuzzing/FuzzerTests.cs' | sort
}

code=0
while read -r file; do
  class="$(basename "${file%.cs}")"
  case "$class" in *"$name"*) ;; *) continue ;; esac
  project="$(echo "$file" | cut -d/ -f2)"
  program="tests/$project/bin/Release/net10.0/$project.dll"
  [ -e "$program" ] || dotnet build "tests/$project" -c Release -v q -clp:NoSummary -p:RunAnalyzers=false || exit 1
  output="$CHRYSALIS_FUZZ_FOLDER/$class.txt"
  if ! dotnet "$program" -noColor -class "*.$class" >"$output" 2>&1 </dev/null; then
    code=1
    if ! grep -q '^ *Total:\|Failed:' "$output"; then
      for mark in "$CHRYSALIS_FUZZ_FOLDER"/*.case; do
        [ -e "$mark" ] && echo "$class: its process ended; $(basename "$mark") was at case $(od -An -t d8 "$mark" | tr -d ' ')"
      done | tee -a "$CHRYSALIS_FUZZ_LOG"
    fi
    echo "$class failed: see $output" | tee -a "$CHRYSALIS_FUZZ_LOG"
  fi
  rm -f "$CHRYSALIS_FUZZ_FOLDER"/*.case
done < <(classes)
tail -n 40 "$CHRYSALIS_FUZZ_LOG"
exit "$code"
