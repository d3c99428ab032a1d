#!/usr/bin/env bash
# Makes the packages that deploy, holds their sizes, and runs the main job with each on a local cloud.
#   tests/packages.sh [ReadyToRun|Aot]...
set -euo pipefail
cd "$(dirname "$0")/.."
tool=artifacts/bin/ProtectedJobs.Cli/debug/protected-jobs
scratch=$(mktemp -d)
cloud=
trap '[ -z "$cloud" ] || kill "$cloud" 2>/dev/null || true; rm -rf "$scratch"' EXIT

# Packaging, framework, most bytes of the zip.
check() {
  local packaging=$1 framework=$2 most=$3 folder=artifacts/package/$1
  local leg=()
  if [ "$framework" != net10.0 ]; then
    leg=("-p:LegFramework=$framework")
    folder=artifacts/leg-$framework/package/$packaging
  fi
  dotnet msbuild src/ProtectedJobs.Functions -t:Package -p:Configuration=Release -p:Packaging="$packaging" -p:Strict=false "${leg[@]}" -v:quiet --nologo
  local bytes
  bytes=$(stat -c %s "$folder/ProtectedJobs.Functions.zip")
  printf '%s, %s: zip %s bytes, at most %s\n' "$packaging" "$framework" "$bytes" "$most"
  [ "$bytes" -le "$most" ]

  mkfifo "$scratch/$packaging"
  $tool local up --port 0 --data "$scratch/data-$packaging" --time-scale 10 --functions "$folder/content/bootstrap" --output json \
    >"$scratch/$packaging" 2>"$scratch/$packaging.log" &
  cloud=$!
  local facts
  read -r facts <"$scratch/$packaging"
  fact() { sed -E "s/.*\"$1\":\"([^\"]*)\".*/\1/" <<<"$facts"; }
  $tool sample >"$scratch/sample.json"
  AWS_ENDPOINT_URL=$(fact endpoint) AWS_ACCESS_KEY_ID=$(fact accessKeyId) AWS_SECRET_ACCESS_KEY=$(fact secretAccessKey) AWS_REGION=$(fact region) \
    $tool run "$scratch/sample.json" --state-machine-arn "$(fact stateMachineArn)" --output json >"$scratch/result.json"
  grep -q '"status": *"SUCCEEDED"' "$scratch/result.json"
  printf '%s, %s: the main job SUCCEEDED\n' "$packaging" "$framework"
  kill "$cloud" && wait "$cloud" 2>/dev/null || true
  cloud=
}

for packaging in "${@:-ReadyToRun}"; do
  case $packaging in
    ReadyToRun) check ReadyToRun net10.0 $((16 * 1024 * 1024)) ;;
    # The net10.0 compiler's runtime pack may be absent from a feed; net9.0's keeps the functions AOT-clean all the same.
    Aot) check Aot net9.0 $((7 * 1024 * 1024)) ;;
    *) echo "no such packaging: $packaging" >&2; exit 2 ;;
  esac
done
