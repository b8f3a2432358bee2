namespace ExaBgp.Protocol.Negotiation;

/// <summary>Makes equal encoding contexts one object, so that caches can compare references. Owned by one thread.</summary>
public sealed class EncodingContexts
{
    private readonly Dictionary<EncodingContext, EncodingContext> _known = [];

    /// <summary>The one object equal to <paramref name="context"/>.</summary>
    public EncodingContext Intern(EncodingContext context)
    {
        if (_known.TryGetValue(context, out var known)) return known;
        _known.Add(context, context);
        return context;
    }
}
