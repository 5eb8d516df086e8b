using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Probative.Samples;

/// <summary>
/// What the drone wrote beside the clip: subtitles in DJI's bracket form, one for each frame, and the same
/// flight as MISB ST 0601 packets in a transport stream.
/// </summary>
internal static class Telemetry
{
    public const string Subtitles = "further/telemetry/aerial-01.SRT";
    public const string Downlink = "further/telemetry/grey-heron-downlink.ts";
    public const int FramesPerPacket = 5;

    private const double HalfView = AerialClip.Width * AerialClip.MetresPerPixel / 2;
    private const int Rate = AerialClip.FramesPerSecond;

    // The ground fills the picture of a camera of 24 mm (on 36 mm of width) at this height.
    private static readonly double High = Math.Round(HalfView * 24 / 18, 3);

    public static void Make(GroundTruth truth)
    {
        MakeSubtitles(truth);
        MakeDownlink(truth);
    }

    private static void MakeSubtitles(GroundTruth truth)
    {
        var text = new StringBuilder();
        for (var n = 0; n < AerialClip.Frames; n++)
        {
            var (latitude, longitude) = At(n);
            var time = Exercise.Start.AddSeconds((double)n / Rate);
            text.Append(CultureInfo.InvariantCulture, $"""
                {n + 1}
                {Clock(n)} --> {Clock(n + 1)}
                <font size="28">FrameCnt: {n + 1}, DiffTime: {1000 / Rate}ms
                {time:yyyy-MM-dd HH:mm:ss.fff}
                [iso: 100] [shutter: 1/1000.0] [fnum: 2.8] [ev: 0] [color_md: default] [focal_len: 24.00] 
                """);
            text.Append(CultureInfo.InvariantCulture,
                $"[latitude: {latitude:0.000000}] [longitude: {longitude:0.000000}] ");
            text.Append(CultureInfo.InvariantCulture,
                $"[rel_alt: {High:0.000} abs_alt: {Exercise.GroundMetres + High:0.000}] ");
            text.Append("[ct: 5500] </font>\n\n");
        }

        truth.Write(Subtitles, Encoding.UTF8.GetBytes(text.ToString()));
        var told = truth.Tell(Subtitles, "telemetry", "application/x-subrip");
        told["telemetry"] = Track(AerialClip.Frames, AerialClip.Frames - 1, "dji-srt", decimals: 6);
        told["beside"] = FirstMaterial.Clip;
    }

    private static void MakeDownlink(GroundTruth truth)
    {
        var video = Downlink + ".video";
        Encoder.Convert(
            ["-i", truth.Path(FirstMaterial.Clip)], ["-c", "copy", "-f", "mpegts"], truth.Path(video));
        var packets = new List<byte[]>();
        for (var n = 0; n < AerialClip.Frames; n += FramesPerPacket) packets.Add(Packet(n));
        truth.Write(Downlink, TransportStream.AddKlv(truth.Read(video), packets, FramesPerPacket, Rate));
        File.Delete(truth.Path(video));

        var told = truth.Tell(Downlink, "video", "video/mp2t");
        told["video"] = GroundTruth.Video(AerialClip.Width, AerialClip.Height, AerialClip.Frames, Rate);
        told["derived_from"] = new JsonArray(
            GroundTruth.From(FirstMaterial.Clip, 0, FirstMaterial.ClipSeconds, "remuxed"));
        const int last = AerialClip.Frames - FramesPerPacket;
        told["telemetry"] = Track(packets.Count, last, "misb-st-0601", decimals: 6);
    }

    private static byte[] Packet(int frame)
    {
        var (latitude, longitude) = At(frame);
        return new LocalSet()
            .Unsigned(2, 8, (ulong)(Exercise.Start.AddSeconds((double)frame / Rate).UtcTicks
                - DateTimeOffset.UnixEpoch.UtcTicks) / 10)
            .Text(3, "Grey Heron")
            .Scaled(5, 2, 0, 0, 360)
            .SignedScaled(6, 2, 0, 20)
            .SignedScaled(7, 2, 0, 50)
            .Text(10, "Invented Airframe 1")
            .Text(11, "EO Nose")
            .Text(12, "Geodetic WGS84")
            .SignedScaled(13, 4, latitude, 90)
            .SignedScaled(14, 4, longitude, 180)
            .Scaled(15, 2, Exercise.GroundMetres + High, -900, 19_000)
            .Scaled(16, 2, 2 * Math.Atan(18d / 24) * 180 / Math.PI, 0, 180)
            .Scaled(17, 2, 2 * Math.Atan(18d / 24 * 9 / 16) * 180 / Math.PI, 0, 180)
            .Scaled(18, 4, 0, 0, 360)
            .SignedScaled(19, 4, -90, 180)
            .Scaled(20, 4, 0, 0, 360)
            .Scaled(21, 4, High, 0, 5_000_000)
            .SignedScaled(23, 4, latitude, 90)
            .SignedScaled(24, 4, longitude, 180)
            .Scaled(25, 2, Exercise.GroundMetres, -900, 19_000)
            .Unsigned(65, 1, 17)
            .ToPacket();
    }

    private static JsonObject Track(int points, int last, string form, int decimals)
    {
        JsonObject Position(int frame)
        {
            var (latitude, longitude) = At(frame);
            return new JsonObject
            {
                ["latitude"] = Math.Round(latitude, decimals),
                ["longitude"] = Math.Round(longitude, decimals),
                ["altitude_m"] = Math.Round(Exercise.GroundMetres + High, 1),
                ["time"] = Exercise.Start.AddSeconds((double)frame / Rate).UtcDateTime
                    .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            };
        }

        return new JsonObject
        {
            ["form"] = form,
            ["points"] = points,
            ["first"] = Position(0),
            ["last"] = Position(last),
        };
    }

    private static (double Latitude, double Longitude) At(int frame)
    {
        var (east, north) = AerialClip.Camera((double)frame / Rate);
        return Exercise.Geodetic(east, north);
    }

    private static string Clock(int frame) =>
        TimeSpan.FromSeconds((double)frame / Rate)
            .ToString("hh':'mm':'ss','fff", CultureInfo.InvariantCulture);
}
