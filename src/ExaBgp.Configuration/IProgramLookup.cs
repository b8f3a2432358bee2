namespace ExaBgp.Configuration;

/// <summary>Finds and checks the program of a process. The file system belongs to who implements it.</summary>
public interface IProgramLookup
{
    /// <summary>
    /// Finds <paramref name="program"/> as the configuration file <paramref name="configuration"/> names it:
    /// <paramref name="path"/> is what to start, or <paramref name="reason"/> says why it cannot be.
    /// </summary>
    bool TryFind(string program, string configuration, out string path, out string reason);
}
