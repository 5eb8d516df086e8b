using Probative.Local.Keys;

namespace Probative.Local;

/// <summary>Which vault to open, with what, for whom.</summary>
public sealed record VaultRequest
{
    public required string Directory { get; init; }

    public required VaultSecret Secret { get; init; }

    /// <summary>The command that opens it, told to whoever finds the vault held.</summary>
    public required string Command { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
