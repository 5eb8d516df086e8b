namespace Probative.Kernel.Facts;

/// <summary>A key signs no more: another was introduced before it went.</summary>
public sealed record KeyRetired : IFact
{
    /// <summary>`log` or `handover`.</summary>
    public required string Purpose { get; init; }

    /// <summary>As it was introduced: a verifier key line, or a JWK thumbprint.</summary>
    public required string Key { get; init; }

    /// <summary>
    /// Of the log's key: a checkpoint that this key signed, and the next one too, as a note; it holds the
    /// fact that introduced the next one. Null of the handover key.
    /// </summary>
    public required string? Note { get; init; }

    public string Type => nameof(KeyRetired);

    public void Write(FactFields fields) => fields
        .Add("purpose", Purpose)
        .Add("key", Key)
        .Add("note", Note);
}
