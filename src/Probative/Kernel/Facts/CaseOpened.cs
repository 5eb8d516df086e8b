namespace Probative.Kernel.Facts;

/// <summary>Fact 1 of every case: what it is for and what allows it.</summary>
public sealed record CaseOpened : IFact
{
    public required string Name { get; init; }
    public required string Purpose { get; init; }
    public required string LegalBasis { get; init; }
    public required string ReviewDate { get; init; }

    public string Type => nameof(CaseOpened);

    public void Write(FactFields fields) => fields
        .Add("name", Name)
        .Add("purpose", Purpose)
        .Add("legal_basis", LegalBasis)
        .Add("review_date", ReviewDate);
}
