using System.Security.Cryptography;
using System.Text;

namespace Probative.Formats.Timestamps;

/// <summary>
/// One step of an OpenTimestamps proof: what is done to a message to get the next one. The tags are those of
/// the reference library (python-opentimestamps, <c>core/op.py</c>).
/// </summary>
public sealed class OtsOperation : IEquatable<OtsOperation>
{
    /// <summary>The most bytes that a message, an argument or a result has.</summary>
    public const int MessageLimitBytes = 4096;

    /// <summary>The tag of SHA-1.</summary>
    public const byte Sha1 = 0x02;

    /// <summary>The tag of RIPEMD-160.</summary>
    public const byte Ripemd160Tag = 0x03;

    /// <summary>The tag of SHA-256.</summary>
    public const byte Sha256 = 0x08;

    /// <summary>The tag of Keccak-256, which is kept and not computed here.</summary>
    public const byte Keccak256 = 0x67;

    /// <summary>The tag of appending the argument.</summary>
    public const byte Append = 0xf0;

    /// <summary>The tag of prepending the argument.</summary>
    public const byte Prepend = 0xf1;

    /// <summary>The tag of reversing the order of the bytes.</summary>
    public const byte Reverse = 0xf2;

    /// <summary>The tag of writing every byte as two lower-case hex digits.</summary>
    public const byte Hexlify = 0xf3;

    /// <summary>Makes an operation.</summary>
    /// <param name="tag">One of the tags of this class.</param>
    /// <param name="argument">1 to 4,096 bytes for append and prepend, none for the others.</param>
    /// <exception cref="ArgumentException">The tag is unknown or the argument does not fit it.</exception>
    public OtsOperation(byte tag, ReadOnlySpan<byte> argument = default)
    {
        if (!IsKnown(tag)) throw new ArgumentException("No such operation.", nameof(tag));
        var fits = HasArgument(tag) ? argument.Length is >= 1 and <= MessageLimitBytes : argument.IsEmpty;
        if (!fits) throw new ArgumentException("The argument does not fit.", nameof(argument));
        Tag = tag;
        Argument = argument.ToArray();
    }

    /// <summary>What is done, as the byte that stands in the file.</summary>
    public byte Tag { get; }

    /// <summary>What is appended or prepended; empty for the others.</summary>
    public ReadOnlyMemory<byte> Argument { get; }

    /// <summary>Whether the tag is one of this class.</summary>
    public static bool IsKnown(byte tag) =>
        HasArgument(tag) || HashBytes(tag) > 0 || tag is Reverse or Hexlify;

    /// <summary>Whether an argument follows the tag.</summary>
    public static bool HasArgument(byte tag) => tag is Append or Prepend;

    /// <summary>The length in bytes of what a hash gives; 0 for what is no hash.</summary>
    public static int HashBytes(byte tag) => tag switch
    {
        Sha1 or Ripemd160Tag => 20,
        Sha256 or Keccak256 => 32,
        _ => 0,
    };

    /// <summary>
    /// The next message. Null where it is not computed here (Keccak-256), or where it would be empty or
    /// longer than <see cref="MessageLimitBytes"/>, which <see cref="Fits"/> tells before.
    /// </summary>
    public byte[]? Apply(ReadOnlySpan<byte> message)
    {
        if (!Fits(message.Length)) return null;
        switch (Tag)
        {
            case Sha1:
#pragma warning disable CA5350 // The proof's maker chose it: without it old proofs cannot be read.
                return SHA1.HashData(message);
#pragma warning restore CA5350
            case Ripemd160Tag:
                return Ripemd160.HashData(message);
            case Sha256:
                return SHA256.HashData(message);
            case Append:
                return [.. message, .. Argument.Span];
            case Prepend:
                return [.. Argument.Span, .. message];
            case Reverse:
                var reversed = message.ToArray();
                Array.Reverse(reversed);
                return reversed;
            case Hexlify:
                return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(message));
            default:
                return null;
        }
    }

    /// <summary>
    /// Whether a message of this many bytes may be given, and its result is not longer than the limit.
    /// </summary>
    public bool Fits(int messageBytes) => messageBytes <= MessageLimitBytes && Tag switch
    {
        Append or Prepend => messageBytes + Argument.Length <= MessageLimitBytes,
        Hexlify => messageBytes is > 0 and <= MessageLimitBytes / 2,
        Reverse => messageBytes > 0,
        _ => true,
    };

    /// <inheritdoc/>
    public bool Equals(OtsOperation? other) =>
        other is not null && Tag == other.Tag && Argument.Span.SequenceEqual(other.Argument.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OtsOperation);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Tag);
        hash.AddBytes(Argument.Span);
        return hash.ToHashCode();
    }

    /// <summary>The order in which operations stand in a file: by tag, then by argument.</summary>
    internal static int Order(OtsOperation left, OtsOperation right) => left.Tag != right.Tag
        ? left.Tag.CompareTo(right.Tag)
        : left.Argument.Span.SequenceCompareTo(right.Argument.Span);
}
