using System.Text.Json;

namespace ExaBgp.Top;

/// <summary>A helper at one moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRunning">Its process runs.</param>
/// <param name="Items">Lines that wait for it.</param>
/// <param name="Bytes">Their octets.</param>
/// <param name="Dropped">Events it lost.</param>
internal sealed record HelperSample(string Name, bool IsRunning, long Items, long Bytes, long Dropped)
{
    /// <summary>Reads one of the objects of <c>helpers</c>.</summary>
    public static HelperSample Read(JsonElement helper) => new(
        helper.GetProperty("name").GetString()!, helper.GetProperty("running").GetBoolean(), helper.GetProperty("items").GetInt64(),
        helper.GetProperty("bytes").GetInt64(), helper.GetProperty("dropped").GetInt64());
}
