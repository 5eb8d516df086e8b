using Probative.Examination.Anatomy;
using Probative.Formats.Bytes;
using Probative.Formats.IsoBmff;

namespace Probative.Fuzz.Targets;

/// <summary>Boxes of MP4, MOV, HEIF and their kin.</summary>
public sealed class BoxTarget : IFuzzTarget
{
    public string Name => "boxes";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        var report = BoxReader.Read(new MemoryBytes(bytes.ToArray()));
        Promise.Damage(report.Damage, bytes.Length);
        Inside(report.Boxes, 0, bytes.Length);
        Promise.Holds(report.BoxCount >= 0 && report.NotKept >= 0, "A count is below zero.");
        Promise.Written(BoxJson.Of(report));
    }

    private static void Inside(IReadOnlyList<Box> boxes, long from, long end)
    {
        foreach (var box in boxes)
        {
            Promise.Holds(box.Offset >= from && box.Offset < end, $"{box.Type} at {box.Offset} of {end}.");
            Promise.Holds(box.HeaderBytes >= 0 && box.SizeBytes >= 0, $"{box.Type} has no size.");
            if (box.End <= end) Inside(box.Children, box.Offset, box.End);
        }
    }
}
