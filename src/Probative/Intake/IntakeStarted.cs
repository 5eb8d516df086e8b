using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;

namespace Probative.Intake;

/// <summary>
/// One `add` began to take in. An intake whose last run did not end with `failed` 0 is continued by the same
/// command: <see cref="Key"/> is how it is found again, while <see cref="Intake"/> stays random and tells
/// nothing.
/// </summary>
public sealed record IntakeStarted : IFact
{
    public required IntakeId Intake { get; init; }
    public required string Tool { get; init; }

    /// <summary>How many files and folders were named.</summary>
    public required long Paths { get; init; }

    /// <summary>
    /// SHA-256 over what was asked for: case, canonical paths, everything stated, the sidecar. It never
    /// leaves the house: whoever guesses all of that could confirm the guess.
    /// </summary>
    public required Hash32 Key { get; init; }

    public string Type => nameof(IntakeStarted);

    public void Write(FactFields fields) => fields
        .Add("intake", Intake.Value)
        .Add("tool", Tool)
        .Add("paths", Paths)
        .Add("key", Key);
}
