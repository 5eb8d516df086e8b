using Probative.Formats.BagIt;

namespace Probative.Fuzz.Targets;

/// <summary>Bags: all their files in one, each behind a line with its name.</summary>
public sealed class BagTarget : IFuzzTarget
{
    private static readonly BagOptions s_options = new() { Lanes = 1 };

    public string Name => "bags";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        using var files = new NamedParts(bytes.ToArray());
        var report = BagReader.Read(files, s_options);
        Promise.Damage(report.Damages, bytes.Length);
        Promise.Holds(report.Metadata.Count <= bytes.Length, "There are more elements than bytes.");
        Promise.Holds(report.Fetch.Count <= bytes.Length, "There are more lines than bytes.");
    }
}
