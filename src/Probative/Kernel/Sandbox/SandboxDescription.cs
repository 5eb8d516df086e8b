namespace Probative.Kernel.Sandbox;

/// <summary>What the record says about where a decoder ran.</summary>
/// <param name="Name">Of what keeps it apart, such as `bubblewrap`, or that nothing does.</param>
/// <param name="Version">As it tells itself; empty where it is not there.</param>
/// <param name="IsIsolated">Whether it is kept apart from network, files and other programs.</param>
/// <param name="FilterSha256">
/// Of the two filters for system calls: programs that may start others, and those that may not. Empty where
/// there is none.
/// </param>
/// <param name="User">As whom it runs, in words.</param>
public sealed record SandboxDescription(
    string Name, string Version, bool IsIsolated, IReadOnlyList<string> FilterSha256, string User);
