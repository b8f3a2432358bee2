#!/bin/sh
# inject.sh FILE: announces the routes of a file, one a line, and follows its changes.
# A line is what may stand behind "announce route"; lines that begin with # are ignored.
file=$1
known=$(mktemp) wanted=$(mktemp) || exit 1
trap 'rm -f "$known" "$wanted"' EXIT
trap 'exit 0' TERM INT

# No answer to commands: this program reads nothing.
echo silence-ack
while :; do
    # A file that is gone, or being replaced, changes nothing.
    if [ -r "$file" ] && sed -e 's/^[[:space:]]*//' -e '/^#/d' -e '/^$/d' "$file" | sort -u >"$wanted" && ! cmp -s "$known" "$wanted"; then
        # A prefix that is in no line any more is withdrawn; a line that was not there before is announced.
        awk 'NR == FNR { keep[$1] = 1; next } !($1 in keep) { print "withdraw route " $1 }' "$wanted" "$known"
        comm -13 "$known" "$wanted" | sed 's/^/announce route /'
        cp "$wanted" "$known"
    fi
    sleep 2
done
