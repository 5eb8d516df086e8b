namespace Probative.Faults.Tests.Syscalls;

/// <summary>
/// One run of a campaign: the fault at the k-th call (from 1) of a system call, counted per thread.
/// </summary>
internal sealed record FaultPoint(string Call, int K, Fault Fault)
{
    public string Injection => $"inject={Call}:{Action}:when={K}";

    private string Action => Fault switch
    {
        Fault.Kill => "signal=KILL",
        Fault.Eio => "error=EIO",
        _ => "error=ENOSPC",
    };
}
