using Probative.Fingerprints.Sounds;
using Xunit;

namespace Probative.Fingerprints.Tests.Sounds;

public class VoiceTests
{
    [Theory]
    [InlineData(8_000)]
    [InlineData(16_000)]
    [InlineData(48_000)]
    public void What_is_made_like_speech_reads_as_voice_where_it_is(int rate)
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var sound = Signal.Noise(12, rate, 0.001, seed);
            var speech = Signal.Speech(5, rate, seed);
            for (var i = 0; i < speech.Length; i++) sound[(4 * rate) + i] += speech[i];
            var found = Find(sound, rate);
            Assert.InRange(found.Sum(stretch => stretch.EndSeconds - stretch.StartSeconds), 3, 5.2);
            Assert.All(found, stretch => Assert.InRange(stretch.StartSeconds, 3.9, 9.05));
            Assert.All(found, stretch => Assert.InRange(stretch.EndSeconds, 3.9, 9.1));
            Assert.All(found, stretch => Assert.InRange(stretch.Periodicity, 0.5, 1));
        }
    }

    [Fact]
    public void Noise_steady_tones_hum_bursts_and_silence_do_not()
    {
        const int Rate = 16_000;
        Assert.Empty(Find(Signal.Noise(10, Rate, 0.2, 1), Rate));
        Assert.Empty(Find(new float[5 * Rate], Rate));
        Assert.Empty(Find([.. Enumerable.Repeat(0.5f, 5 * Rate)], Rate));
        foreach (var hertz in new[] { 50.0, 120, 300, 1000 })
        {
            var sound = Signal.Mix(Signal.Noise(10, Rate, 0.001, 2), Signal.Tone(10, Rate, hertz, 0.3));
            Array.Clear(sound, 0, 2 * Rate);
            Assert.Empty(Find(sound, Rate));
        }

        var bursts = Signal.Noise(10, Rate, 0.003, 3);
        Signal.AddBursts(bursts, Rate, [1, 1.3, 1.6, 4, 5, 5.2], 0.9, 4);
        Assert.Empty(Find(bursts, Rate));
    }

    [Fact]
    public void Quiet_speech_under_loud_noise_is_missed_as_stated()
    {
        var sound = Signal.Mix(Signal.Speech(10, 16_000, 1), Signal.Noise(10, 16_000, 0.8, 2));
        Assert.Empty(Find(sound, 16_000));
    }

    private static IReadOnlyList<VoiceStretch> Find(float[] sound, int rate)
    {
        var reader = new VoiceReader(rate);
        foreach (var piece in sound.Chunk(1000)) reader.Add(piece);
        reader.Finish();
        return reader.Found;
    }
}
