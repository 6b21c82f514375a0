#!/usr/bin/env bash
# Runs the architecture rules on what was built: architecture-rules.sh [github|azure]
# With a host's name, each violation also becomes an annotation. A violation is a line such as
#   src/Domain/Common/Result.cs:42  Unit.Value calls System.DateTime.UtcNow
set -euo pipefail
cd "$(dirname "$0")/.."
violation='^ +([^ ]+( [^ ]+)*\.[a-z]+)(:([0-9]+))?  (.+)$'

github() {
  local file=${1//'%'/%25} line=$2 text=${3//'%'/%25}
  file=${file//:/%3A} file=${file//,/%2C}
  echo "::error file=$file${line:+,line=$line},title=Architecture::${text//$'\r'/%0D}"
}

azure() {
  local file=${1//'%'/%AZP25} line=$2 text=${3//'%'/%AZP25}
  file=${file//;/%3B} file=${file//]/%5D}
  echo "##vso[task.logissue type=error;sourcepath=$file${line:+;linenumber=$line}]${text//$'\r'/%0D}"
}

plain() { :; }

case ${1:-plain} in
  github | azure | plain) annotate=${1:-plain} ;;
  *) echo "Unknown host '$1': github or azure." >&2; exit 2 ;;
esac

output=$(mktemp)
trap 'rm -f "$output"' EXIT
status=0
dotnet test tests/Architecture.Tests --no-build --logger trx --results-directory artifacts/test-results 2>&1 | tee "$output" || status=$?

while IFS= read -r line; do
  if [[ $line =~ $violation ]]; then "$annotate" "${BASH_REMATCH[1]}" "${BASH_REMATCH[4]}" "${BASH_REMATCH[5]}"; fi
done < "$output" | awk '!seen[$0]++'
exit "$status"
