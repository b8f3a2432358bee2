namespace ExaBgp.Api;

/// <summary>A helper and what waits to be read by it.</summary>
/// <param name="Helper">Its name.</param>
/// <param name="IsRunning">Its process runs.</param>
/// <param name="Items">Answers and events that wait.</param>
/// <param name="Bytes">Their octets; runs of acknowledgements are not counted.</param>
/// <param name="Dropped">Events lost since it was started, under the overflow policy <c>drop</c>.</param>
public readonly record struct HelperQueue(string Helper, bool IsRunning, long Items, long Bytes, long Dropped);
