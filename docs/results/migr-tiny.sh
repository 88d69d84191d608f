#!/usr/bin/env bash
# Makes migr-tiny once more, from nothing: clips, data sets, model, training in five parts, thresholds, evaluation.
# Begun again it goes on where it was. Usage, from the repository: docs/results/migr-tiny.sh [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/../.."
out=${1:-migr-tiny-made}
source docs/results/recipe.sh

data
written=$(snapshot snapshots train --splits 0.95,0.05,0)
clips fit 350 81003 450-499
clips test 500 90001 600-699
[ -f "$out/new/model.safetensors" ] || studio model new --shape tiny --seed 8 --out "$out/new"

part() { # sft|grpo NAME MODEL SNAPSHOT
  sed -e "s#MODEL#$3#" -e "s#SNAPSHOT#$4#" -e "s#CACHE#$out/decoded#" "docs/results/migr-tiny-$2.json" |
    train "$1" "$out/$2"
}
part sft sft "$out/new" "$written"
part sft sft-2 "$out/sft/model" "$written"
part grpo grpo "$out/sft-2/model" "$own"
part grpo grpo-2 "$out/grpo/model" "$own"
part grpo grpo-3 "$out/grpo-2/model" "$own"

model=$out/grpo-3/model
[ -f "$model/importance-thresholds.json" ] ||
  studio model thresholds --model "$model" --clips "$out/fit" --cache "$out/fit-answers" \
    --out "$model/importance-thresholds.json"
studio evaluate --model "$model" --clips "$out/test" --save "$out/test.jsonl" --report "$out/test.html"
