namespace Probative.Kernel.Facts;

/// <summary>The vault came into being. Always log index 0.</summary>
public sealed record VaultCreated : IFact
{
    public required string Origin { get; init; }
    public required long Format { get; init; }
    public required string Tool { get; init; }
    public required string KeyProtection { get; init; }

    public string Type => nameof(VaultCreated);

    public void Write(FactFields fields) => fields
        .Add("origin", Origin)
        .Add("format", Format)
        .Add("tool", Tool)
        .Add("key_protection", KeyProtection);
}
