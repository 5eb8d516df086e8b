using Probative.Examination.Anatomy;
using Probative.Formats.Bytes;
using Probative.Formats.Segments;

namespace Probative.Fuzz.Targets;

/// <summary>Segments of JPEG, PNG, GIF, RIFF and Matroska.</summary>
public sealed class SegmentTarget : IFuzzTarget
{
    public string Name => "segments";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        if (SegmentReader.Read(new MemoryBytes(bytes.ToArray())) is not { } report) return;
        Promise.Damage(report.Damage, bytes.Length);
        Promise.Holds(report.SizeBytes == bytes.Length, "The size is another.");
        Promise.Holds(report.BehindEndBytes >= 0 && report.NotListed >= 0, "A count is below zero.");
        foreach (var segment in report.Segments)
        {
            Promise.Inside(segment.Offset, 0, bytes.Length, segment.Name);
            Promise.Holds(segment.SizeBytes >= 0 && segment.Depth >= 0, $"{segment.Name} has no size.");
        }

        Promise.Written(SegmentJson.Of(report));
    }
}
