#!/usr/bin/env bash
# First answers to three questions that MIGR leaves open, by the models of the paper's table and two more for each seed.
# After paper-table.sh; begun again it goes on where it was. Usage, from the repository:
# docs/results/questions.sh [FOLDER [SEED…]]
set -euo pipefail
cd "$(dirname "$0")/../.."
out=$(cd "${1:-migr-tiny-made}" && pwd)
seeds=("${@:2}")
[ ${#seeds[@]} -gt 0 ] || seeds=(1 2 3)
table=$out/table
own=$(echo "$out"/own-snapshots/*)
export OMP_NUM_THREADS=1 # as in paper-table.sh

clips() { # NAME COUNT SEED PEOPLE LEVEL, more options: the same clips at each level, but for what the options say
  local folder=$out/$1-$5
  [ -f "$folder.done" ] && return
  rm -rf "${folder:?}"
  ./studio clips generate --count "$2" --seed "$3" --people "$4" --size 192 --frame-rate 3 --out "$folder" "${@:6}"
  touch "$folder.done"
}
for x in 0 0.25 0.5 0.75 1; do
  clips overlap 40 81006 800-829 "$x" --emotion surprise --condition congruent --ambiguity "$x"
done
for x in 0.2 0.4 0.6 0.8 1; do
  clips conflict 60 81007 850-899 "strength-$x" --condition conflict --strength "$x"
done
for db in 20 10 5 0 -5 -10; do
  clips conflict 60 81007 850-899 "noise-$db" --condition conflict --strength 0.8 --snr="$db"
done

grpo() { # NAME SEED REWARDS: as in paper-table.sh, from the same model as MIGR's
  local run=$table/runs/$1-$2 resume=
  cat > "$run.json" <<JSON
{"model": "$table/runs/ordered-$2/model", "snapshot": "$own", "parts": ["decoder", "bridge"], "epochs": 1,
 "learning_rate": 1.0e-4, "warmup_share": 0.1, "beta2": 0.98, "seed": $2, "threads": 1, "checkpoint_every": 20,
 "cache": "$out/decoded",
 "grpo": {"group": 8, "clips": 4, "beta": 0.02, "max_tokens": 200, "rewards": $3}}
JSON
  grep -qs '"state" *: *"finished"' "$run/status.json" && return
  [ -d "$run" ] && resume=--resume
  ./studio train grpo --config "$run.json" --out "$run" $resume
}

answers() { # QUESTION METHOD MODEL SEED CLIPS
  local file=$out/questions/$1/$2/$4.jsonl
  mkdir -p "$(dirname "$file")"
  ./studio evaluate --model "$3" --clips "$5" --save "$file" > "${file%.jsonl}.txt"
}

seed() {
  local s=$1 runs=$table/runs
  grpo contrast "$s" '{"accuracy": 1, "format": 1, "order": 1, "grounding": 1, "contrast": 1}'
  grpo consistency "$s" '{"accuracy": 1, "format": 1, "order": 1, "grounding": 1, "consistency": 1}'
  grpo accuracy "$s" '{"accuracy": 4, "format": 1, "order": 1, "grounding": 1}'
  for x in 0 0.25 0.5 0.75 1; do
    answers "overlap-$x" 1-r1-omni "$runs/r1-omni-$s/model" "$s" "$out/overlap-$x"
    answers "overlap-$x" 2-migr "$runs/migr-$s/model" "$s" "$out/overlap-$x"
    answers "overlap-$x" 3-migr-contrast "$runs/contrast-$s/model" "$s" "$out/overlap-$x"
    answers "overlap-$x" 4-migr-consistency "$runs/consistency-$s/model" "$s" "$out/overlap-$x"
  done
  answers weights 1-migr-accuracy-4 "$runs/accuracy-$s/model" "$s" "$out/table-test"
  answers weights 2-migr-contrast "$runs/contrast-$s/model" "$s" "$out/table-test"
  answers weights 3-migr-consistency "$runs/consistency-$s/model" "$s" "$out/table-test"
}

conflict() {
  for folder in "$out"/conflict-*.done; do
    folder=${folder%.done}
    answers "$(basename "$folder")" migr-tiny migr-tiny 1 "$folder"
  done
}

conflict &
for s in "${seeds[@]}"; do
  [ "$(jobs -rp | wc -l)" -lt 2 ] || wait -n
  seed "$s" &
done
for each in $(jobs -p); do wait "$each"; done
for x in 0 0.25 0.5 0.75 1; do ./studio table "$out/questions/overlap-$x" --markdown "$out/questions/overlap-$x.md"; done
./studio table "$out/questions/weights" --markdown "$out/questions/weights.md"
