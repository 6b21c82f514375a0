#!/usr/bin/env bash
# The first hour of a newcomer, and how long each step takes: installs the package, scaffolds, runs, signs in, orders,
# adds an entity, migrates, calls it and runs all tests. Fails when it takes more than LIMIT seconds (180, on two cores
# with a warm package folder). Needs Linux, git, curl 7.82 or later and PostgreSQL's programs.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
# What a product keeps for its developer outlives its host: this one is removed by its name.
product=Acme.Path$$ kebab=acme-path$$
limit=${LIMIT:-180}
api='' host='' step='' begun=0
# What machines of checks are told about builds; a newcomer's is told nothing.
unset CI REQUIRE_SERVERS TEMPLATE_MATRIX UseSharedCompilation MSBUILDDISABLENODEREUSE DOTNET_CLI_USE_MSBUILD_SERVER
export NUGET_PACKAGES=${NUGET_PACKAGES:-$HOME/.nuget/packages} DOTNET_CLI_HOME=$work/home DOTNET_NOLOGO=1

leave() {
  status=$?
  [ "$status" -eq 0 ] || { cat "$work/step.log" "$work/run.log" 2>/dev/null || true; echo "FAILED: $step"; }
  if [ -n "$host" ]; then
    kill -INT -- "-$host" 2>/dev/null || true
    # PostgreSQL has a group of its own, which only the host can stop.
    for _ in {1..50}; do kill -0 "$host" 2>/dev/null || break; sleep 0.2; done
    kill -KILL -- "-$host" 2>/dev/null || true
  fi
  # Build servers outlive their build; these are all that this user has idle.
  dotnet build-server shutdown > /dev/null 2>&1 || true
  data=${XDG_DATA_HOME:-$HOME/.local/share}
  rm -rf "$work" "$data/$kebab-dev" "$data/$product" "/var/lib/$kebab-dev"
}
trap leave EXIT

step() {
  step=$1 begun=$SECONDS
  shift
  "$@" > "$work/step.log" 2>&1
  printf '%4d s  %s\n' $((SECONDS - begun)) "$step"
}

install() { dotnet new install "$work"/package/*.nupkg; }
scaffold() { dotnet new cleanbackend -n "$product" -o "$work/$product"; }

run() {
  : > "$work/run.log"
  # A group of its own, as in a terminal. What runs in a script's background ignores Ctrl+C unless told otherwise.
  setsid env --default-signal dotnet run --project dev > "$work/run.log" 2>&1 &
  host=$!
  until grep -q '^Stop: ' "$work/run.log"; do
    kill -0 "$host"
    [ $((SECONDS - begun)) -lt 300 ]
    sleep 0.2
  done
  api=$(sed -n 's/^API: //p' "$work/run.log")
}

stop() {
  kill -INT -- "-$host"
  wait "$host"
  host=''
}

post() { curl -fsS -H "Authorization: Bearer $token" -H "Idempotency-Key: $RANDOM$RANDOM" --json "$2" "$api$1"; }
first() { grep -oE "\"$1\":\"[^\"]+\"" | head -1 | cut -d'"' -f4; }

# With the password that the first start printed.
sign_in() {
  password=$(sed -nE "s/^ *Account: $1@example.com +password: (\S+).*/\1/p" "$work/first-run.log")
  token=$(curl -fsS --json "{\"email\":\"$1@example.com\",\"password\":\"$password\"}" "$api/api/v1/sessions" | first accessToken)
  [ -n "$token" ]
}

order() {
  sku=$(curl -fsS "$api/api/v1/products" | first sku)
  order=$(post /api/v1/orders "{\"items\":[{\"sku\":\"$sku\",\"quantity\":1}],\"shipping\":\"standard\"}" | first data)
  curl -fsS -H "Authorization: Bearer $token" "$api/api/v1/orders/$order" | grep "$sku"
}

add_entity() { dotnet run --project dev -- new entity Supplier --area Purchasing; }

migrate() {
  dotnet tool restore
  dotnet ef migrations add AddSupplier --project src/Infrastructure --output-dir Persistence/Postgres/Migrations
}

call_entity() {
  supplier=$(post /api/v1/suppliers '{"name":"Example & Sons"}' | first data)
  curl -fsS -H "Authorization: Bearer $token" "$api/api/v1/suppliers/$supplier" | grep 'Example'
}

step 'pack' dotnet pack "$root/templates/package" --output "$work/package"
cd "$work"
SECONDS=0
step 'install the package' install
step 'scaffold' scaffold
cd "$work/$product"
step 'run' run
cp "$work/run.log" "$work/first-run.log"
step 'sign in' sign_in customer
step 'order' order
step 'stop' stop
step 'add an entity' add_entity
step 'migrate' migrate
step 'run again' run
step 'sign in' sign_in manager
step 'call its endpoints' call_entity
step 'stop' stop
step 'run all tests' env REQUIRE_DATABASES=postgres dotnet test
printf '%4d s  all of it\n' "$SECONDS"
if [ "$SECONDS" -gt "$limit" ]; then
  step="all of it within $limit s"
  : > "$work/step.log" > "$work/run.log"
  exit 1
fi
