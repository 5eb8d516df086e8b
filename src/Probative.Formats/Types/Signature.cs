namespace Probative.Formats.Types;

/// <summary>Bytes that stand at one place in every file of a type.</summary>
internal sealed record Signature(FileType Type, int Offset, byte[] Expected)
{
    public static Signature Of(FileType type, string hexadecimal, int offset = 0) =>
        new(type, offset, Convert.FromHexString(hexadecimal));

    public static Signature Of(FileType type, ReadOnlySpan<byte> text, int offset = 0) =>
        new(type, offset, text.ToArray());
}
