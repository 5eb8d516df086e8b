using Probative.Kernel.Commands;

namespace Probative.Handover.Package;

/// <summary>What came of beginning a package.</summary>
public abstract record SinkOutcome
{
    private SinkOutcome()
    {
    }

    public sealed record Begun(IPackageSink Sink) : SinkOutcome;

    public sealed record Refused(Problem Problem) : SinkOutcome;
}
