using Probative.Kernel.Facts;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Preservation.Anchors;

/// <summary>
/// Something outside saw a checkpoint, or promised that it will: what it said, as it was verified when it
/// came, and what was kept of it. It bounds the time of the facts below <see cref="TreeSize"/> alone.
/// </summary>
public sealed record CheckpointAnchored : IFact
{
    /// <summary>The state of what states a time that was verified.</summary>
    public const string Complete = "complete";

    /// <summary>The state of an OpenTimestamps proof before a block header was shown.</summary>
    public const string Pending = "pending";

    public required string Kind { get; init; }
    public required string State { get; init; }
    public required long TreeSize { get; init; }
    public required Hash32 Root { get; init; }
    public required Hash32 Note { get; init; }

    /// <summary>The SHA-256 of the answer as it came, or of the merged proof.</summary>
    public required Hash32 Token { get; init; }

    /// <summary>The name of the authority whose root ends the chain; null for OpenTimestamps.</summary>
    public string? Authority { get; init; }

    /// <summary>The subject of the certificate that signed.</summary>
    public string? Signer { get; init; }

    /// <summary>The time that is stated; null while pending.</summary>
    public DateTimeOffset? Stated { get; init; }

    /// <summary>The same with the stated accuracy: by then the checkpoint existed.</summary>
    public DateTimeOffset? Latest { get; init; }

    /// <summary>The SHA-256 of the certificates, the signer first, the root last.</summary>
    public IReadOnlyList<Hash32> Chain { get; init; } = [];

    /// <summary>The SHA-256 of the revocation lists that spoke about the chain.</summary>
    public IReadOnlyList<Hash32> Revocation { get; init; } = [];

    /// <summary>Whether lists spoke about each certificate but the root.</summary>
    public bool IsRevocationChecked { get; init; }

    /// <summary>The number of the block whose header was shown.</summary>
    public long? Block { get; init; }

    /// <summary>The SHA-256 of the 80 bytes of that header.</summary>
    public Hash32? Header { get; init; }

    /// <summary>The calendars that a proof still waits for.</summary>
    public IReadOnlyList<string> Calendars { get; init; } = [];

    public string Type => nameof(CheckpointAnchored);

    public void Write(FactFields fields) => fields
        .Add("kind", Kind)
        .Add("state", State)
        .Add("tree_size", TreeSize)
        .Add("root", Root)
        .Add("note", Note)
        .Add("token", Token)
        .Add("authority", Authority)
        .Add("signer", Signer)
        .Add("stated", Stated)
        .Add("latest", Latest)
        .Add("chain", Chain.Select(digest => digest.ToHex()))
        .Add("revocation", Revocation.Select(digest => digest.ToHex()))
        .Add("revocation_checked", IsRevocationChecked ? "checked" : "not checked")
        .Add("block", Block is { } block ? JsonValue.FromInt64(block) : JsonValue.None)
        .Add("header", Header?.ToHex())
        .Add("calendars", Calendars);
}
