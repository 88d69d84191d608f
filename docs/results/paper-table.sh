#!/usr/bin/env bash
# The paper's table in small: six ways to teach a model, three seeds each, from the same clips and the same first model.
# Begun again it goes on where it was. Usage, from the repository: docs/results/paper-table.sh [FOLDER [SEED…]]
# FOLDER can be the one of migr-tiny.sh: clips are taken from there. Two seeds at a time, each on one core.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=${1:-migr-tiny-made}
seeds=("${@:2}")
[ ${#seeds[@]} -gt 0 ] || seeds=(1 2 3)
source docs/results/steps.sh

data
teaching=$(snapshot table-snapshots train)
clips table-fit 140 81004 550-599
clips table-test 200 81005 500-549

sft() { # NAME MODEL EPOCHS SEED, more settings
  train sft "$table/runs/$1" <<JSON
{"model": "$2", "snapshot": "$teaching", "parts": ["decoder", "bridge"], "epochs": $3, "learning_rate": 1.0e-3,
 "batch": 32, "micro_batch": 32, "row_tokens": 1024, "warmup_share": 0.02, "weight_decay": 0.02, "beta2": 0.98,
 "picture_only": 0.15, "sound_only": 0.2, "calm_label": "neutral", "vary_clips": true, "seed": $4, "threads": 1,
 "checkpoint_every": 50, "cache": "$out/decoded", $5}
JSON
}

# The senses of migr-tiny; a decoder that learns to answer, to say what was measured, and to describe.
[ -f "$table/start/model.safetensors" ] ||
  studio model new --shape tiny --seed 8 --senses migr-tiny --out "$table/start"
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
  answers table/answers/1-direct "direct-$s" "$s" "$out/table-test"
  answers table/answers/2-r1-omni "r1-omni-$s" "$s" "$out/table-test"
  answers table/answers/3-erv "erv-$s" "$s" "$out/table-test"
  answers table/answers/4-migr-order "mao-$s" "$s" "$out/table-test"
  answers table/answers/5-migr-grounding "mgr-$s" "$s" "$out/table-test"
  answers table/answers/6-migr "migr-$s" "$s" "$out/table-test"
}

two_at_a_time seed "${seeds[@]}"
studio table "$table/answers" --markdown "$table/table.md" --figure "$table/table.svg"
curves > "$out/curves.csv"
