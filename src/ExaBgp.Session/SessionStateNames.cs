namespace ExaBgp.Session;

/// <summary>The words of <c>fsm</c> events and of <c>show neighbor</c>.</summary>
public static class SessionStateNames
{
    private static readonly string[] Names = ["IDLE", "ACTIVE", "CONNECT", "OPENSENT", "OPENCONFIRM", "ESTABLISHED"];

    /// <summary>The name of a state, in capitals.</summary>
    public static string Name(this SessionState state) => Names[(int)state];
}
