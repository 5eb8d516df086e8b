namespace Probative.Faults.Tests.Syscalls;

/// <summary>
/// A run under a fault. The fault did not strike where another thread made the call this time; it strikes
/// elsewhere too where calls are counted over all files, among them those by which the runtime wakes its
/// threads, and then the program may end in any way.
/// </summary>
internal sealed record Faulted(Ran Ran, bool HasStruck, bool HasStruckElsewhere);
