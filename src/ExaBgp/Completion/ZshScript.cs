using System.Text;

namespace ExaBgp.Completion;

/// <summary>Completion for zsh.</summary>
internal static class ZshScript
{
    private const string Head = """
        #compdef exabgp exabgp-cli exabgpcli exabgp-healthcheck
        # zsh completion for exabgp, written by `exabgp shell completion zsh`

        _exabgp_conf()
        {
            local -a known=({.,etc/exabgp,/etc/exabgp}/*.conf(N))
            (( $#known )) && compadd -f -- "${known[@]#./}"
            _files -g '*.conf'
        }

        _exabgp_daemon()
        {
            local -a known=(${(f)"$(exabgp shell words -- ${words[1,CURRENT-1]:#-*} 2> /dev/null)"})
            compadd -- $known
        }


        """;

    private const string Tail = """
        _exabgp()
        {
            case ${service:t} in
                exabgp-healthcheck) _exabgp_healthcheck ;;
                exabgp-cli|exabgpcli) _exabgp_cli ;;
                *) _exabgp_program ;;
            esac
        }

        _exabgp "$@"

        """;

    /// <summary>The script.</summary>
    public static string Of(CompletionCommand program)
    {
        var text = new StringBuilder(Head);
        text.Append("_exabgp_family()\n{\n    local -a known=(").AppendJoin(' ', CompletionTree.Families.Select(static family => $"'{family}'")).Append(")\n    compadd -- \"${known[@]}\"\n}\n\n");
        foreach (var command in program.All.Reverse()) Append(text, command);
        return text.Append(Tail).ToString();
    }

    private static string Function(string path) => path.Length == 0 ? "_exabgp_program" : $"_exabgp_{path.Replace(' ', '_')}";

    private static void Append(StringBuilder text, CompletionCommand command)
    {
        var isProgram = command.Path.Length == 0;
        text.Append(Function(command.Path)).Append("()\n{\n");
        if (command.Inner.Count > 0)
        {
            text.Append("    local curcontext=$curcontext state line ret=1\n    local -a inner=(\n");
            foreach (var inner in command.Inner) text.Append($"        '{inner.Name}:{Quoted(inner.Summary).Replace(":", "\\:", StringComparison.Ordinal)}'\n");
            text.Append("    )\n");
        }

        text.Append(command.Inner.Count > 0 ? "    _arguments -C -s" : "    _arguments -s");
        foreach (var option in command.Options) text.Append(" \\\n        ").Append(Of(option));
        if (command.Inner.Count > 0) text.Append(" \\\n        '1: :->first' \\\n        '*:: :->rest' && ret=0\n");
        else if (command.Choices.Count > 0) text.Append($" \\\n        '1:word:({string.Join(' ', command.Choices)})'\n");
        else text.Append(command.Rest == CompletionValue.None ? "\n" : $" \\\n        '*::{Action(command.Rest)}'\n");
        if (command.Inner.Count > 0) AppendStates(text, command, isProgram);
        text.Append("}\n\n");
    }

    private static void AppendStates(StringBuilder text, CompletionCommand command, bool isProgram)
    {
        text.Append("    case $state in\n        first)\n            _describe -t commands command inner && ret=0\n");
        if (isProgram) text.Append("            _exabgp_conf && ret=0\n");
        if (command.Choices.Count > 0) text.Append($"            compadd -- {string.Join(' ', command.Choices)} && ret=0\n");
        text.Append("            ;;\n        rest)\n            case $words[1] in\n");
        foreach (var inner in command.Inner) text.Append($"                {inner.Name}) {Function(inner.Path)} && ret=0 ;;\n");
        if (isProgram) text.Append("                *) _exabgp_server && ret=0 ;;\n");
        text.Append("            esac\n            ;;\n    esac\n    return ret\n");
    }

    private static string Of(CompletionOption option)
    {
        var value = option.Value == CompletionValue.None ? string.Empty : $":{Action(option.Value)}";
        var summary = Quoted(option.Summary).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal);
        return option.Names.Count == 1
            ? $"'*{option.Names[0]}[{summary}]{value}'"
            : $"'*'{{{string.Join(',', option.Names)}}}'[{summary}]{value}'";
    }

    private static string Action(CompletionValue value) => value switch
    {
        CompletionValue.Configuration => "configuration:_exabgp_conf",
        CompletionValue.File => "file:_files",
        CompletionValue.Folder => "folder:_files -/",
        CompletionValue.Family => "family:_exabgp_family",
        CompletionValue.DaemonCommand => "command:_exabgp_daemon",
        CompletionValue.SystemCommand => "command:_command_names",
        _ => "value: ",
    };

    private static string Quoted(string text) => text.Replace("'", "'\\''", StringComparison.Ordinal);
}
