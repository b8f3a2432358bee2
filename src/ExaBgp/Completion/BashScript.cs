using System.Text;

namespace ExaBgp.Completion;

/// <summary>Completion for bash, without need of the bash-completion package.</summary>
internal static class BashScript
{
    private const string Head = """
        # bash completion for exabgp, written by `exabgp shell completion bash`

        # What may follow in the command $1: its own words, its options, those of them that want a value (files, folders, families, commands), and what else.
        _exabgp_know()
        {
            words= options= valued= files= confs= folders= families= commands= rest=
            case $1 in

        """;

    private const string Tail = """
            esac
        }

        _exabgp_add()
        {
            # A * among the words is no pattern.
            local found
            while IFS= read -r found; do COMPREPLY+=("$found"); done < <(IFS=$'\n'; compgen "$@" -- "$cur")
        }

        _exabgp_files()
        {
            compopt -o filenames 2> /dev/null
            case $1 in
                folder) _exabgp_add -d ;;
                file) _exabgp_add -f ;;
                conf)
                    _exabgp_add -d
                    _exabgp_add -f -X '!*.conf'
                    local file
                    for file in etc/exabgp/*.conf /etc/exabgp/*.conf; do
                        [[ -e $file && $cur != */* && ${file##*/} == "$cur"* ]] && COMPREPLY+=("$file")
                    done ;;
            esac
        }

        _exabgp_has() { [[ " $1 " == *" $2 "* ]]; }

        _exabgp()
        {
            local cur=${COMP_WORDS[COMP_CWORD]} program=${COMP_WORDS[0]} path= previous= begun= word i
            local words options valued files confs folders families commands rest
            local -a typed=() said=()
            COMPREPLY=()
            case ${program##*/} in
                exabgp-healthcheck) path=healthcheck program=exabgp ;;
                exabgp-cli | exabgpcli) path=cli program=exabgp ;;
            esac
            # --option=value comes in three words.
            for ((i = 1; i < COMP_CWORD; i++)); do
                [[ ${COMP_WORDS[i]} == "=" ]] || typed+=("${COMP_WORDS[i]}")
            done
            [[ $cur == "=" ]] && cur=
            _exabgp_know "$path"
            for word in ${typed[@]+"${typed[@]}"}; do
                if [[ -n $previous ]]; then
                    previous=
                elif [[ $word == -* ]]; then
                    [[ -z $path ]] && ! _exabgp_has "$options" "$word" && path=server && _exabgp_know server
                    _exabgp_has "$valued" "$word" && previous=$word
                elif [[ -z $begun ]] && _exabgp_has "$words" "$word"; then
                    path="$path${path:+ }$word"
                    _exabgp_know "$path"
                else
                    [[ -z $path ]] && path=server && _exabgp_know server
                    begun=1
                    said+=("$word")
                fi
            done
            if [[ -n $previous ]]; then
                if _exabgp_has "$confs" "$previous"; then _exabgp_files conf
                elif _exabgp_has "$files" "$previous"; then _exabgp_files file
                elif _exabgp_has "$folders" "$previous"; then _exabgp_files folder
                elif _exabgp_has "$commands" "$previous"; then _exabgp_add -c
                elif _exabgp_has "$families" "$previous"; then
                    _exabgp_add -W "$_exabgp_families"
                    COMPREPLY=("${COMPREPLY[@]// /\\ }")
                fi
                return
            fi
            if [[ $cur == -* ]]; then
                COMPREPLY=($(compgen -W "$options" -- "$cur"))
                return
            fi
            [[ -z $begun ]] && COMPREPLY=($(compgen -W "$words" -- "$cur"))
            case $rest in
                conf) _exabgp_files conf ;;
                file) _exabgp_files file ;;
                daemon) _exabgp_add -W "$("$program" shell words -- ${said[@]+"${said[@]}"} 2> /dev/null)" ;;
            esac
        }

        complete -F _exabgp exabgp exabgp-cli exabgpcli exabgp-healthcheck

        """;

    /// <summary>The script.</summary>
    public static string Of(CompletionCommand program)
    {
        var text = new StringBuilder(Head);
        foreach (var command in program.All) Append(text, command);
        text.Append(Tail);
        return text.Replace("_exabgp_has() {", $"_exabgp_families='{string.Join('\n', CompletionTree.Families)}'\n\n_exabgp_has() {{").ToString();
    }

    private static void Append(StringBuilder text, CompletionCommand command)
    {
        text.Append("        ").Append(command.Path.Length == 0 ? "''" : $"'{command.Path}'").Append(")\n");
        Append(text, "words", command.Words);
        Append(text, "options", command.Options.SelectMany(static option => option.Names));
        Append(text, "valued", Names(command, static value => value != CompletionValue.None));
        Append(text, "files", Names(command, static value => value == CompletionValue.File));
        Append(text, "confs", Names(command, static value => value == CompletionValue.Configuration));
        Append(text, "folders", Names(command, static value => value == CompletionValue.Folder));
        Append(text, "families", Names(command, static value => value == CompletionValue.Family));
        Append(text, "commands", Names(command, static value => value == CompletionValue.SystemCommand));
        Append(text, "rest", command.Rest switch
        {
            CompletionValue.Configuration => ["conf"],
            CompletionValue.File => ["file"],
            CompletionValue.DaemonCommand => ["daemon"],
            _ => [],
        });
        text.Append("            ;;\n");
    }

    private static IEnumerable<string> Names(CompletionCommand command, Func<CompletionValue, bool> wanted) =>
        command.Options.Where(option => wanted(option.Value)).SelectMany(static option => option.Names);

    private static void Append(StringBuilder text, string variable, IEnumerable<string> words)
    {
        var line = string.Join(' ', words);
        if (line.Length > 0) text.Append($"            {variable}='{line}'\n");
    }
}
