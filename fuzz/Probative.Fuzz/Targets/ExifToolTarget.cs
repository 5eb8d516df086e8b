using Probative.Examination.Metadata;

namespace Probative.Fuzz.Targets;

/// <summary>What ExifTool prints.</summary>
public sealed class ExifToolTarget : IFuzzTarget
{
    public string Name => "exiftool";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        if (ExifToolText.Read(bytes.ToArray()) is not { } values) return;
        Promise.Holds(values.Values.Count <= ExifToolText.ValuesMax, "There are too many values.");
        foreach (var value in values.Values) _ = value.Value.ToJsonString();
        _ = TimeCandidates.Find(values.Values);
        _ = PositionCandidates.Find(values.Values);
    }
}
