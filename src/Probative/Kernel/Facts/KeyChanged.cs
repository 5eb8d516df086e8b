namespace Probative.Kernel.Facts;

/// <summary>
/// A key that nobody outside ever sees was replaced: that of a case, in the case; or what opens the key file,
/// in the vault's own sequence.
/// </summary>
public sealed record KeyChanged : IFact
{
    /// <summary>`case`, `passphrase`, `file mode only` or `recovery code`.</summary>
    public required string Purpose { get; init; }

    public string Type => nameof(KeyChanged);

    public void Write(FactFields fields) => fields.Add("purpose", Purpose);
}
