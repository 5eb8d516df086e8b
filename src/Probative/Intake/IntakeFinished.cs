using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Intake;

/// <summary>One run of taking in came to its end; what it counted.</summary>
public sealed record IntakeFinished : IFact
{
    public required IntakeId Intake { get; init; }
    public required long Received { get; init; }
    public required long Again { get; init; }
    public required long Failed { get; init; }

    public string Type => nameof(IntakeFinished);

    public void Write(FactFields fields) => fields
        .Add("intake", Intake.Value)
        .Add("received", Received)
        .Add("again", Again)
        .Add("failed", Failed);
}
