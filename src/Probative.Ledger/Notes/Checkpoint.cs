using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Probative.Ledger.Notes;

/// <summary>A tree head as the text of a note: C2SP tlog-checkpoint.</summary>
/// <param name="Origin">The identity of the log: one line, not empty.</param>
/// <param name="Size">The number of leaves.</param>
/// <param name="Root">The root of the tree at this size.</param>
/// <param name="Extensions">Opaque lines, none of them empty. Probative writes none.</param>
public sealed record Checkpoint(string Origin, ulong Size, Hash32 Root, IReadOnlyList<string> Extensions)
{
    /// <summary>A checkpoint without extension lines.</summary>
    /// <param name="origin">The identity of the log.</param>
    /// <param name="size">The number of leaves.</param>
    /// <param name="root">The root of the tree.</param>
    public Checkpoint(string origin, ulong size, Hash32 root)
        : this(origin, size, root, [])
    {
    }

    /// <summary>Reads the text of a note, not the note itself.</summary>
    /// <param name="text">UTF-8, final newline included.</param>
    /// <param name="checkpoint">The checkpoint, or null.</param>
    /// <param name="damage">What is wrong: <c>CHECKPOINT_FORM</c>, <c>CHECKPOINT_ORIGIN</c>,
    /// <c>CHECKPOINT_SIZE</c>, <c>CHECKPOINT_ROOT</c> or <c>CHECKPOINT_EXTENSION</c>.</param>
    /// <returns>False if anything is wrong.</returns>
    public static bool TryParse(
        ReadOnlySpan<byte> text, [NotNullWhen(true)] out Checkpoint? checkpoint, out Damage damage)
    {
        checkpoint = null;
        damage = NoteText.Check(text, SignedNote.LimitBytes);
        if (damage.IsPresent)
        {
            return false;
        }

        if (!text.EndsWith("\n"u8) || text.Count((byte)'\n') < 3)
        {
            damage = new Damage("CHECKPOINT_FORM", text.Length, "Three lines, each ended, were expected.");
            return false;
        }

        var lines = new LineReader(text);
        var origin = lines.Next();
        if (origin.IsEmpty)
        {
            damage = new Damage("CHECKPOINT_ORIGIN", 0, "The origin should not be empty.");
            return false;
        }

        var at = lines.Offset;
        if (!LeafCount.TryParse(lines.Next(), out var size))
        {
            damage = new Damage(
                "CHECKPOINT_SIZE", at, "A decimal below 2^63 without leading zeros was expected.");
            return false;
        }

        at = lines.Offset;
        if (!Hash32.TryParseBase64(lines.Next(), out var root))
        {
            damage = new Damage("CHECKPOINT_ROOT", at, "The base64 of 32 bytes was expected.");
            return false;
        }

        var extensions = new List<string>();
        while (!lines.AtEnd)
        {
            at = lines.Offset;
            var line = lines.Next();
            if (line.IsEmpty)
            {
                damage = new Damage("CHECKPOINT_EXTENSION", at, "An extension line should not be empty.");
                return false;
            }

            extensions.Add(Encoding.UTF8.GetString(line));
        }

        checkpoint = new Checkpoint(Encoding.UTF8.GetString(origin), size, root, extensions);
        return true;
    }

    /// <summary>The text that is signed.</summary>
    /// <returns>UTF-8 lines, each ended by a newline.</returns>
    /// <exception cref="InvalidOperationException">The origin or an extension is no line.</exception>
    public byte[] ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root.ToBase64()}\n");
        foreach (var line in Extensions)
        {
            text.Append(line).Append('\n');
        }

        var bytes = Utf8.Encode(text.ToString());
        return TryParse(bytes, out var again, out _) && again.Equals(this)
            ? bytes
            : throw new InvalidOperationException("The origin and each extension must be one line of text.");
    }

    /// <summary>Signs the checkpoint.</summary>
    /// <param name="signers">The keys, that of the log first.</param>
    /// <returns>The note.</returns>
    /// <exception cref="InvalidOperationException">The origin or an extension is no line.</exception>
    public SignedNote Sign(params ReadOnlySpan<SignerKey> signers) => SignedNote.Sign(ToText(), signers);

    /// <summary>Equal if every line is.</summary>
    /// <param name="other">The other checkpoint.</param>
    /// <returns>Whether both have the same text.</returns>
    public bool Equals(Checkpoint? other) =>
        other is not null
        && Origin == other.Origin
        && Size == other.Size
        && Root == other.Root
        && Extensions.SequenceEqual(other.Extensions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Origin, Size, Root, Extensions.Count);
}
