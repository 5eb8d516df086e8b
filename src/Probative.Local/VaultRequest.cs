using Probative.Local.Keys;

namespace Probative.Local;

/// <summary>Which vault to open, with what, for whom.</summary>
public sealed record VaultRequest
{
    public required string Directory { get; init; }

    public required VaultSecret Secret { get; init; }

    /// <summary>The command that opens it, told to whoever finds the vault held.</summary>
    public required string Command { get; init; }

    /// <summary>Name and version of the program, for the record of an upgrade.</summary>
    public string Tool { get; init; } = "not stated";

    /// <summary>
    /// The folder, outside the vault, in which this machine remembers the last checkpoint of each log that it
    /// writes; null remembers nothing.
    /// </summary>
    public string? Memory { get; init; }

    /// <summary>
    /// The bytes of the last published checkpoint's note, from outside, for a restored vault that is to sign
    /// again.
    /// </summary>
    public byte[]? ShownCheckpoint { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
