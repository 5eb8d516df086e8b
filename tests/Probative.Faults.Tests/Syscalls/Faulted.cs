namespace Probative.Faults.Tests.Syscalls;

/// <summary>
/// A run under a fault. The fault did not strike where another thread made the call this time.
/// </summary>
internal sealed record Faulted(Ran Ran, bool HasStruck);
