#!/usr/bin/env bash
# Makes migr-tiny once more, from nothing: clips, data sets, model, training in five parts, thresholds, evaluation.
# Begun again it goes on where it was. Usage, from the repository: docs/results/migr-tiny.sh [--data-only] [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/../.."
data_only=
[ "${1:-}" = --data-only ] && data_only=1 && shift
out=${1:-migr-tiny-made}
mkdir -p "$out"
out=$(cd "$out" && pwd)

clips() { # NAME COUNT SEED PEOPLE: small pictures and few of them, as many as a model of eight frames needs
  [ -f "$out/$1.done" ] && return
  rm -rf "${out:?}/$1"
  ./studio clips generate --count "$2" --seed "$3" --people "$4" --size 192 --frame-rate 3 --out "$out/$1"
  touch "$out/$1.done"
}
clips train 4200 81001 100-399
clips own 280 81002 400-449

[ -d "$out/snapshots" ] || ./studio dataset snapshot --clips "$out/train" --splits 0.95,0.05,0 --out "$out/snapshots"
[ -d "$out/own-snapshots" ] || ./studio dataset snapshot --clips "$out/own" --out "$out/own-snapshots"
[ -z "$data_only" ] || exit 0

clips fit 350 81003 450-499
clips test 500 90001 600-699
[ -f "$out/new/model.safetensors" ] || ./studio model new --shape tiny --seed 8 --out "$out/new"

train() { # sft|grpo NAME MODEL SNAPSHOT
  local run=$out/$2 resume=
  sed -e "s#MODEL#$3#" -e "s#SNAPSHOT#$4#" -e "s#CACHE#$out/decoded#" "docs/results/migr-tiny-$2.json" > "$run.json"
  grep -qs '"state" *: *"finished"' "$run/status.json" && return
  [ -d "$run" ] && resume=--resume
  ./studio train "$1" --config "$run.json" --out "$run" $resume
}
train sft sft "$out/new" "$(echo "$out"/snapshots/*)"
train sft sft-2 "$out/sft/model" "$(echo "$out"/snapshots/*)"
train grpo grpo "$out/sft-2/model" "$(echo "$out"/own-snapshots/*)"
train grpo grpo-2 "$out/grpo/model" "$(echo "$out"/own-snapshots/*)"
train grpo grpo-3 "$out/grpo-2/model" "$(echo "$out"/own-snapshots/*)"

model=$out/grpo-3/model
[ -f "$model/importance-thresholds.json" ] ||
  ./studio model thresholds --model "$model" --clips "$out/fit" --cache "$out/fit-answers" \
    --out "$model/importance-thresholds.json"
./studio evaluate --model "$model" --clips "$out/test" --save "$out/test.jsonl" --report "$out/test.html"
