namespace Probative.Kernel.Facts;

/// <summary>
/// A newer program brought the database of the vault to its own schema. No fact that stood before changed.
/// </summary>
public sealed record VaultUpgraded : IFact
{
    /// <summary>The number of the schema before.</summary>
    public required long FromSchema { get; init; }

    /// <summary>The number of the schema from here on.</summary>
    public required long ToSchema { get; init; }

    /// <summary>Name and version of the program that did it.</summary>
    public required string Tool { get; init; }

    public string Type => nameof(VaultUpgraded);

    public void Write(FactFields fields) => fields
        .Add("from_schema", FromSchema)
        .Add("to_schema", ToSchema)
        .Add("tool", Tool);
}
