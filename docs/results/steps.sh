# What paper-table.sh and questions.sh have in common; they read it after setting $out, the folder that all of it lies in.
table=$out/table
own=$(echo "$out"/own-snapshots/*)

# A model as small as this gains nothing from a second thread; two of them side by side do twice as much.
export OMP_NUM_THREADS=1

# Whoever stops a script stops what it asks models; trainers go on by themselves, and are met again.
set -m
trap 'for each in $(jobs -p); do kill -- -"$each" 2> /dev/null || true; done' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
exec 9> "$out/$(basename "$0").lock"
if command -v flock > /dev/null && ! flock -n 9; then
  echo "$(basename "$0") is at work in $out already." >&2
  exit 1
fi

clips() { # NAME COUNT SEED PEOPLE [LEVEL more options]: the same clips at each level, but for what the options say
  local folder=$out/$1${5:+-$5}
  [ -f "$folder.done" ] && return
  rm -rf "${folder:?}"
  ./studio clips generate --count "$2" --seed "$3" --people "$4" --size 192 --frame-rate 3 --out "$folder" "${@:6}"
  touch "$folder.done"
}

train() { # sft|grpo NAME, the settings on standard input
  local run=$table/runs/$2 resume= pid
  mkdir -p "$table/runs"
  cat > "$run.json"
  while pid=$(sed -n 's/.*"pid" *: *\([0-9][0-9]*\).*/\1/p' "$run/status.json" 2> /dev/null) &&
    grep -qs -e '"state" *: *"running"' -e '"state" *: *"starting"' "$run/status.json" &&
    kill -0 "$pid" 2> /dev/null; do sleep 5; done
  grep -qs '"state" *: *"finished"' "$run/status.json" && return
  [ -d "$run" ] && resume=--resume
  ./studio train "$1" --config "$run.json" --out "$run" $resume 9>&-
}

grpo() { # NAME MODEL SEED REWARDS
  train grpo "$1" <<JSON
{"model": "$2", "snapshot": "$own", "parts": ["decoder", "bridge"], "epochs": 1, "learning_rate": 1.0e-4,
 "warmup_share": 0.1, "beta2": 0.98, "seed": $3, "threads": 1, "checkpoint_every": 20, "cache": "$out/decoded",
 "grpo": {"group": 8, "clips": 4, "beta": 0.02, "max_tokens": 200, "rewards": $4}}
JSON
}

answers() { # FOLDER RUN SEED CLIPS: a run's model is asked, with thresholds of its own
  local file=$out/$1/$3.jsonl model=$table/runs/$2/model
  mkdir -p "$out/$1"
  [ -f "$model/importance-thresholds.json" ] ||
    ./studio model thresholds --model "$model" --clips "$out/table-fit" --cache "$table/runs/$2.fit" \
      --out "$model/importance-thresholds.json"
  ./studio evaluate --model "$model" --clips "$4" --save "$file" > "${file%.jsonl}.txt"
}

two_at_a_time() { # COMMAND ARGUMENT…: the command with each argument
  local command=$1 each
  for each in "${@:2}"; do
    [ "$(jobs -rp | wc -l)" -lt 2 ] || wait -n
    "$command" "$each" &
  done
  for each in $(jobs -p); do wait "$each"; done
}
