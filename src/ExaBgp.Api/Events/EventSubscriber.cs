using ExaBgp.Configuration.Settings;

namespace ExaBgp.Api.Events;

/// <summary>A helper that may be told events: its definition (name, encoder, API version) and its queue.</summary>
public sealed record EventSubscriber(ProcessSettings Process, IEventQueue Queue);
