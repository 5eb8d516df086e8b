namespace Probative.Kernel.Sandbox;

/// <summary>Something of this machine that the decoder may read.</summary>
/// <param name="Outside">Where it lies; absolute.</param>
/// <param name="Inside">Where the decoder finds it; absolute.</param>
public sealed record SandboxBinding(string Outside, string Inside);
