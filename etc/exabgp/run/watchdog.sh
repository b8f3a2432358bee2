#!/bin/sh
# watchdog.sh GROUP FILE: the routes of the watchdog group are announced while the file exists.
group=$1 file=$2 state=unknown
trap 'kill "$reader" 2>/dev/null' EXIT
trap 'exit 0' TERM INT

# Answers are read beside the loop below: an error is told, and the end of the input (the daemon is gone) is our end.
exec 3<&0
{
    while read -r answer; do
        case $answer in error*) echo "watchdog.sh: refused, the log of the daemon says why" >&2 ;; esac
    done <&3
    kill $$
} &
reader=$!

while :; do
    if [ -e "$file" ]; then now=announce; else now=withdraw; fi
    if [ "$now" != "$state" ]; then
        echo "$now watchdog $group"
        state=$now
    fi
    sleep 1 &
    wait $!
done
