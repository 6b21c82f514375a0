#!/usr/bin/env bash
# Makes the initial migration of every scaffold anew: one folder for each database, sample and way to sign in, with and without messages.
# Run it after a change of the model, from anywhere: templates/migrations/rebuild.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_HOME=$work/home
stamp=20260101000000

cd "$root" && dotnet tool restore
# The template is not valid while a folder it names is missing.
mkdir -p "$here"/{postgresql,sqlserver}-{shop,none}-{accounts,none}{,-rabbitmq}
dotnet new install "$root" --force
for database in postgresql sqlserver; do
  for sample in shop none; do for auth in accounts none; do for messaging in none rabbitmq; do
    variant=$database-$sample-$auth
    [ $messaging = none ] || variant=$variant-$messaging
    rm -rf "${here:?}/$variant" && mkdir "$here/$variant"
    # The product keeps the template's own name, so that the template can rename what is made here.
    dotnet new cleanbackend -n CleanTemplate -o "$work/$variant" --database $database --sample $sample --auth $auth --messaging $messaging
    cd "$work/$variant"
    dotnet tool restore && dotnet build src/Infrastructure
    dotnet ef migrations add Initial --project src/Infrastructure --output-dir Made --no-build
    for file in src/Infrastructure/Made/*; do
      name=$(basename "$file")
      case $database in postgresql) folder=Postgres ;; sqlserver) folder=SqlServer ;; esac
      sed -E "s/\b[0-9]{14}_Initial\b/${stamp}_Initial/; s/Infrastructure\.Made\b/Infrastructure.Persistence.$folder.Migrations/; 1s/^\xEF\xBB\xBF//" "$file" \
        > "$here/$variant/$(sed -E "s/^[0-9]{14}_/${stamp}_/" <<< "$name")"
    done
  done; done; done
done
