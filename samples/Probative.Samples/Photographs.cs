using System.Globalization;
using System.Text.Json.Nodes;

namespace Probative.Samples;

/// <summary>
/// Photographs of the same morning, as they come in: from two cameras, with and without a zone or a
/// position, one stripped by a platform, one edited, one whose receiver had another day, one from
/// elsewhere, one that is not what its name says, and a screenshot.
/// </summary>
internal static class Photographs
{
    public const string Folder = "further/photographs/";

    private const int Width = 960;
    private const int Height = 640;
    private const string Editor = "Invented Editor 4.2";

    private static readonly Terrain Here = new(AerialClip.Place);
    private static readonly Camera Bank = new(12, -34, 7, 338, Width, Height);

    public static void Make(GroundTruth truth)
    {
        var whole = Photograph(truth, "IMG_0411.jpg", new Shot(Bank, Here, 2, "IO-3") { HasPlace = true });
        var aside = Bank with { Heading = 344 };
        Photograph(truth, "IMG_0412.jpg", new Shot(aside, Here, 10, "IO-3") { HasPlace = true });
        var north = new Camera(40, 22, 6, 255, Width, Height);
        var receiver = new Shot(north, Here, 25, "IO-3") { HasPlace = true, DaysOfReceiver = -1 };
        Photograph(truth, "IMG_0414.jpg", receiver);
        var east = new Camera(30, -18, 4, 312, Width, Height);
        Photograph(truth, "DSC00127.JPG", new Shot(east, Here, 11, "IO-1000") { HasZone = false });
        var elsewhere = new Camera(-20, -60, 6, 20, Width, Height);
        var other = new Terrain(AerialClip.Place + 77);
        Photograph(truth, "IMG_0398.jpg", new Shot(elsewhere, other, -900, "IO-3"));
        Stripped(truth, whole);
        Edited(truth, whole);
        Misnamed(truth);
        Screenshots.Make(truth);
    }

    private static byte[] Photograph(GroundTruth truth, string name, Shot shot)
    {
        var jpeg = Encoder.EncodePicture(
            DrawingOf(shot), "-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj420p");
        var exif = Of(shot);
        exif.Thumbnail = Small(jpeg);
        var file = Folder + name;
        var photograph = exif.PutInto(jpeg);
        truth.Write(file, photograph);
        var told = Tell(truth, file, "image/jpeg", Width, Height);
        told["photograph"] = Told(shot);
        if (shot.DaysOfReceiver != 0) told["contradictions"] = new JsonArray("gps-date-other-than-original");
        return photograph;
    }

    private static void Stripped(GroundTruth truth, byte[] whole)
    {
        const string file = Folder + "photo_2031-05-08_14-31-02.jpg";
        truth.Write(file, Encoder.ConvertPicture(
            whole, "-vf", "scale=640:-2", "-c:v", "mjpeg", "-q:v", "7", "-map_metadata", "-1"));
        var told = Tell(truth, file, "image/jpeg", 640, 426);
        told["derived_from"] = From("smaller", "re-encoded", "metadata-removed");
    }

    private static void Edited(GroundTruth truth, byte[] whole)
    {
        // The thumbnail stays the one of the camera: it shows what was cut off.
        const string file = Folder + "IMG_0411-web.jpg";
        var jpeg = Encoder.ConvertPicture(
            whole, "-vf", "crop=600:400:60:160,eq=brightness=0.06:contrast=1.1",
            "-c:v", "mjpeg", "-q:v", "3");
        var shot = new Shot(Bank, Here, 2, "IO-3") { HasPlace = true };
        var exif = Of(shot).Image(0x0131, Editor).Image(0x0132, "2031:05:09 09:12:44");
        exif.Thumbnail = Small(whole);
        truth.Write(file, exif.PutInto(jpeg, $"""
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
            xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="{Editor}"
            xmp:CreateDate="2031-05-08T10:41:22+02:00" xmp:ModifyDate="2031-05-09T09:12:44+02:00"/></rdf:RDF>
            </x:xmpmeta><?xpacket end="r"?>
            """));
        var told = Tell(truth, file, "image/jpeg", 600, 400);
        told["derived_from"] = From("cropped", "brighter", "edited");
        told["photograph"] = Told(shot);
        told["photograph"]!["software"] = Editor;
        told["photograph"]!["modified"] = "2031-05-09T09:12:44";
        told["contradictions"] = new JsonArray("thumbnail-other-than-picture", "modified-after-original");
    }

