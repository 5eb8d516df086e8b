using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Sounds;
using Probative.Fingerprints.Tests.Sounds;
using Xunit;

namespace Probative.Fingerprints.Tests.Copies;

public class SoundComparerTests
{
    private const int Rate = 16_000;

    [Fact]
    public void Two_recordings_of_one_event_give_offset_and_drift()
    {
        var whole = Signal.Speech(70, Rate, seed: 1);
        // The other clock runs slower by 400 parts per million, and its recording begins 12.38 s later.
        const double Drift = 400e-6;
        var noise = new Random(3);
        var part = new float[50 * Rate];
        for (var i = 0; i < part.Length; i++)
        {
            var at = ((12.38 * Rate) + (i * (1 + Drift)));
            var (below, towards) = ((int)at, (float)(at - (int)at));
            var sound = (whole[below] * (1 - towards)) + (whole[below + 1] * towards);
            part[i] = (0.4f * sound) + (float)((noise.NextDouble() - 0.5) * 0.01);
        }

        var agreement = SoundComparer.Compare(Print(whole), Print(part));
        Assert.NotNull(agreement);
        TestContext.Current.TestOutputHelper?.WriteLine($"{agreement}");
        Assert.InRange(agreement.OffsetSeconds, 12.36, 12.42);
        Assert.InRange(agreement.DriftPartsPerMillion!.Value, 300, 500);
        Assert.InRange(agreement.Confidence, 0.9, 1);
    }

    [Fact]
    public void Other_speech_and_silence_are_no_match()
    {
        var one = Print(Signal.Speech(30, Rate, seed: 1));
        Assert.Null(SoundComparer.Compare(one, Print(Signal.Speech(30, Rate, seed: 2))));
        Assert.Null(SoundComparer.Compare(one, Print(new float[20 * Rate])));
        Assert.Null(SoundComparer.Compare(one, new SoundPrint([])));
    }

    private static SoundPrint Print(float[] sound)
    {
        var reader = new SoundPrintReader(Rate);
        reader.Add(sound);
        return reader.Result();
    }
}
