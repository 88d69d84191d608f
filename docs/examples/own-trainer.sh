#!/bin/sh
# A trainer that keeps the contract of a run's folder (docs/method.md) and learns nothing: what a real one writes, where
# and when. Start it with
#
#   ./studio train external --config own.json --out runs/own
#
# where own.json is, with the real paths,
#
#   {"command": ["sh", "docs/examples/own-trainer.sh", "{run}", "3"], "snapshot": "project/snapshots/0f3a…"}
set -e
run=$1
steps=$2

now() { date -u +%Y-%m-%dT%H:%M:%SZ; }

# state step error: replaced as a whole, so that nobody reads half of it
status() {
  printf '{"state": "%s", "pid": %s, "process_started": null, "host": "%s", "heartbeat": "%s", "step": %s, "steps": %s, "last_error": %s}\n' \
    "$1" $$ "$(hostname)" "$(now)" "$2" "$steps" "$3" > "$run/.status.json"
  mv "$run/.status.json" "$run/status.json"
}

trap 'status failed 0 "\"It was interrupted.\""' INT TERM
echo "$(now) begins with the data set $(cat "$run/dataset")" >> "$run/log.txt"
step=1
while [ "$step" -le "$steps" ]; do
  # … learn …
  printf '{"step": %s, "loss": 0.%s, "reward": %s}\n' "$step" "$((9 - step))" "$step" >> "$run/metrics.jsonl"
  printf '{"step": %s, "clip": "c1.mp4", "group": 0, "completion": "<answer>fear</answer>", "rewards": {"accuracy": 1}, "reward": 1, "advantage": 0}\n' "$step" >> "$run/samples.jsonl"
  status running "$step" null
  if [ -f "$run/request" ]; then
    if [ "$(cat "$run/request")" = cancel ]; then status cancelled "$step" null; exit; fi
    asked=yes
    break
  fi
  step=$((step + 1))
done
[ -n "$asked" ] || step=$steps
mkdir -p "$run/checkpoints/.step-$step" "$run/model"
echo '{}' > "$run/checkpoints/.step-$step/weights.json" # … and whatever going on needs
mv "$run/checkpoints/.step-$step" "$run/checkpoints/step-$step"
if [ -n "$asked" ]; then status stopped "$step" null; else status finished "$step" null; fi