    private static void Misnamed(GroundTruth truth)
    {
        const string file = Folder + "IMG_0415.jpg";
        var shot = new Shot(new Camera(2, -30, 8, 0, 480, 320), Here, 9, "");
        truth.Write(file, Encoder.EncodePicture(DrawingOf(shot), "-c:v", "png"));
        var told = Tell(truth, file, "image/png", 480, 320);
        told["contradictions"] = new JsonArray("type-other-than-name");
    }

    private static Drawing DrawingOf(Shot shot)
    {
        var view = new Viewpoint(shot.Camera, shot.Terrain, hasFigures: shot.Terrain == Here);
        return new Drawing(
            shot.Camera.Width, shot.Camera.Height, 1, 1, (_, rgb) => view.Draw(shot.Seconds, rgb));
    }

    private static byte[] Small(byte[] jpeg) => Encoder.ConvertPicture(
        jpeg, "-vf", "scale=160:-2", "-c:v", "mjpeg", "-q:v", "8", "-map_metadata", "-1");

    private static Exif Of(Shot shot)
    {
        var time = shot.Time.ToString("yyyy':'MM':'dd HH':'mm':'ss", CultureInfo.InvariantCulture);
        var exif = new Exif()
            .Image(0x010F, "Invented Optics").Image(0x0110, shot.Model).Image(0x0112, 1)
            .Image(0x0131, "firmware 2.04").Image(0x0132, time)
            .Photo(0x829A, (1, 500)).Photo(0x829D, (28, 10)).Photo(0x8827, 100).Photo(0x920A, (28, 1))
            .Photo(0x9003, time).Photo(0x9004, time).Photo(0xA002, Width).Photo(0xA003, Height);
        if (shot.HasZone) exif.Photo(0x9010, "+02:00").Photo(0x9011, "+02:00").Photo(0x9012, "+02:00");
        if (!shot.HasPlace) return exif;
        var (latitude, longitude) = Exercise.Geodetic(shot.Camera.East, shot.Camera.North);
        return exif.Place(
            latitude, longitude, Exercise.GroundMetres + shot.Camera.High,
            shot.Time.UtcDateTime.AddDays(shot.DaysOfReceiver), shot.Camera.Heading);
    }

    public static JsonObject Tell(GroundTruth truth, string file, string type, int width, int height)
    {
        var told = truth.Tell(file, "picture", type);
        told["picture"] = new JsonObject { ["width"] = width, ["height"] = height };
        return told;
    }

    private static JsonObject Told(Shot shot)
    {
        var form = shot.HasZone ? "yyyy-MM-dd'T'HH:mm:sszzz" : "yyyy-MM-dd'T'HH:mm:ss";
        var told = new JsonObject
        {
            ["make"] = "Invented Optics",
            ["model"] = shot.Model,
            ["original"] = shot.Time.ToString(form, CultureInfo.InvariantCulture),
        };
        if (!shot.HasPlace) return told;
        var (latitude, longitude) = Exercise.Geodetic(shot.Camera.East, shot.Camera.North);
        told["latitude"] = Math.Round(latitude, 6);
        told["longitude"] = Math.Round(longitude, 6);
        told["altitude_m"] = Exercise.GroundMetres + shot.Camera.High;
        told["heading_degrees"] = shot.Camera.Heading;
        return told;
    }

    private static JsonArray From(params string[] transforms) =>
    [
        new JsonObject
        {
            ["file"] = Folder + "IMG_0411.jpg", ["transforms"] = GroundTruth.List(transforms),
        },
    ];

    private sealed record Shot(Camera Camera, Terrain Terrain, double Seconds, string Model)
    {
        public bool HasZone { get; init; } = true;

        public bool HasPlace { get; init; }

        public int DaysOfReceiver { get; init; }

        public DateTimeOffset Time => Exercise.Start.AddSeconds(Seconds);
    }
}
