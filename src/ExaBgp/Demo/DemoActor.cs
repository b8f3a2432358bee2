namespace ExaBgp.Demo;

/// <summary>Who does something in the demonstration.</summary>
internal enum DemoActor
{
    /// <summary>The small router on the other side.</summary>
    Router,

    /// <summary>The daemon.</summary>
    Daemon,

    /// <summary>The helper script.</summary>
    Helper,

    /// <summary>Who plays: the demonstration itself.</summary>
    You,
}
