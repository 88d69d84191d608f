#!/usr/bin/env bash
# The paper's table in small: six ways to teach a model, three seeds each, from the same clips and the same first model.
# Begun again it goes on where it was. Usage, from the repository: docs/results/paper-table.sh [FOLDER [SEED…]]
# FOLDER is the one of migr-tiny.sh: clips and data sets are taken from there. Two seeds at a time, each on one core.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=${1:-migr-tiny-made}
seeds=("${@:2}")
[ ${#seeds[@]} -gt 0 ] || seeds=(1 2 3)
docs/results/migr-tiny.sh --data-only "$out"
out=$(cd "$out" && pwd)
table=$out/table
mkdir -p "$table/runs" "$table/answers"
data=$(echo "$out"/snapshots/*)
own=$(echo "$out"/own-snapshots/*)

clips() { # NAME COUNT SEED PEOPLE
  [ -f "$out/$1.done" ] && return
  rm -rf "${out:?}/$1"
  ./studio clips generate --count "$2" --seed "$3" --people "$4" --size 192 --frame-rate 3 --out "$out/$1"
  touch "$out/$1.done"
}
clips table-fit 140 81004 550-599
clips table-test 200 81005 500-549

finished() { grep -qs '"state" *: *"finished"' "$1/status.json"; }

train() { # sft|grpo NAME, the settings on standard input
  local run=$table/runs/$2 resume=
  cat > "$run.json"
  finished "$run" && return
  [ -d "$run" ] && resume=--resume
  ./studio train "$1" --config "$run.json" --out "$run" $resume
}

sft() { # NAME MODEL EPOCHS SEED, more settings
  train sft "$1" <<JSON
{"model": "$2", "snapshot": "$data", "parts": ["decoder", "bridge"], "epochs": $3, "learning_rate": 1.0e-3,
 "batch": 32, "micro_batch": 32, "row_tokens": 1024, "warmup_share": 0.02, "weight_decay": 0.02, "beta2": 0.98,
 "picture_only": 0.15, "sound_only": 0.2, "calm_label": "neutral", "vary_clips": true, "seed": $4, "threads": 1,
 "checkpoint_every": 50, "cache": "$out/decoded", $5}
JSON
}

grpo() { # NAME MODEL SEED REWARDS
  train grpo "$1" <<JSON
{"model": "$2", "snapshot": "$own", "parts": ["decoder", "bridge"], "epochs": 1, "learning_rate": 1.0e-4,
 "warmup_share": 0.1, "beta2": 0.98, "seed": $3, "threads": 1, "checkpoint_every": 20, "cache": "$out/decoded",
 "grpo": {"group": 8, "clips": 4, "beta": 0.02, "max_tokens": 200, "rewards": $4}}
JSON
}

answers() { # METHOD RUN SEED
  local file=$table/answers/$1/$3.jsonl model=$table/runs/$2/model
  mkdir -p "$table/answers/$1"
  [ -f "$model/importance-thresholds.json" ] ||
    ./studio model thresholds --model "$model" --clips "$out/table-fit" --cache "$table/runs/$2.fit" \
      --out "$model/importance-thresholds.json"
  ./studio evaluate --model "$model" --clips "$out/table-test" --save "$file" > "$table/runs/$2.txt"
}

# The senses of migr-tiny; a decoder that learns to answer, to say what was measured, and to describe.
[ -d "$table/start" ] || ./studio model new --shape tiny --seed 8 --senses migr-tiny --out "$table/start"
sft base "$table/start" 2 1 '"answer_only": 0.3, "evidence_only": 0.2, "ordered_by_importance": false'

seed() {
  local s=$1 base=$table/runs/base/model
  local written=$table/runs/written-$s/model ordered=$table/runs/ordered-$s/model
  sft "direct-$s" "$base" 1 "$s" '"answer_only": 1'
  sft "written-$s" "$base" 1 "$s" '"answer_only": 0.15, "ordered_by_importance": false'
  sft "ordered-$s" "$base" 1 "$s" '"answer_only": 0.15'
  grpo "r1-omni-$s" "$written" "$s" '{"accuracy": 1, "answer_format": 1}'
  grpo "erv-$s" "$written" "$s" '{"accuracy": 1, "answer_format": 1, "explanation": 1}'
  grpo "mao-$s" "$ordered" "$s" '{"accuracy": 1, "format": 1, "order": 1}'
  grpo "mgr-$s" "$ordered" "$s" '{"accuracy": 1, "format": 1, "grounding": 1}'
  grpo "migr-$s" "$ordered" "$s" '{"accuracy": 1, "format": 1, "order": 1, "grounding": 1}'
  answers "1-direct" "direct-$s" "$s"
  answers "2-r1-omni" "r1-omni-$s" "$s"
  answers "3-erv" "erv-$s" "$s"
  answers "4-migr-order" "mao-$s" "$s"
  answers "5-migr-grounding" "mgr-$s" "$s"
  answers "6-migr" "migr-$s" "$s"
}

# A small model gains nothing from a second thread; two of them side by side do twice as much.
export OMP_NUM_THREADS=1
for s in "${seeds[@]}"; do
  [ "$(jobs -rp | wc -l)" -lt 2 ] || wait -n
  seed "$s" &
done
for each in $(jobs -p); do wait "$each"; done
./studio table "$table/answers" --markdown "$table/table.md" --json > "$table/table.json"
cat "$table/table.md"
