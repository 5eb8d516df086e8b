using Probative.Examination;
using Probative.Examination.Pictures;
using Probative.Fingerprints.Pictures;
using Probative.Formats.Types;
using Probative.Tests.Examination.Decoding;
using Probative.Tests.Samples;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Examination.Pictures;

/// <summary>Pictures of phones, which two programs decode; made by an encoder.</summary>
public sealed class HeifPictureTests : IDisposable
{
    // Colours at half size, and rounding.
    private const int BitsMax = 6;

    private const string Encoder = "/usr/bin/heif-enc";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_picture_is_the_one_that_was_encoded()
    {
        await using var desk = await DeskAsync();
        await EncodeAsync("one.heic", "one.png");
        Assert.Same(StillDecoder.Heif, StillDecoder.For(TypeOf("one.heic")));
        Assert.Same(StillDecoder.Ffmpeg, StillDecoder.For(TypeOf("one.png")));

        var heif = await DecodeAsync(desk, "one.heic");
        var png = await DecodeAsync(desk, "one.png");

        Assert.Equal((640, 480), (heif.Width, heif.Height));
        Assert.InRange(Distance(heif, png), 0, BitsMax);
    }

    [Fact]
    public async Task Of_several_pictures_the_first_is_taken()
    {
        await using var desk = await DeskAsync();
        await EncodeAsync("several.heic", "one.png", "other.png");

        var first = await DecodeAsync(desk, "several.heic");

        Assert.InRange(Distance(first, await DecodeAsync(desk, "one.png")), 0, BitsMax);
        Assert.InRange(Distance(first, await DecodeAsync(desk, "other.png")), 60, 196);
    }

    [Fact]
    public async Task One_that_is_cut_is_a_failure_with_a_reason()
    {
        await using var desk = await DeskAsync();
        await EncodeAsync("whole.heic", "one.png");
        var bytes = await File.ReadAllBytesAsync(_folder["whole.heic"], Ct);
        _folder.Write("cut.heic", bytes[..(bytes.Length / 3)]);
        var examination = new PictureExamination(StillDecoder.Heif, ["libheif 1"]);
        Assert.True(examination.AppliesTo(TypeOf("cut.heic")));

        var outcome = await desk.RunAsync(examination, _folder["cut.heic"]);

        var failed = Assert.IsType<ExaminationOutcome.Failed>(outcome);
        Assert.Equal("program-failed", failed.Code);
        Assert.Contains("heif-convert", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_a_camera_that_we_did_not_make_is_decoded()
    {
        var file = Repository.Outside("exif-quicktime/metadata-extractor/heic/cheers_1440x960.heic");
        await using var desk = await DeskAsync();
        var outcome = await desk.RunAsync(new PictureExamination(StillDecoder.Heif, ["libheif 1"]), file);
        var found = Assert.IsType<ExaminationOutcome.Found>(outcome);
        Assert.Equal((1440, 960), ((int)found.Report["width"]!, (int)found.Report["height"]!));
        Assert.Equal(2, found.Made.Count);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static int Distance(PixelFrame one, PixelFrame other) =>
        PdqHash.Distance(PdqHasher.Hash(one.View).Hash, PdqHasher.Hash(other.View).Hash);

    private async Task<DecodingDesk> DeskAsync()
    {
        Assert.SkipUnless(File.Exists(Encoder), $"Not run: {Encoder} is not installed.");
        await DrawAsync("one.png", "testsrc2=s=640x480");
        await DrawAsync("other.png", "mandelbrot=s=320x240");
        return await DecodingDesk.OpenAsync();
    }

    private Task<byte[]> DrawAsync(string name, string picture) => SampleMaterial.RunAsync(
        "/usr/bin/ffmpeg", "-v", "error", "-f", "lavfi", "-i", picture, "-frames:v", "1", _folder[name]);

    private Task<byte[]> EncodeAsync(string name, params string[] pictures) => SampleMaterial.RunAsync(
        Encoder,
        ["-q", "95", .. pictures.Select(picture => _folder[picture]), "-o", _folder[name]]);

    private TypeReport TypeOf(string name) => ItemExaminer.Look(_folder[name], name)!.Type;

    private async Task<PixelFrame> DecodeAsync(DecodingDesk desk, string name)
    {
        var decoder = StillDecoder.For(TypeOf(name))!;
        var (frame, failure, _) = await decoder.DecodeAsync(desk.Sandbox, _folder[name], Ct);
        Assert.Null(failure);
        return frame!;
    }
}
