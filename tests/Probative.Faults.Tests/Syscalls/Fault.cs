namespace Probative.Faults.Tests.Syscalls;

/// <summary>What happens at the k-th call: the process is killed before it, or the call fails.</summary>
internal enum Fault
{
    Kill,
    Eio,
    Enospc,
}
