using Probative.Local.Keys;

namespace Probative.Local.Checking;

/// <summary>Which vault to check, and with what its fields are opened.</summary>
public sealed record CheckRequest
{
    public required string Directory { get; init; }

    /// <summary>What opens the keys.</summary>
    public required VaultSecret Secret { get; init; }

    /// <summary>
    /// True checks what can be checked without opening a field, when the secret does not open the keys: the
    /// log, the leaves, the chains, and each stored file against its name.
    /// </summary>
    public bool WithoutKeys { get; init; }

    /// <summary>
    /// The folder in which this machine remembers checkpoints; null compares the vault with nothing outside.
    /// </summary>
    public string? Memory { get; init; }

    /// <summary>How much is done at the same time.</summary>
    public int Lanes { get; init; } = Environment.ProcessorCount;
}
