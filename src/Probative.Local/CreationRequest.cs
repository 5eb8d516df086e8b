using Probative.Local.Keys;

namespace Probative.Local;

/// <summary>A vault that is to be made.</summary>
public sealed record CreationRequest
{
    public required string Directory { get; init; }

    public required KeyProtection Protection { get; init; }

    /// <summary>
    /// The identity of the log (C2SP tlog-checkpoint): a name that nobody else uses, without spaces and `+`.
    /// Null draws one.
    /// </summary>
    public string? Origin { get; init; }

    /// <summary>Program and version, for the first fact.</summary>
    public required string Tool { get; init; }

    /// <inheritdoc cref="VaultRequest.Memory"/>
    public string? Memory { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What a guess at the passphrase costs; tests make it cheap.</summary>
    internal Argon2Cost Cost { get; init; } = Argon2Cost.Default;
}
