#!/usr/bin/env bash
# Makes migr-tiny once more, from nothing: clips, data set, model, training, thresholds, evaluation.
# Begun again it goes on where it was. Usage, from the repository: docs/results/migr-tiny.sh [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/../.."
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
clips fit 350 81003 450-499
clips test 500 90001 600-699

[ -d "$out/snapshots" ] || ./studio dataset snapshot --clips "$out/train" --out "$out/snapshots"
[ -d "$out/new" ] || ./studio model new --shape tiny --seed 8 --out "$out/new"

snapshot=$(echo "$out"/snapshots/*)
sed -e "s#MODEL#$out/new#" -e "s#SNAPSHOT#$snapshot#" docs/results/migr-tiny-sft.json > "$out/sft.json"
if [ -d "$out/sft" ]; then resume=--resume; else resume=; fi
grep -qs '"state" *: *"finished"' "$out/sft/status.json" ||
  ./studio train sft --config "$out/sft.json" --out "$out/sft" $resume

model=$out/sft/model
[ -f "$model/importance-thresholds.json" ] ||
  ./studio model thresholds --model "$model" --clips "$out/fit" --cache "$out/fit-answers" \
    --out "$model/importance-thresholds.json"
./studio evaluate --model "$model" --clips "$out/test" --save "$out/test.jsonl" --report "$out/test.html"
