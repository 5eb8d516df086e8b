namespace Probative.Kernel.Sandbox;

/// <summary>A pipe to which a decoder writes.</summary>
/// <param name="Sink">Gets the bytes up to the limit, as they come.</param>
/// <param name="LimitBytes">With one byte more the run ends.</param>
public sealed record SandboxOutput(Stream Sink, long LimitBytes);
