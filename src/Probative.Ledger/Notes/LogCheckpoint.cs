using System.Diagnostics.CodeAnalysis;

namespace Probative.Ledger.Notes;

/// <summary>
/// The checkpoint of a Probative log: a C2SP checkpoint, narrowed so that every checker reads the same bytes
/// alike (ledger.md, "The log").
/// </summary>
public static class LogCheckpoint
{
    /// <summary>The longest origin, in characters.</summary>
    public const int OriginLimit = 255;

    /// <summary>The most signature lines.</summary>
    public const int SignatureLimit = 16;

    /// <summary>True for 1 to 255 characters of printable ASCII without space and <c>+</c>.</summary>
    /// <param name="origin">The origin.</param>
    /// <returns>Whether a log of ours may have it.</returns>
    public static bool IsOrigin(string origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return origin.Length is > 0 and <= OriginLimit
            && !origin.AsSpan().ContainsAnyExceptInRange('!', '~')
            && !origin.Contains('+', StringComparison.Ordinal);
    }

    /// <summary>Reads the checkpoint of a log of ours without asking who signed it.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="note">The note, or null.</param>
    /// <param name="checkpoint">The checkpoint, or null.</param>
    /// <param name="damage">A code of <see cref="SignedNote"/> or <see cref="Checkpoint"/>, or
    /// <c>LOG_CHECKPOINT_FORM</c> for what C2SP allows and ledger.md does not.</param>
    /// <returns>False if anything is wrong.</returns>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out SignedNote? note,
        [NotNullWhen(true)] out Checkpoint? checkpoint,
        out Damage damage)
    {
        checkpoint = null;
        if (!SignedNote.TryParse(bytes, out note, out damage)
            || !Checkpoint.TryParse(note.Text, out checkpoint, out damage))
        {
            note = null;
            return false;
        }

        var expected = !IsOrigin(checkpoint.Origin) ? "An origin of printable ASCII without space and '+'"
            : checkpoint.Size >> 53 != 0 ? "A size below 2^53"
            : checkpoint.Extensions.Count > 0 ? "No extension line"
            : note.Signatures.Count > SignatureLimit ? "At most 16 signature lines"
            : !note.Signatures.All(line => IsOrigin(line.Name)) ? "Key names like an origin"
            : null;
        if (expected is not null)
        {
            (note, checkpoint) = (null, null);
            damage = new Damage("LOG_CHECKPOINT_FORM", 0, $"{expected} was expected.");
            return false;
        }

        return true;
    }

    /// <summary>Reads the checkpoint of a log of ours and checks that its key signed it.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="key">The key of the log, of type Ed25519.</param>
    /// <param name="checkpoint">The checkpoint, or null.</param>
    /// <param name="damage">As in <see cref="TryParse"/>, or <c>LOG_CHECKPOINT_ORIGIN</c> (the origin is not
    /// the key's name) or <c>LOG_CHECKPOINT_SIGNATURE</c> (not exactly one line by this key, or it is
    /// wrong).</param>
    /// <returns>False if anything is wrong.</returns>
    public static bool TryOpen(
        ReadOnlySpan<byte> bytes,
        VerifierKey key,
        [NotNullWhen(true)] out Checkpoint? checkpoint,
        out Damage damage)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!TryParse(bytes, out var note, out checkpoint, out damage))
        {
            return false;
        }

        if (checkpoint.Origin != key.Name)
        {
            damage = new Damage("LOG_CHECKPOINT_ORIGIN", 0, "The origin should be the name of the key.");
        }
        else if (key.Type != KeyType.Ed25519
            || note.Signatures.Count(line => line.IsBy(key)) != 1
            || note.Open(key) is not NoteOutcome.Opened)
        {
            damage = new Damage(
                "LOG_CHECKPOINT_SIGNATURE",
                note.Text.Length + 1,
                "One true signature by the key was expected.");
        }

        checkpoint = damage.IsPresent ? null : checkpoint;
        return checkpoint is not null;
    }
}
