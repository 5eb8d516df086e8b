using Probative.Kernel.Commands;

namespace Probative.Handover.Plan;

/// <summary>What came of planning a handover.</summary>
internal abstract record PlanOutcome
{
    private PlanOutcome()
    {
    }

    public sealed record Planned(HandoverPlan Plan) : PlanOutcome;

    public sealed record Refused(Ending Ending, IReadOnlyList<Problem> Problems) : PlanOutcome;
}
