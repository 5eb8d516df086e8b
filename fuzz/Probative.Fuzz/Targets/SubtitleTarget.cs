using Probative.Examination.Texts;
using Probative.Formats.Bytes;
using Probative.Formats.Texts;

namespace Probative.Fuzz.Targets;

/// <summary>Subtitles of four forms.</summary>
public sealed class SubtitleTarget : IFuzzTarget
{
    public string Name => "subtitles";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        if (SubtitleReader.Read(new MemoryBytes(bytes.ToArray())) is not { } report) return;
        Promise.Damage(report.Damage, bytes.Length);
        PlainTextTarget.Mapped(report.Text, bytes.Length);
        foreach (var cue in report.Cues)
        {
            Promise.Inside(cue.Offset, cue.SizeBytes, bytes.Length, "cue");
            Promise.Inside(cue.TextStart, cue.TextLength, report.Text.Text.Length, "text of a cue");
        }

        Promise.Written(TextJson.Of(report));
    }
}
