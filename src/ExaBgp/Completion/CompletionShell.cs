namespace ExaBgp.Completion;

/// <summary>A shell that completes words.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">Where its completions are, below the home folder.</param>
/// <param name="Activation">How a running one takes them up.</param>
/// <param name="Write">Makes the script.</param>
internal sealed record CompletionShell(string Name, string File, string Activation, Func<CompletionCommand, string> Write)
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<CompletionShell> All =
    [
        new("bash", ".local/share/bash-completion/completions/exabgp", "source ~/.local/share/bash-completion/completions/exabgp", BashScript.Of),
        new("zsh", ".zsh/completions/_exabgp", "add to ~/.zshrc:\n    fpath=(~/.zsh/completions $fpath)\n    autoload -Uz compinit && compinit\nthen run: exec zsh", ZshScript.Of),
        new("fish", ".config/fish/completions/exabgp.fish", "restart fish or run: exec fish", FishScript.Of),
    ];

    /// <summary>The one of a name; of the variable <c>SHELL</c> when there is none, and bash where that says nothing.</summary>
    public static CompletionShell Find(string? name)
    {
        name ??= Path.GetFileName(Environment.GetEnvironmentVariable("SHELL") ?? string.Empty);
        return All.FirstOrDefault(shell => name.Contains(shell.Name, StringComparison.OrdinalIgnoreCase), All[0]);
    }

    /// <summary>The script.</summary>
    public string Script() => Write(CompletionTree.Program());
}
