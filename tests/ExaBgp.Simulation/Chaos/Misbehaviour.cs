namespace ExaBgp.Simulation.Chaos;

/// <summary>What a helper must not do, and some do.</summary>
public enum Misbehaviour
{
    /// <summary>Ends at once.</summary>
    EndsAtOnce,

    /// <summary>Ends in the middle of a line.</summary>
    EndsInALine,

    /// <summary>A line without end.</summary>
    LineWithoutEnd,

    /// <summary>A line of the largest size, whole.</summary>
    LargestLine,

    /// <summary>Binary, with and without line feeds.</summary>
    Binary,

    /// <summary>Says nothing more, and lives on.</summary>
    ClosesOutput,

    /// <summary>Hears nothing more, and talks on.</summary>
    ClosesInput,

    /// <summary>Never stops, for a while.</summary>
    NeverStops,

    /// <summary>Leaves children that hold the pipes.</summary>
    LeavesChildren,

    /// <summary>Does not read and asks for a lot.</summary>
    AsksAndDoesNotRead,

    /// <summary>Opens a group and dies in it.</summary>
    EndsInAGroup,

    /// <summary>Line ends of another world, empty lines, blanks.</summary>
    OddLineEnds,

    /// <summary>One octet at a time.</summary>
    OctetByOctet,

    /// <summary>Killed by somebody else.</summary>
    IsKilled,
}
