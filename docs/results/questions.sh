#!/usr/bin/env bash
# First answers to three questions that MIGR leaves open: why Surprise gets worse and what mends it, whether consistency
# and accuracy can rise together, and what importance is worth under conflict. By the models of the paper's table, seven
# more for each seed, and migr-tiny. After paper-table.sh; begun again it goes on where it was.
# Usage, from the repository: docs/results/questions.sh [FOLDER [SEED…]]
set -euo pipefail
cd "$(dirname "$0")/../.."
out=${1:-migr-tiny-made}
seeds=("${@:2}")
[ ${#seeds[@]} -gt 0 ] || seeds=(1 2 3)
source docs/results/steps.sh

data

overlaps=(0 0.25 0.5 0.75 1)
near=("${overlaps[@]/#/overlap-}" fear-1) # clips of one that have something of the other
for x in "${overlaps[@]}"; do
  clips overlap 40 81006 800-829 "$x" --emotion surprise --condition congruent --ambiguity "$x"
done
clips fear 40 81008 830-849 1 --emotion fear --condition congruent --ambiguity 1 # is what mends Surprise taken from Fear?
for x in 0.2 0.4 0.6 0.8 1; do
  clips conflict 60 81007 850-899 "strength-$x" --condition conflict --strength "$x"
done
for db in 20 10 0 -10; do
  clips conflict 60 81007 850-899 "noise-$db" --condition conflict --strength 0.8 --snr="$db"
done

seed() {
  local s=$1 ordered=$table/runs/ordered-$1/model set
  grpo "contrast-$s" "$ordered" "$s" '{"accuracy": 1, "format": 1, "order": 1, "grounding": 1, "contrast": 1}'
  grpo "consistency-$s" "$ordered" "$s" '{"accuracy": 1, "format": 1, "order": 1, "grounding": 1, "consistency": 1}'
  grpo "accuracy-$s" "$ordered" "$s" '{"accuracy": 4, "format": 1, "order": 1, "grounding": 1}'
  grpo "reasoning-$s" "$ordered" "$s" '{"accuracy": 1, "format": 1, "order": 4, "grounding": 4}'
  grpo "gentle-$s" "$ordered" "$s" '{"accuracy": 1, "format": 1, "order": 1, "grounding": 1}' 2.0e-5
  grpo "explained-$s" "$ordered" "$s" '{"accuracy": 1, "format": 1, "order": 1, "grounding": 1, "explanation": 1}' 2.0e-5
  grpo "r1-gentle-$s" "$table/runs/written-$s/model" "$s" '{"accuracy": 1, "answer_format": 1}' 2.0e-5
  answers questions/weights/1-migr "migr-$s" "$s" "$out/table-test"
  answers questions/weights/2-accuracy-4 "accuracy-$s" "$s" "$out/table-test"
  answers questions/weights/3-contrast "contrast-$s" "$s" "$out/table-test"
  answers questions/weights/4-consistency "consistency-$s" "$s" "$out/table-test"
  answers questions/weights/5-reasoning-4 "reasoning-$s" "$s" "$out/table-test"
  answers questions/weights/6-gentle "gentle-$s" "$s" "$out/table-test"
  answers questions/weights/7-gentle-explanation "explained-$s" "$s" "$out/table-test"
  answers questions/weights/8-gentle-r1-omni "r1-gentle-$s" "$s" "$out/table-test"
  answers questions/weights/before-ordered "ordered-$s" "$s" "$out/table-test" # SFT alone
  answers questions/weights/before-written "written-$s" "$s" "$out/table-test"
  for set in "${near[@]}"; do
    answers "questions/$set/0-before" "ordered-$s" "$s" "$out/$set"
    answers "questions/$set/1-r1-omni" "r1-omni-$s" "$s" "$out/$set"
    answers "questions/$set/2-migr" "migr-$s" "$s" "$out/$set"
    answers "questions/$set/3-contrast" "contrast-$s" "$s" "$out/$set"
    answers "questions/$set/4-consistency" "consistency-$s" "$s" "$out/$set"
    answers "questions/$set/5-gentle-explanation" "explained-$s" "$s" "$out/$set"
    answers "questions/$set/6-gentle" "gentle-$s" "$s" "$out/$set"
  done
  traces "r1-omni-$s"
  traces "migr-$s"
}

traces() { # RUN: after which sentence the answers to the clips most like Fear change; without attention, which is long
  local file=$out/questions/traces/$1.json
  mkdir -p "$out/questions/traces"
  if [ ! -f "$file" ]; then
    studio predict --model "$table/runs/$1/model" --results "$out/questions/traces/$1" --json "$out"/overlap-1/*.mp4 |
      sed -E -e 's/,"attention":[{]"tokens":[^{]*"peaks":[{][^{]*[{][^{]*[{][^{]*[{][^}]*[}]{3}//g' \
        -e 's#"(path|model)":"[^"]*/#"\1":"#g' > "$file.part"
    mv "$file.part" "$file"
  fi
}

conflict() {
  local level folder number=0
  for level in strength-0.2 strength-0.4 strength-0.6 strength-0.8 strength-1 noise-20 noise-10 noise-0 noise--10; do
    number=$((number + 1))
    folder=$out/questions/conflict/$number-${level/--/-minus-}
    mkdir -p "$folder"
    studio evaluate --model migr-tiny --clips "$out/conflict-$level" --save "$folder/1.jsonl" > "$folder/1.txt"
  done
}

begin() { if [ "$1" = conflict ]; then conflict; else seed "$1"; fi; }
two_at_a_time begin conflict "${seeds[@]}"
for set in "${near[@]}"; do
  studio table "$out/questions/$set" --markdown "$out/questions/$set.md"
done
studio table "$out/questions/weights" --markdown "$out/questions/weights.md" --figure "$out/questions/weights.svg"
studio table "$out/questions/conflict" --markdown "$out/questions/conflict.md"
for kind in strength noise; do # how far a verdict's confidence can be believed
  for folder in "$out"/questions/conflict/*-"$kind"-*; do
    sed "s#\"clip\":\"#\"clip\":\"$(basename "$folder")/#" "$folder/1.jsonl"
  done > "$out/questions/conflict-$kind.jsonl"
  studio evaluate --answers "$out/questions/conflict-$kind.jsonl" --json > "$out/questions/conflict-$kind.json"
done
for rule in direct reasoned majority; do # of the paper's table, the answer that counts
  studio table "$table/answers" --answer-by "$rule" --markdown "$out/questions/paper-table-$rule.md"
done
curves > "$out/curves.csv"
