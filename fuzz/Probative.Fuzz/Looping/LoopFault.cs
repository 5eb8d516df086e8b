namespace Probative.Fuzz.Looping;

/// <summary>An input that no reader may answer like this.</summary>
/// <param name="Input">The bytes.</param>
/// <param name="Reason">What went wrong: an exception, the time or the memory.</param>
public sealed record LoopFault(byte[] Input, string Reason);
