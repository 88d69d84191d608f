# What paper-table.sh and questions.sh have in common; they read it after setting $out, the folder that all of it lies in.
source docs/results/recipe.sh
table=$out/table

# A model as small as this gains nothing from a second thread; two of them side by side do twice as much.
export OMP_NUM_THREADS=1

grpo() { # NAME MODEL SEED REWARDS [RATE]
  train grpo "$table/runs/$1" <<JSON
{"model": "$2", "snapshot": "$own", "parts": ["decoder", "bridge"], "epochs": 1, "learning_rate": ${5:-1.0e-4},
 "warmup_share": 0.1, "beta2": 0.98, "seed": $3, "threads": 1, "checkpoint_every": 20, "cache": "$out/decoded",
 "grpo": {"group": 8, "clips": 4, "beta": 0.02, "max_tokens": 200, "rewards": $4}}
JSON
}

answers() { # FOLDER RUN SEED CLIPS: a run's model is asked, with thresholds of its own
  local file=$out/$1/$3.jsonl model=$table/runs/$2/model
  mkdir -p "$out/$1"
  [ -f "$model/importance-thresholds.json" ] ||
    studio model thresholds --model "$model" --clips "$out/table-fit" --cache "$table/runs/$2.fit" \
      --out "$model/importance-thresholds.json"
  studio evaluate --model "$model" --clips "$4" --save "$file" > "${file%.jsonl}.txt"
}

curves() { # of each run that is there a line a step; format: of whichever format is paid for
  local log run
  echo run,step,loss,reward,accuracy,format,kl,mean_length
  for log in "$table"/runs/*/metrics.jsonl; do
    run=$(basename "$(dirname "$log")")
    awk -v run="$run" '
      function value(key,  at) {
        at = index($0, "\"" key "\":")
        if (!at) return ""
        at = substr($0, at + length(key) + 3)
        sub(/[,}].*/, "", at)
        return at == "null" ? "" : sprintf("%.4g", at)
      }
      { # of a step that came again after a stop, the last line counts
        step = value("step")
        if (!(step in lines)) order[++steps] = step
        lines[step] = run "," step "," value("loss") "," value("reward") "," value("rewards/accuracy/mean") "," \
          value("rewards/format/mean") value("rewards/answer_format/mean") "," value("kl") "," value("completions/mean_length")
      }
      END { for (k = 1; k <= steps; k++) print lines[order[k]] }' "$log"
  done
}

two_at_a_time() { # COMMAND ARGUMENT…: the command with each argument, every other one beside the ones between
  local command=$1 half each number first second
  shift
  for half in 0 1; do
    (
      number=0
      for each in "$@"; do
        if [ $((number % 2)) -eq "$half" ]; then "$command" "$each"; fi
        number=$((number + 1))
      done
    ) &
    [ "$half" -eq 0 ] && first=$! || second=$!
  done
  wait "$first"
  wait "$second"
}
