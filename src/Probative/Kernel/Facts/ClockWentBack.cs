namespace Probative.Kernel.Facts;

/// <summary>
/// The operator's clock stands before the time of an earlier fact. Recorded, and work goes on: the clock is
/// no evidence.
/// </summary>
public sealed record ClockWentBack : IFact
{
    public required DateTimeOffset Was { get; init; }
    public required DateTimeOffset Now { get; init; }

    public string Type => nameof(ClockWentBack);

    public void Write(FactFields fields) => fields
        .Add("was", Was)
        .Add("now", Now);
}
