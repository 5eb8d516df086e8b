using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Probative.Fingerprints.Sounds;
using Probative.Fingerprints.Tests.Pictures;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Fingerprints.Tests.Sounds;

public class SoundPrintTests
{
    private const int Rate = 16_000;

    [Fact]
    public void Recordings_of_the_same_speech_are_aligned_within_50_ms_of_their_known_offset()
    {
        var folder = Repository.Outside("audio-align");
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")))!;
        var pairs = expected["pairs"]!.AsArray();
        var compared = 0;
        foreach (var pair in pairs)
        {
            // At different rates too: the fingerprint must not hang on it.
            var first = Print(Path.Combine(folder, (string)pair!["reference"]!), 44_100);
            var second = Print(Path.Combine(folder, (string)pair["query"]!), 16_000);
            var match = SoundAlignment.Find(first, second);
            Assert.NotNull(match);
            TestContext.Current.TestOutputHelper?.WriteLine($"{pair["offset_s"]}: {match}");
            Assert.InRange(match.Value.OffsetSeconds - (double)pair["offset_s"]!, -0.05, 0.05);
            compared++;
        }

        Assert.True(compared >= 3);
    }

    [Fact]
    public void Unrelated_recordings_do_not_match()
    {
        var speech = Print(Repository.Outside("audio-align/timbl_1.mp3"), 16_000);
        foreach (var name in new[] { "chair-19-sd-bar", "doorknob-hd-no-bar", "pattern-sd-grey-bar" })
        {
            var other = Print(Repository.Outside($"vpdq/video/{name}.mp4"), 16_000);
            Assert.Null(SoundAlignment.Find(speech, other));
            Assert.Null(SoundAlignment.Find(other, speech));
        }
    }

    [Fact]
    public void A_part_of_generated_sound_is_found_in_noise_at_another_rate_and_level()
    {
        var whole = Signal.Speech(40, 48_000, seed: 1);
        var part = new float[15 * 24_000];
        var noise = new Random(2);
        for (var i = 0; i < part.Length; i++)
        {
            var added = (float)((noise.NextDouble() - 0.5) * 0.01);
            part[i] = (0.3f * whole[(2 * i) + (int)(12.34 * 48_000)]) + added;
        }

        var match = SoundAlignment.Find(Print(whole, 48_000), Print(part, 24_000));
        Assert.NotNull(match);
        Assert.InRange(match.Value.OffsetSeconds, 12.29, 12.39);
        Assert.InRange(match.Value.OverlapSeconds, 10, 15);
        Assert.InRange(match.Value.BitErrorRate, 0, 0.3);
    }

    [Fact]
    public void Generated_sounds_that_have_nothing_in_common_do_not_match()
    {
        var prints = Enumerable.Range(0, 12)
            .Select(seed => Print(seed % 2 == 0
                ? Signal.Speech(12, Rate, seed + 100)
                : Signal.Music(12, Rate, seed + 100), Rate))
            .Append(Print(Signal.Noise(12, Rate, 0.1, 5), Rate))
            .ToArray();
        for (var i = 0; i < prints.Length; i++)
        {
            for (var j = 0; j < i; j++) Assert.Null(SoundAlignment.Find(prints[i], prints[j]));
        }
    }

    [Fact]
    public void Long_recordings_are_aligned()
    {
        var random = new Random(3);
        var long1 = Enumerable.Range(0, 60_000).Select(_ => (uint)random.Next(1, int.MaxValue)).ToArray();
        var long2 = long1.Skip(20_000).Take(30_000)
            .Select(frame => random.Next(3) == 0 ? frame : frame ^ (1u << random.Next(32))).ToArray();
        var match = SoundAlignment.Find(new SoundPrint(long1), new SoundPrint(long2));
        Assert.Equal(20_000.0 / SoundPrint.FramesPerSecond, match?.OffsetSeconds);
    }

    [Fact]
    public void The_size_of_the_pieces_that_are_added_does_not_matter_and_bytes_keep_all()
    {
        var sound = Signal.Speech(5, Rate, seed: 9);
        var whole = Print(sound, Rate);
        var reader = new SoundPrintReader(Rate);
        var random = new Random(4);
        for (var at = 0; at < sound.Length;)
        {
            var count = Math.Min(random.Next(1, 7000), sound.Length - at);
            reader.Add(sound.AsSpan(at, count));
            at += count;
        }

        Assert.Equal(whole.Frames, reader.Result().Frames);
        Assert.Equal(whole.Frames, SoundPrint.FromBytes(whole.ToBytes()).Frames);
        Assert.Throws<FormatException>(() => SoundPrint.FromBytes(new byte[5]));
    }

    [Fact]
    public void Silence_and_what_is_no_number_give_quiet_frames_and_no_match()
    {
        var silence = Print(new float[10 * Rate], Rate);
        Assert.All(silence.Frames, frame => Assert.Equal(SoundPrint.Quiet, frame));
        Assert.Null(SoundAlignment.Find(silence, silence));
        Assert.All(
            Print([.. Enumerable.Repeat(float.NaN, 5 * Rate)], Rate).Frames,
            frame => Assert.Equal(SoundPrint.Quiet, frame));
        Assert.Empty(Print(new float[100], Rate).Frames);
    }

    private static SoundPrint Print(string path, int rate)
    {
        var bytes = Ffmpeg.Decode(path, "-ac", "1", "-ar", $"{rate}", "-f", "f32le");
        return Print(MemoryMarshal.Cast<byte, float>(bytes).ToArray(), rate);
    }

    private static SoundPrint Print(float[] sound, int rate)
    {
        var reader = new SoundPrintReader(rate);
        reader.Add(sound);
        return reader.Result();
    }
}
