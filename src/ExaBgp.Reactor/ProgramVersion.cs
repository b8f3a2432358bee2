using System.Reflection;

namespace ExaBgp.Reactor;

/// <summary>Our own version.</summary>
public static class ProgramVersion
{
    /// <summary>As in the project's properties, without what a build appends.</summary>
    public static string Text { get; } =
        (typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];
}
