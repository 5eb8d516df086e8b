namespace Probative.Ledger.Notes;

/// <summary>One signature line of a note, not verified by itself.</summary>
/// <param name="Name">The key name.</param>
/// <param name="KeyId">The key id.</param>
/// <param name="Signature">The bytes after the key id.</param>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Signature)
{
    /// <summary>True if the line claims to be by this key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Whether both name and key id are its own.</returns>
    public bool IsBy(VerifierKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return KeyId == key.KeyId && Name == key.Name;
    }

    /// <summary>The time in a cosignature; meaningful only for a verified line of a cosigner's key.</summary>
    /// <returns>The time, or null if these bytes cannot be a cosignature.</returns>
    public DateTimeOffset? Time() =>
        Cosignature.TryReadTime(Signature.Span, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
