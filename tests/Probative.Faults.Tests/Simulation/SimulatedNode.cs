namespace Probative.Faults.Tests.Simulation;

/// <summary>What a name stands for: a file, or (null) a directory.</summary>
internal sealed record SimulatedNode(SimulatedFile? File);
