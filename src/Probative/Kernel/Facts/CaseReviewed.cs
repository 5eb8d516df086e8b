namespace Probative.Kernel.Facts;

/// <summary>Somebody looked again whether a case may go on; it does, until the next time.</summary>
public sealed record CaseReviewed : IFact
{
    /// <summary>An EDTF date: when to look again.</summary>
    public required string Next { get; init; }

    public required string Reason { get; init; }

    public string Type => nameof(CaseReviewed);

    public void Write(FactFields fields) => fields
        .Add("next", Next)
        .Add("reason", Reason);
}
