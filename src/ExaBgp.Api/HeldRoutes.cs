namespace ExaBgp.Api;

/// <summary>Routes held.</summary>
/// <param name="In">Of the Adj-RIB-In of a peer (of all peers).</param>
/// <param name="Out">Of its Adj-RIB-Out (of the table all peers share, pending withdraws included).</param>
/// <param name="Octets">Memory of the tables, about; 0 where it is not known for one peer.</param>
public readonly record struct HeldRoutes(long In, long Out, long Octets);
