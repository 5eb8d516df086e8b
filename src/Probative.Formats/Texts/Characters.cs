using System.Text;

namespace Probative.Formats.Texts;

/// <summary>Decodes a bounded piece of text at once, faults as U+FFFD.</summary>
internal static class Characters
{
    public static string Decode(ReadOnlySpan<byte> bytes, TextEncoding encoding)
    {
        var body = bytes[Math.Min(encoding.MarkBytes, bytes.Length)..];
        switch (encoding.Kind)
        {
            case EncodingKind.Ascii or EncodingKind.Utf8:
                return Encoding.UTF8.GetString(body);
            case EncodingKind.Utf16Little:
                return Encoding.Unicode.GetString(body);
            case EncodingKind.Utf16Big:
                return Encoding.BigEndianUnicode.GetString(body);
            default:
                var upper = UpperHalves.Of(encoding.Kind)!;
                var text = new char[body.Length];
                for (var i = 0; i < text.Length; i++)
                {
                    text[i] = body[i] < 0x80 ? (char)body[i] : upper[body[i] - 0x80];
                }

                return new string(text);
        }
    }
}
