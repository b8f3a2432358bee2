using System.Text;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Commands.Rib;

/// <summary>The lines with which <c>routes add</c> and <c>routes remove</c> answer: one object, or an array of them for several routes.</summary>
internal static class RoutesAnswer
{
    /// <summary>Each route of the statement with its index.</summary>
    public static void SendAdded(CommandContext context) => Send(context, static (line, index, route) =>
    {
        line.Write("{\"index\": \""u8);
        line.WriteHexLower(index);
        line.Write("\", \"route\": "u8);
        line.WriteJsonString(route);
        line.Write(", \"success\": true}"u8);
    });

    /// <summary>Each route of the statement, taken away.</summary>
    public static void SendRemoved(CommandContext context) => Send(context, static (line, index, route) =>
    {
        line.Write("{\"removed\": true, \"route\": "u8);
        line.WriteJsonString(route);
        line.Write(", \"index\": \""u8);
        line.WriteHexLower(index);
        line.Write("\"}"u8);
    });

    /// <summary>Why the route of the statement was not added.</summary>
    public static void SendFailure(CommandContext context, string reason)
    {
        var attributes = context.Route.Build(context.Speaker.Interner);
        var line = context.BeginLine();
        line.Write("{\"route\": "u8);
        line.WriteJsonString(RouteText(context, 0, attributes));
        line.Write(", \"success\": false, \"error\": "u8);
        line.WriteJsonString(reason);
        line.WriteUInt8((byte)'}');
        context.Send();
    }

    /// <summary>Appends a route in words: NLRI, next hop, attributes.</summary>
    public static string RouteText(CommandContext context, FamilyCodec family, in NlriView nlri, AttributeSet attributes)
    {
        var text = new ByteBuffer();
        family.WriteRow(nlri, extensive: true, text, context.Forms);
        text.WriteAttributesText(attributes.Bytes, context.Forms);
        return Encoding.UTF8.GetString(text.Written);
    }

    private static void Send(CommandContext context, Action<ByteBuffer, byte[], string> write)
    {
        var attributes = context.Route.Build(context.Speaker.Interner);
        var indexes = new RouteIndex();
        var line = context.BeginLine();
        if (context.Route.Count != 1) line.WriteUInt8((byte)'[');
        for (var i = 0; i < context.Route.Count; i++)
        {
            if (i > 0) line.Write(", "u8);
            var family = context.Route.At(i, out var pathId, out var nlri);
            write(line, indexes.Of(family, pathId, nlri).ToArray(), RouteText(context, i, attributes));
        }

        if (context.Route.Count != 1) line.WriteUInt8((byte)']');
        context.Send();
    }

    private static string RouteText(CommandContext context, int index, AttributeSet attributes)
    {
        var family = context.Route.At(index, out var pathId, out var nlri);
        return RouteText(context, family, new NlriView(nlri, pathId, attributes.NextHop), attributes);
    }
}
