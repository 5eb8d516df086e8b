using Probative.Examination.Writing;

namespace Probative.Fuzz.Targets;

/// <summary>What tesseract prints.</summary>
public sealed class TesseractTarget : IFuzzTarget
{
    public string Name => "tesseract";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        var lines = TesseractText.Read(bytes);
        Promise.Holds(lines.Count <= TesseractText.LinesMax, "There are too many lines.");
        foreach (var line in lines)
        {
            Promise.Holds(double.IsFinite(line.Confidence), "A confidence is no number.");
            Promise.Holds(line.Width >= 0 && line.Height >= 0, $"A box of {line.Width} by {line.Height}.");
        }
    }
}
