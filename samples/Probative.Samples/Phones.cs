using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Probative.Samples;

/// <summary>
/// Two phones that filmed the same exercise, with sound: they began at different times, stand elsewhere, hear
/// the same with their own gain and noise, and the second one's clocks are wrong, both of them.
/// </summary>
internal static class Phones
{
    public const string First = "further/phones/20310508_104118.mp4";
    public const string Second = "further/phones/IMG_2207.MOV";

    private const int FramesPerSecond = 30;
    private const int SamplesPerSecond = 48000;

    public static void Make(GroundTruth truth)
    {
        var terrain = new Terrain(AerialClip.Place);
        var sounds = new Soundscape(seed: 1405);
        var first = new Camera(12, -34, 7, 338, 640, 360);
        var second = new Camera(44, 16, 5, 262, 360, 640);
        Make(truth, terrain, sounds, new Recording(
            First, "video/mp4", first, Begins: -2, Seconds: 14,
            ClockErrorSeconds: 0, SampleClockPpm: 0, Gain: 0.55, Hiss: 0.006,
            ["-metadata", $"location={Iso6709(first)}"], "+faststart"));
        string[] apple =
        [
            "-metadata", "com.apple.quicktime.make=Invented Optics",
            "-metadata", "com.apple.quicktime.model=IO-Phone 2",
            "-metadata", "com.apple.quicktime.software=9.1",
            "-metadata", "com.apple.quicktime.creationdate=2031-05-08T10:42:08+0200",
            "-metadata", $"com.apple.quicktime.location.ISO6709={Iso6709(second)}",
        ];
        Make(truth, terrain, sounds, new Recording(
            Second, "video/quicktime", second, Begins: 1.2, Seconds: 11,
            ClockErrorSeconds: 47, SampleClockPpm: 250, Gain: 0.32, Hiss: 0.012,
            apple, "+faststart+use_metadata_tags"));
    }

    private static void Make(GroundTruth truth, Terrain terrain, Soundscape sounds, Recording recording)
    {
        var clock = 1 + (recording.SampleClockPpm / 1e6);
        var view = new Viewpoint(recording.Camera, terrain);
        var frames = recording.Seconds * FramesPerSecond;
        double At(double fileSeconds) => recording.Begins + (fileSeconds / clock);
        var drawing = new Drawing(
            recording.Camera.Width, recording.Camera.Height, FramesPerSecond, frames,
            (n, rgb) => view.Draw(At((double)n / FramesPerSecond), rgb));

        var sound = recording.File + ".pcm";
        truth.Write(sound, Sound(recording, sounds, At));
        var began = Exercise.Start.AddSeconds(recording.Begins + recording.ClockErrorSeconds).UtcDateTime
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Encoder.EncodeFrames(
            drawing,
            ["-f", "s16le", "-ar", Encoder.Text(SamplesPerSecond), "-ac", "1", "-i", truth.Path(sound)],
            [
                .. Encoder.H264(28), "-c:a", "aac", "-b:a", "96k", .. recording.Metadata,
                "-metadata", "creation_time=" + began,
                "-movflags", recording.Flags,
            ],
            truth.Path(recording.File));
        File.Delete(truth.Path(sound));
        Tell(truth, recording, frames, began, clock);
    }

    /// <summary>The position as both kinds of file write it: ISO 6709, annex H.</summary>
    private static string Iso6709(Camera camera)
    {
        var (latitude, longitude) = Exercise.Geodetic(camera.East, camera.North);
        var metres = Exercise.GroundMetres + camera.High;
        return string.Create(
            CultureInfo.InvariantCulture, $"{latitude:+00.0000}{longitude:+000.0000}{metres:+000.000}/");
    }

    private static byte[] Sound(Recording recording, Soundscape sounds, Func<double, double> at)
    {
        var bytes = new byte[recording.Seconds * SamplesPerSecond * 2];
        var noise = new Noise((uint)recording.Seconds);
        for (var n = 0; n * 2 < bytes.Length; n++)
        {
            var heard = recording.Gain * sounds.At(at((double)n / SamplesPerSecond));
            var sample = heard + (recording.Hiss * ((noise.Next() * 2) - 1));
            BinaryPrimitives.WriteInt16LittleEndian(
                bytes.AsSpan(n * 2), (short)Math.Clamp(sample * 32767, short.MinValue, short.MaxValue));
        }

        return bytes;
    }

    private static void Tell(
        GroundTruth truth, Recording recording, int frames, string began, double clock)
    {
        double InFile(double seconds) => Math.Round((seconds - recording.Begins) * clock, 6);
        var told = truth.Tell(recording.File, "video", recording.Type);
        told["video"] = GroundTruth.Video(
            recording.Camera.Width, recording.Camera.Height, frames, FramesPerSecond);
        told["cut_frames"] = new JsonArray();
        told["audio"] = new JsonObject
        {
            ["sample_rate"] = SamplesPerSecond,
            ["channels"] = 1,
            ["duration_s"] = recording.Seconds,
            ["sample_clock_ppm"] = recording.SampleClockPpm,
            ["impulses_s"] = GroundTruth.List(Exercise.Claps.Select(InFile)),
            ["whistle_s"] = GroundTruth.List([InFile(Exercise.WhistleFrom), InFile(Exercise.WhistleTo)]),
        };
        told["begins_s"] = recording.Begins;
        told["creation_time"] = began;
        told["location"] = Iso6709(recording.Camera);
        told["clock_error_s"] = recording.ClockErrorSeconds;
    }

    private sealed record Recording(
        string File, string Type, Camera Camera, double Begins, int Seconds, int ClockErrorSeconds,
        double SampleClockPpm, double Gain, double Hiss, string[] Metadata, string Flags);
}
