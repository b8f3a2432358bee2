using ExaBgp.Qa.Bench.Daemons;
using ExaBgp.Qa.Bench.Helpers;

namespace ExaBgp.Qa.Bench.Workloads;

/// <summary>A daemon which waits for its helper to start.</summary>
/// <param name="Daemon">The daemon.</param>
/// <param name="Log">What the helper reports.</param>
/// <param name="Cpu">The daemon's CPU seconds before it started.</param>
/// <param name="Resident">The daemon's memory before it started, in MiB.</param>
public sealed record Fed(DaemonProcess Daemon, HelperLog Log, double Cpu, double Resident);
