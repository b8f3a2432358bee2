#!/bin/sh
# watchdog.sh GROUP FILE: the routes of the watchdog group are announced while the file exists.
group=$1 file=$2 state=unknown

# No answer to commands: this program reads nothing.
echo silence-ack
while :; do
    if [ -e "$file" ]; then now=announce; else now=withdraw; fi
    if [ "$now" != "$state" ]; then
        echo "$now watchdog $group"
        state=$now
    fi
    sleep 1
done
