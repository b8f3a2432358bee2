namespace ExaBgp.Api;

/// <summary>Where a listing of a RIB stands; opaque to all but the RIB.</summary>
public record struct RouteBookmark(long Position, int Part);
