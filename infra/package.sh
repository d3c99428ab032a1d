#!/usr/bin/env bash
# Builds the functions' package, and beside it what a deployment takes as it is:
#   infra/package.sh ENVIRONMENT [-p:Property=Value …]
# writes into artifacts/package
#   serverless.template   names the package, and holds the state machines' definitions
#   parameters.txt        infra/parameters/ENVIRONMENT.json and the Release, a line Name=Value each, for aws cloudformation deploy
#   parameters.sam        the same as sam deploy takes them, parameters.dotnet as dotnet lambda deploy-serverless does
# A Release is a hash of package, template and parameters: whatever changes, new versions of the functions are published.
set -euo pipefail
environment=${1:?which environment: dev, prod, …}
shift
cd "$(dirname "$0")/.."
parameters=infra/parameters/$environment.json
[ -f "$parameters" ] || { echo "there is no $parameters" >&2; exit 2; }
out=artifacts/package
kind=ReadyToRun
for property in "$@"; do
  [ "$property" = -p:Packaging=Aot ] && kind=Aot
done

dotnet msbuild src/ProtectedJobs.Functions -t:Package -p:Configuration=Release -verbosity:quiet -nologo "$@"
jq --arg code "./$kind/ProtectedJobs.Functions.zip" --slurpfile run statemachine.asl.json --slurpfile batch infra/batch.asl.json '
  def inline($definition): del(.DefinitionUri) | .Definition = $definition;
  (.Resources[] | select(.Type == "AWS::Serverless::Function") | .Properties.CodeUri) = $code
  | .Resources.ProtectedJobRun.Properties |= inline($run[0])
  | .Resources.ProtectedJobBatch.Properties |= inline($batch[0])' serverless.template > $out/serverless.template
release=$(cat "$out/$kind/ProtectedJobs.Functions.zip" $out/serverless.template "$parameters" | sha256sum | cut -d ' ' -f 1)
join() { jq -r --arg release "$release" ".Parameters + {Release: \$release} | to_entries | map($1) | join(\"$2\")" "$parameters"; }
join '"\(.key)=\(.value)"' '\n' > $out/parameters.txt
join '"\(.key)=\(.value | tojson)"' ' ' > $out/parameters.sam
join '"\(.key | tojson)=\(.value | tojson)"' ';' > $out/parameters.dotnet
echo "$out/serverless.template, release $release"
