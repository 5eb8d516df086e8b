namespace Probative.Faults.Tests.Simulation;

/// <summary>
/// A change of one directory's entries that is not yet durable: a name is set, or removed (null).
/// </summary>
internal readonly record struct NameChange(string Path, SimulatedNode? Node);
