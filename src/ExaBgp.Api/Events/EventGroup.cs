using ExaBgp.Protocol;

namespace ExaBgp.Api.Events;

/// <summary>Helpers that are told one thing in one form: it is written once and copied.</summary>
internal sealed class EventGroup(Compatibility forms, bool json, EventSubscriber[] subscribers)
{
    /// <summary>Forms of values.</summary>
    public Compatibility Forms { get; } = forms;

    /// <summary>JSON, else text.</summary>
    public bool Json { get; } = json;

    /// <summary>At least one.</summary>
    public EventSubscriber[] Subscribers { get; } = subscribers;

    /// <summary>What every line begins with, up to the time.</summary>
    public byte[] Head { get; } = System.Text.Encoding.ASCII.GetBytes($"{{ \"exabgp\": \"{forms.JsonVersion}\", \"time\": ");
}
