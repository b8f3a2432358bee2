#!/bin/sh
# inject.sh FILE: announces the routes of a file, one a line, and follows its changes.
# A line is what may stand behind "announce route"; lines that begin with # are ignored.
file=$1
known=$(mktemp) && wanted=$(mktemp) || exit 1
trap 'rm -f "$known" "$wanted"; kill "$reader" 2>/dev/null' EXIT
trap 'exit 0' TERM INT

# Answers are read beside the loop below: an error is told, and the end of the input (the daemon is gone) is our end.
exec 3<&0
{
    while read -r answer; do
        case $answer in error*) echo "inject.sh: a line of $file was refused, the log of the daemon says why" >&2 ;; esac
    done <&3
    kill $$
} &
reader=$!

# withdrawn WANTED KNOWN: withdraws what is known and no longer wanted. A route is known by its prefix, and by its path identifier and route
# distinguisher where it has them: a line that only changed its attributes is announced again, not withdrawn.
withdrawn() {
    awk '
        function key(  i, k) {
            k = $1
            for (i = 2; i < NF; i++) if ($i == "path-information" || $i == "rd" || $i == "route-distinguisher") k = k " " $(i + 1)
            return k
        }
        FILENAME == ARGV[1] { keep[key()] = 1; next }
        !(key() in keep) { print "withdraw route " $0 }' "$1" "$2"
}

while :; do
    # A file that is gone, or being replaced, changes nothing.
    if [ -r "$file" ] && sed -e 's/^[[:space:]]*//' -e '/^#/d' -e '/^$/d' "$file" | sort -u >"$wanted" && ! cmp -s "$known" "$wanted"; then
        withdrawn "$wanted" "$known"
        comm -13 "$known" "$wanted" | sed 's/^/announce route /'
        cp "$wanted" "$known"
    fi
    sleep 2 &
    wait $!
done
