using Probative.Examination.Texts;
using Probative.Formats.Bytes;
using Probative.Formats.Texts;

namespace Probative.Fuzz.Targets;

/// <summary>Text in any encoding, and where in the file each of its characters lies.</summary>
public sealed class PlainTextTarget : IFuzzTarget
{
    public string Name => "text";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        var report = PlainText.Read(new MemoryBytes(bytes.ToArray()));
        Promise.Damage(report.Damage, bytes.Length);
        if (report.Text is { } text) Mapped(text, bytes.Length);
        Promise.Written(TextJson.Of(report));
    }

    /// <summary>Each run, and a hundred places between, lie in the file, and never go back.</summary>
    internal static void Mapped(MappedText text, int length)
    {
        var at = 0;
        foreach (var run in text.Runs)
        {
            Promise.Holds(run.TextStart == at && run.TextLength > 0, "Runs are not one behind the other.");
            Promise.Inside(run.ByteOffset, run.ByteLength, length, "run");
            at += run.TextLength;
        }

        Promise.Holds(at == text.Text.Length, "Runs do not cover the text.");
        for (var i = 0; i < text.Text.Length; i += 1 + (text.Text.Length / 100))
        {
            var (offset, size) = text.BytesOf(i, 1);
            Promise.Inside(offset, size, length, "character");
        }
    }
}
