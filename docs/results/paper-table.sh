#!/usr/bin/env bash
# The paper's table in small: six ways to teach a model, three seeds each, from the same clips and the same towers.
# Begun again it goes on where it was. Usage, from the repository: docs/results/paper-table.sh [FOLDER [SEED…]]
# FOLDER is the one of migr-tiny.sh: clips, data set and the new model are taken from there.
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
{"model": "$2", "snapshot": "$data", "parts": ["decoder", "bridge", "vision", "hearing", "question"], "epochs": $3,
 "learning_rate": 1.0e-3, "batch": 32, "micro_batch": 32, "row_tokens": 1024, "warmup_share": 0.02, "weight_decay": 0.02,
 "beta2": 0.98, "picture_only": 0.15, "sound_only": 0.2, "calm_label": "neutral", "vary_clips": true, "seed": $4,
 "checkpoint_every": 50, "cache": "$out/decoded", $5}
JSON
}

grpo() { # NAME MODEL SEED REWARDS
  train grpo "$1" <<JSON
{"model": "$2", "snapshot": "$own", "parts": ["decoder", "bridge"], "epochs": 1, "learning_rate": 1.0e-4,
 "warmup_share": 0.1, "beta2": 0.98, "seed": $3, "checkpoint_every": 20, "cache": "$out/decoded",
 "grpo": {"group": 8, "clips": 4, "beta": 0.02, "max_tokens": 200, "rewards": $4}}
JSON
}

answers() { # METHOD RUN SEED
  local file=$table/answers/$1/$3.jsonl model=$table/runs/$2/model
  mkdir -p "$table/answers/$1"
  [ -f "$model/importance-thresholds.json" ] ||
    ./studio model thresholds --model "$model" --clips "$out/fit" --cache "$table/runs/$2.fit" \
      --out "$model/importance-thresholds.json"
  ./studio evaluate --model "$model" --clips "$out/test" --save "$file" > "$table/runs/$2.txt"
}

sft towers "$out/new" 0 1 '"senses_epochs": 9'
towers=$table/runs/towers/model
for s in "${seeds[@]}"; do
  sft "direct-$s" "$towers" 2 "$s" '"answer_only": 1'
  sft "written-$s" "$towers" 2 "$s" '"answer_only": 0.15, "ordered_by_importance": false'
  sft "ordered-$s" "$towers" 2 "$s" '"answer_only": 0.15'
  written=$table/runs/written-$s/model
  ordered=$table/runs/ordered-$s/model
  grpo "r1-omni-$s" "$written" "$s" '{"accuracy": 1, "answer_format": 1}'
  grpo "erv-$s" "$written" "$s" '{"accuracy": 1, "answer_format": 1, "explanation": 1}'
  grpo "mao-$s" "$ordered" "$s" '{"accuracy": 1, "format": 1, "order": 1}'
  grpo "mgr-$s" "$ordered" "$s" '{"accuracy": 1, "format": 1, "grounding": 1}'
  grpo "migr-$s" "$ordered" "$s" '{"accuracy": 1, "format": 1, "order": 1, "grounding": 1}'
  answers "1 direct" "direct-$s" "$s"
  answers "2 accuracy and format" "r1-omni-$s" "$s"
  answers "3 and explanation" "erv-$s" "$s"
  answers "4 MIGR, order only" "mao-$s" "$s"
  answers "5 MIGR, grounding only" "mgr-$s" "$s"
  answers "6 MIGR" "migr-$s" "$s"
done
./studio table "$table/answers" --markdown "$table/table.md" --json > "$table/table.json"
cat "$table/table.md"
