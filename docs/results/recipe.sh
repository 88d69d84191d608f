# What the three recipes beside this file have in common; they read it after setting $out, the folder that all of it lies in.
mkdir -p "$out"
out=$(cd "$out" && pwd)

# Whoever stops a recipe stops what it asks models; trainers go on by themselves, and are met again.
set -m
trap 'for each in $(jobs -p); do kill -- -"$each" 2> /dev/null || true; done' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
exec 9> "$out/recipe.lock"
if command -v flock > /dev/null && ! flock -n 9; then
  echo "A recipe is at work in $out already." >&2
  exit 1
fi

studio() { ./studio "$@" 9>&-; } # what outlives the recipe does not keep its lock

# Makes clips once. With a LEVEL, the same clips but for what the options say. Small pictures and few of them, as many as a
# model of eight frames needs.
clips() { # NAME COUNT SEED PEOPLE [LEVEL more options]
  local folder=$out/$1${5:+-$5}
  [ -f "$folder.done" ] && return
  rm -rf "${folder:?}"
  studio clips generate --count "$2" --seed "$3" --people "$4" --size 192 --frame-rate 3 --out "$folder" "${@:6}"
  touch "$folder.done"
}

snapshot() { # NAME CLIPS [more options]: prints the folder of the one data set in NAME, which it makes where there is none
  local made=
  [ -d "$out/$1" ] && made=$(find "$out/$1" -name snapshot.json | head -n 1)
  if [ -z "$made" ]; then
    rm -rf "${out:?}/$1"
    studio dataset snapshot --clips "$out/$2" --out "$out/$1" "${@:3}" >&2
    made=$(find "$out/$1" -name snapshot.json)
  fi
  [ -n "$made" ] || { echo "There is no data set in $out/$1." >&2; return 1; }
  dirname "$made"
}

train() { # sft|grpo RUN, the settings on standard input: returns when the run is finished
  local run=$2 resume= pid waiting=
  mkdir -p "$(dirname "$run")"
  cat > "$run.json"
  while pid=$(sed -n 's/.*"pid" *: *\([0-9][0-9]*\).*/\1/p' "$run/status.json" 2> /dev/null) &&
    grep -qs -e '"state" *: *"running"' -e '"state" *: *"starting"' "$run/status.json" &&
    kill -0 "$pid" 2> /dev/null; do
    [ -n "$waiting" ] || echo "$run is being trained by process $pid; waiting for it."
    waiting=1
    sleep 20
  done
  finished "$run" && return
  [ -f "$run/config.json" ] && resume=--resume || rm -rf "${run:?}"
  studio train "$1" --config "$run.json" --out "$run" $resume
  finished "$run" || { echo "$run was stopped; begun again, the recipe goes on with it." >&2; exit 1; }
}

finished() { grep -qs '"state" *: *"finished"' "$1/status.json"; }

data() { # what all are taught by: reasoning written from the truth of clips, and clips for learning from own answers
  clips train 4200 81001 100-399
  clips own 280 81002 400-449
  own=$(snapshot own-snapshots own)
}
