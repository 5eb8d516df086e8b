using CsCheck;
using Probative.Fingerprints.Sounds;
using Xunit;

namespace Probative.Fingerprints.Tests.Sounds;

public class ReaderTests
{
    private const int Rate = 48_000;

    [Fact]
    public void The_levels_of_a_sine_are_those_of_the_book()
    {
        var reader = new LevelReader();
        reader.Add(Signal.Tone(1, Rate, 1000, 0.5));
        Assert.InRange(reader.PeakDbfs, -6.03, -6.01);
        Assert.InRange(reader.RmsDbfs, -9.04, -9.02);
        Assert.InRange(reader.Offset, -1e-6, 1e-6);
        Assert.Equal((0, 0, Rate), (reader.ClippedRuns, reader.NotNumbers, reader.Samples));
    }

    [Fact]
    public void Clipping_and_an_offset_are_measured()
    {
        var reader = new LevelReader();
        var clipped = Signal.Tone(1, Rate, 100, 2);
        for (var i = 0; i < clipped.Length; i++) clipped[i] = Math.Clamp(clipped[i], -1, 1);
        reader.Add(clipped);
        Assert.Equal(200, reader.ClippedRuns);
        Assert.InRange(reader.ClippedSamples, Rate * 0.65, Rate * 0.68);

        var shifted = new LevelReader();
        shifted.Add(Signal.Make(1, Rate, time => 0.1 + (0.2 * Math.Sin(time * 5000))));
        Assert.InRange(shifted.Offset, 0.099, 0.101);
        shifted.Add([float.NaN, float.PositiveInfinity, 1f, 1f]);
        Assert.Equal((2, 0), (shifted.NotNumbers, shifted.ClippedRuns));
    }

    [Fact]
    public void Silences_are_found_to_ten_milliseconds()
    {
        var sound = Signal.Tone(10, Rate, 300, 0.2);
        sound.AsSpan(2 * Rate, (int)(1.5 * Rate)).Clear();
        sound.AsSpan(5 * Rate, (int)(0.3 * Rate)).Clear();
        sound.AsSpan(9 * Rate).Clear();
        var reader = new SilenceReader(Rate);
        foreach (var piece in sound.Chunk(999)) reader.Add(piece);
        reader.Finish();
        Assert.Equal([new Stretch(2, 3.5), new Stretch(9, 10)], reader.Silences);
    }

    [Fact]
    public void A_waveform_keeps_its_extremes_and_its_power_however_long_it_is() =>
        Gen.Select(Gen.Int[1, 20_000], Gen.Int[1, 50], Gen.Int[1, 20], Gen.Int).Sample(
        (length, bucket, half, seed) =>
        {
            var sound = Signal.Noise((double)length / Rate, Rate, 0.8, seed);
            var reader = new WaveformReader(bucket, 2 * half);
            foreach (var piece in sound.Chunk(700)) reader.Add(piece);
            var buckets = reader.Buckets;
            Assert.InRange(buckets.Count, 0, 2 * half);
            if (sound.Length == 0) return;
            Assert.Equal(sound.Max(), buckets.Max(item => item.Highest));
            Assert.Equal(sound.Min(), buckets.Min(item => item.Lowest));
            for (var i = 0; i < buckets.Count; i++)
            {
                var size = (int)reader.BucketSamples;
                var part = sound.Skip(i * size).Take(size).ToArray();
                Assert.Equal(part.Max(), buckets[i].Highest);
                Assert.Equal(part.Average(sample => (double)sample * sample), buckets[i].MeanSquare, 9);
            }
        });

    [Fact]
    public void A_tone_lights_its_row_of_the_spectrogram_at_its_level()
    {
        var reader = new SpectrogramReader(Rate, 1024);
        reader.Add(Signal.Tone(2, Rate, 3000, 0.1));
        var bytes = reader.ToArray();
        Assert.Equal(reader.Columns * reader.Bins, bytes.Length);
        Assert.InRange(reader.Columns, 184, 187);
        for (var column = 0; column < reader.Columns; column++)
        {
            var levels = bytes.AsSpan(column * reader.Bins, reader.Bins).ToArray();
            // Step 64 is 3,000 Hz; -20 dBFS lies at four fifths of the range.
            Assert.Equal(64, Array.IndexOf(levels, levels.Max()));
            Assert.InRange(levels[64], 203, 205);
            Assert.InRange(levels[200], 0, 60);
        }
    }

    [Fact]
    public void A_long_spectrogram_stays_within_its_limit_and_keeps_the_loudest()
    {
        var reader = new SpectrogramReader(8_000, 64, limit: 100);
        var sound = Signal.Noise(60, 8_000, 0.0001, 1);
        sound.AsSpan(30 * 8_000, 400).Fill(1);
        foreach (var piece in sound.Chunk(1234)) reader.Add(piece);
        Assert.InRange(reader.Columns, 50, 100);
        var bytes = reader.ToArray();
        var loud = Enumerable.Range(0, reader.Columns).MaxBy(column => bytes[column * reader.Bins]);
        Assert.InRange(loud * reader.ColumnSeconds, 30 - reader.ColumnSeconds, 30.1);
    }

    [Fact]
    public void The_transform_equals_the_sum_that_defines_it() =>
        Gen.Select(Gen.Int[2, 9], Gen.Int).Sample((power, seed) =>
        {
            var (size, random) = (1 << power, new Random(seed));
            var samples = Enumerable.Range(0, size).Select(_ => random.NextDouble() - 0.5).ToArray();
            var (powers, reals) = (new double[(size / 2) + 1], new double[(size / 2) + 1]);
            var fft = new RealFft(size);
            fft.Power(samples, powers);
            fft.Real(samples, reals);
            for (var k = 0; k <= size / 2; k++)
            {
                var (real, imaginary) = (0.0, 0.0);
                for (var i = 0; i < size; i++)
                {
                    real += samples[i] * Math.Cos(2 * Math.PI * i * k / size);
                    imaginary -= samples[i] * Math.Sin(2 * Math.PI * i * k / size);
                }

                Assert.Equal((real * real) + (imaginary * imaginary), powers[k], 1e-9);
                Assert.Equal(real, reals[k], 1e-9);
            }
        });

    [Fact]
    public void Any_floats_at_any_rate_are_read_without_harm() =>
        Gen.Select(Gen.Float.Array[0, 3000], Gen.Int[5_000, 200_000]).Sample(
            (sound, rate) =>
            {
                var (levels, silences) = (new LevelReader(), new SilenceReader(rate));
                var (bursts, voice) = (new ImpulseReader(rate), new VoiceReader(rate));
                var (print, picture) = (new SoundPrintReader(rate), new SpectrogramReader(rate, 256));
                for (var round = 0; round < 10; round++)
                {
                    levels.Add(sound);
                    silences.Add(sound);
                    bursts.Add(sound);
                    voice.Add(sound);
                    print.Add(sound);
                    picture.Add(sound);
                }

                silences.Finish();
                bursts.Finish();
                voice.Finish();
                Assert.True(double.IsFinite(levels.RmsDbfs) && double.IsFinite(levels.Offset));
                Assert.All(bursts.Found, burst => Assert.True(double.IsFinite(burst.RiseDb)));
                Assert.All(voice.Found, stretch => Assert.True(double.IsFinite(stretch.LevelDbfs)));
            },
            iter: 100);
}
